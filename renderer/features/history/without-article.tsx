import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { useApp } from '../../state/app.ts';
import { scrolling } from '../../state/focus.ts';
import { foldRuns } from '../../state/fold-runs.ts';
import { withoutArticleQuery } from '../../state/ledger-queries.ts';

/** One article with the entries and without them, as a diff; long stretches that are equal are folded. */
export function WithoutArticleView(props: { entries: readonly string[]; article: string }) {
  const app = useApp();
  const [whole, setWhole] = useState(false);
  const { data, error } = useQuery(withoutArticleQuery(app, props.entries, props.article));
  const runs = useMemo(() => {
    const all = data?.rows.flatMap((row) => row.segments) ?? [];
    return whole ? all : foldRuns(all);
  }, [data, whole]);
  if (error && !data) {
    return (
      <section className="without__text" aria-label="Article">
        <p role="alert">{error.message}</p>
      </section>
    );
  }
  if (!data) return <section className="without__text" aria-label="Article" />;
  const { article, tags } = data;
  const [before, after] = article.fate;
  return (
    <section className="without__text" aria-label="Article" {...scrolling}>
      <header className="without__head">
        <h3 dir="auto">{article.headline || article.document}</h3>
        <p>
          <bdi dir="ltr">{article.document}</bdi> · article {article.article + 1}
          {before === after ? '' : ` · with it ${before}, without it ${after}`}
        </p>
        {article.tags ? (
          <p dir="auto">
            Tags with it: {tags[0].join(', ') || 'none'}; without it: {tags[1].join(', ') || 'none'}
          </p>
        ) : null}
        <p className="diff-text">
          <del>struck</del> stands there only with it, <ins>underlined</ins> only without it.{' '}
          <Button small variant="plain" aria-pressed={whole} onClick={() => setWhole(!whole)}>
            Whole text
          </Button>
        </p>
      </header>
      <p className="corpus-text diff-text" dir="auto">
        <DiffText runs={runs} invisibles={false} />
      </p>
    </section>
  );
}
