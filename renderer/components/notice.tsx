import './notice.css';
import type { ReactNode } from 'react';

interface NoticeProps {
  tone: 'error' | 'warn';
  /** Read out when it appears, at once or when there is quiet; without a role only where it stands. */
  role?: 'alert' | 'status';
  /** With room around it, where nothing else gives it some. */
  apart?: boolean;
  children: ReactNode;
}

/** A sentence that must not be missed, where it belongs. */
export function Notice({ tone, role, apart, children }: NoticeProps) {
  const names = ['notice', `notice--${tone}`];
  if (apart) names.push('notice--apart');
  return (
    <div className={names.join(' ')} role={role}>
      {children}
    </div>
  );
}
