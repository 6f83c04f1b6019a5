import './empty-state.css';
import type { ReactNode } from 'react';

/** What stands where there is nothing: a sentence, and what can be done. */
export function EmptyState(props: {
  title: string;
  /** True where it is the only heading of the page. */
  main?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const Heading = props.main ? 'h1' : 'h2';
  return (
    <div className="empty-state">
      <div className="empty-state__mark" aria-hidden="true" />
      <Heading className="empty-state__title">{props.title}</Heading>
      {props.children ? <div className="empty-state__text">{props.children}</div> : null}
      {props.actions ? <div className="empty-state__actions">{props.actions}</div> : null}
    </div>
  );
}
