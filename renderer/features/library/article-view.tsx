import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { compareTexts } from '../../../shared/diff/compare.ts';
import { Button } from '../../components/button.tsx';
import { DiffText } from '../../components/diff-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { Notice } from '../../components/notice.tsx';
import type { Run } from '../../components/run.ts';
import { useApp } from '../../state/app.ts';
import { library } from '../../state/library-state.ts';
import { articlePage, articleQuery, articlesQuery } from '../../state/queries.ts';
import { findSimilar } from '../../state/similar-actions.ts';
import { useStore } from '../../state/store.ts';
import { offerSubject } from '../../state/subject.ts';
import { plural } from '../../state/words.ts';
import { Facts } from '../inspector/facts.tsx';
import { tagCounts } from '../tags/tag-counts.ts';
import { TagEditor } from '../tags/tag-editor.tsx';
import { useReasonHighlights } from '../tags/use-reason-highlights.ts';

type Mode = 'changes' | 'clean' | 'source';
const modes: readonly { value: Mode; label: string }[] = [
  { value: 'changes', label: 'Changes' },
  { value: 'clean', label: 'Clean' },
  { value: 'source', label: 'Source' },
];

/** One article as it was read, as the decisions leave it, and what lies between. */
export function ArticleView() {
  const app = useApp();
  const shown = useStore(library, (state) => state.shown);
  const filter = useStore(library, (state) => state.filter);
  const index = shown ?? 0;
  const page = useQuery({
    ...articlesQuery(app, filter, Math.floor(index / articlePage)),
    enabled: shown !== null,
  });
  const row = shown === null ? undefined : page.data?.items[index % articlePage];
  const article = useQuery({
    ...articleQuery(app, row?.key ?? ''),
    enabled: row !== undefined,
  });
  const [mode, setMode] = useState<Mode>('changes');
  const data = article.data;
  const runs = useMemo(
    (): Run[] =>
      !data
        ? []
        : mode === 'changes'
          ? compareTexts(data.source, data.clean).rows.flatMap((each) => each.segments)
          : [{ type: 'same', text: data[mode] }],
    [data, mode],
  );
  const text = useRef<HTMLParagraphElement>(null);
  useReasonHighlights(text, row?.key ?? null, runs);
  if (shown === null) {
    return (
      <section className="library__reader library__reader--none" aria-label="Article">
        <EmptyState title="Read an article">
          Click one to see it as it was and as it will be. Tick several, or hold Shift, to tag them
          together.
        </EmptyState>
      </section>
    );
  }
  if (article.error && !article.data) {
    return (
      <section className="library__reader" aria-label="Article">
        <Notice tone="error" role="alert" apart>
          {article.error.message}
        </Notice>
      </section>
    );
  }
  if (!data) return <section className="library__reader" aria-label="Article" />;
  const info = data.article;
  const same = data.source === data.clean;
  return (
    <section
      className="library__reader"
      aria-label="Article"
      tabIndex={-1}
      onContextMenu={() => offerSubject({ type: 'article' })}
    >
      <div className="article-view">
        <header>
          <h2 className="article-view__title" dir="auto">
            {info.headline || info.document}
          </h2>
          <p className="article-view__where">
            <bdi dir="ltr">{info.document}</bdi> · article {info.article + 1} ·{' '}
            {plural(info.words, 'word')}
            {info.fate === 'kept' ? '' : ` · ${info.fate}`}
          </p>
        </header>
        <TagEditor articles={[info.key]} tags={tagCounts([info])} about={info.key} />
        {info.fields.length > 0 ? (
          <Facts facts={info.fields.map(({ name, value }) => [name, value] as const)} />
        ) : null}
        <div className="article-view__head">
          <span className="article-view__modes" role="toolbar" aria-label="Text">
            {modes.map(({ value, label }) => (
              <Button
                key={value}
                small
                variant="plain"
                aria-pressed={mode === value}
                onClick={() => setMode(value)}
              >
                {label}
              </Button>
            ))}
          </span>
          <Button
            small
            className="article-view__similar"
            onClick={() => findSimilar(app, info.key)}
          >
            Find duplicates <CommandKey name="similar" />
          </Button>
          <p className="article-view__state">
            {same ? 'Nothing is changed here so far.' : 'As the decisions so far leave it.'}
          </p>
        </div>
        <p ref={text} className="corpus-text diff-text" dir="auto">
          <DiffText runs={runs} invisibles={false} />
        </p>
      </div>
    </section>
  );
}
