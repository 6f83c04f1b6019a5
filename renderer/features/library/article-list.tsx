import { useQueries, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState } from 'react';
import type { ListedArticle } from '../../../shared/host/model.ts';
import type { TagColour } from '../../../shared/host/tag-colours.ts';
import { tagLevels } from '../../../shared/review/tag-names.ts';
import { Chip } from '../../components/chip.tsx';
import { SnippetText } from '../../components/snippet-text.tsx';
import { useApp } from '../../state/app.ts';
import { chooseArticlesTo, toggleArticle } from '../../state/library-actions.ts';
import { library } from '../../state/library-state.ts';
import { articlePage, articlesQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { offerSubject } from '../../state/subject.ts';
import { plural } from '../../state/words.ts';
import { TagDot, useTagColour } from '../tags/tag-dot.tsx';

const rowHeight = 56;
/** Tags that a row shows; the others are counted. */
const mostChips = 2;

/** The articles that pass the filter; only the rows in sight are there. */
export function ArticleList() {
  const app = useApp();
  const frame = useRef<HTMLElement>(null);
  const filter = useStore(library, (state) => state.filter);
  const shown = useStore(library, (state) => state.shown);
  const chosen = useStore(app.chosen, (keys) => keys);
  const colourOf = useTagColour();
  const [pages, setPages] = useState('0');
  const first = useQuery(articlesQuery(app, filter, 0));
  const wanted = pages.split(',').map(Number);
  const results = useQueries({ queries: wanted.map((page) => articlesQuery(app, filter, page)) });
  const total = first.data?.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const next =
    [...new Set(items.map((row) => Math.floor(row.index / articlePage)))].join(',') || '0';
  if (next !== pages) setPages(next);
  useEffect(() => {
    if (shown !== null) virtual.scrollToIndex(shown, { align: 'auto' });
  }, [virtual, shown]);
  return (
    <section ref={frame} className="library__list" aria-label="List of articles">
      <ul className="library__space" style={{ height: virtual.getTotalSize() }}>
        {items.map((row) => {
          const page = Math.floor(row.index / articlePage);
          const article = results[wanted.indexOf(page)]?.data?.items[row.index % articlePage];
          return article ? (
            <ArticleRow
              key={article.key}
              article={article}
              index={row.index}
              top={row.start}
              current={shown === row.index}
              chosen={chosen.has(article.key)}
              colourOf={colourOf}
            />
          ) : null;
        })}
      </ul>
      {first.data && total === 0 ? <p className="library__none">No article matches.</p> : null}
    </section>
  );
}

interface ArticleRowProps {
  article: ListedArticle;
  index: number;
  top: number;
  current: boolean;
  chosen: boolean;
  colourOf: (tag: string) => TagColour | null;
}

/** The last level says most where there is little room. */
function shortTag(tag: string): string {
  const levels = tagLevels(tag);
  return levels.length > 1 ? `…/${levels.at(-1)}` : tag;
}

const fates = { kept: null, removed: 'removed', merged: 'merged' } as const;

const ArticleRow = memo(function ArticleRow(props: ArticleRowProps) {
  const app = useApp();
  const { article, index, top, current, chosen, colourOf } = props;
  const fate = fates[article.fate];
  const headline = article.headline || article.document;
  return (
    <li
      className={fate ? 'article-row article-row--gone' : 'article-row'}
      data-current={current}
      data-menu-home={current || undefined}
      onContextMenu={() => {
        library.patch({ shown: index });
        offerSubject({ type: 'article' });
      }}
      style={{ transform: `translateY(${top}px)` }}
    >
      <input
        type="checkbox"
        aria-label={`Choose ${headline}`}
        checked={chosen}
        onChange={() => undefined}
        onClick={(event) => {
          if (event.shiftKey) void chooseArticlesTo(app, index);
          else toggleArticle(app, article.key, index);
        }}
      />
      <button
        type="button"
        className="article-row__open"
        aria-current={current ? 'true' : undefined}
        onClick={() => library.patch({ shown: index })}
      >
        <span className="article-row__headline truncate" dir="auto">
          {headline}
        </span>
        <span className="article-row__facts truncate">
          {fate ? `${fate} · ` : ''}
          {article.snippet ? (
            <SnippetText snippet={article.snippet} />
          ) : (
            <>
              {plural(article.words, 'word')} · <bdi dir="ltr">{article.document}</bdi>
            </>
          )}
        </span>
      </button>
      <span className="article-row__end" title={article.tags.join(', ')}>
        {article.tags.slice(0, mostChips).map((tag) => (
          <Chip key={tag}>
            <TagDot colour={colourOf(tag)} />
            {shortTag(tag)}
          </Chip>
        ))}
        {article.tags.length > mostChips ? (
          <span className="article-row__more tabular">+{article.tags.length - mostChips}</span>
        ) : null}
      </span>
    </li>
  );
});
