import './notice.css';
import { type ReactNode, useEffect, useRef } from 'react';

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
  const place = useRef<HTMLDivElement>(null);
  // It may come up below what is in sight of a dialog.
  useEffect(() => {
    if (role === 'alert') place.current?.scrollIntoView({ block: 'nearest' });
  }, [role]);
  const names = ['notice', `notice--${tone}`];
  if (apart) names.push('notice--apart');
  return (
    <div ref={place} className={names.join(' ')} role={role}>
      {children}
    </div>
  );
}
