import './empty-state.css';
import type { ReactNode } from 'react';

/** What stands where there is nothing: a sentence, and what can be done. */
export function EmptyState(props: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty-state">
      <div className="empty-state__mark" aria-hidden="true" />
      <h2 className="empty-state__title">{props.title}</h2>
      {props.children ? <div className="empty-state__text">{props.children}</div> : null}
      {props.actions ? <div className="empty-state__actions">{props.actions}</div> : null}
    </div>
  );
}
