import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { compareTexts } from '../../../shared/diff/compare.ts';
import { DiffText } from '../../components/diff-text.tsx';
import { Notice } from '../../components/notice.tsx';
import type { Run } from '../../components/run.ts';
import { useApp } from '../../state/app.ts';
import { articleQuery } from '../../state/queries.ts';

/** Two articles as they were read, side by side, with what only one of them has marked. */
export function BesideTexts({ left, right }: { left: string; right: string }) {
  const app = useApp();
  const one = useQuery(articleQuery(app, left));
  const other = useQuery(articleQuery(app, right));
  const texts = one.data && other.data ? ([one.data.source, other.data.source] as const) : null;
  const sides = useMemo(
    () => (texts ? sidesOf(texts[0], texts[1]) : null),
    [texts?.[0], texts?.[1]],
  );
  const error = one.error ?? other.error;
  if (error && !sides) {
    return (
      <Notice tone="error" role="alert">
        {error.message}
      </Notice>
    );
  }
  if (!sides) return <div className="beside" aria-hidden="true" />;
  return (
    <div className="beside">
      <section className="beside__side" aria-label="This article">
        <p className="corpus-text diff-text beside__text" dir="auto">
          <DiffText runs={sides.left} invisibles={false} />
        </p>
      </section>
      <section className="beside__side" aria-label="The other article">
        <p className="corpus-text diff-text beside__text" dir="auto">
          <DiffText runs={sides.right} invisibles={false} />
        </p>
      </section>
    </div>
  );
}

/** Both texts whole, each with what it alone has. */
export function sidesOf(left: string, right: string): { left: Run[]; right: Run[] } {
  const segments = compareTexts(left, right).rows.flatMap((row) => row.segments);
  return {
    left: segments.filter((segment) => segment.type !== 'added'),
    right: segments.filter((segment) => segment.type !== 'removed'),
  };
}
