import './without-dialog.css';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ChangedArticleView, WithoutWindow } from '../../../shared/host/ledger-model.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useApp } from '../../state/app.ts';
import { useDialogKeys } from '../../state/dialog-keys.ts';
import { history } from '../../state/history-state.ts';
import { withoutPage, withoutQuery } from '../../state/ledger-queries.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { useFixedRows } from '../queue/use-fixed-rows.ts';
import { WithoutArticleView } from './without-article.tsx';

const rowHeight = 58;

/** What the clean corpus would be without some entries: which articles differ, and each as a diff. */
export function WithoutDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'without');
  const entries = useStore(history, (state) => state.without);
  const first = useQuery({ ...withoutQuery(app, entries, 0), enabled: open && entries.length > 0 });
  return (
    <Dialog
      open={open}
      onClose={() => app.view.patch({ dialog: null })}
      title="With and without"
      description={first.data ? <Summary data={first.data} /> : 'Comparing…'}
      shape={first.data?.total === 0 ? 'normal' : 'full'}
      flush
    >
      {first.error && !first.data ? (
        <p className="without__none" role="alert">
          {first.error.message}
        </p>
      ) : null}
      {open && first.data && first.data.total > 0 ? (
        <Articles key={entries.join()} entries={entries} total={first.data.total} />
      ) : null}
    </Dialog>
  );
}

function Summary({ data }: { data: WithoutWindow }) {
  const { total, kept, characters, entries } = data;
  const by = characters[1] - characters[0];
  return (
    <>
      <span className="without__entries" dir="auto">
        {entries}
      </span>
      <br />
      {total === 0 ? (
        'Without it the clean corpus would be the same.'
      ) : (
        <>
          Without it {plural(total, 'article')} would be other
          {kept[0] === kept[1]
            ? ''
            : `, ${count(kept[1])} of them kept instead of ${count(kept[0])}`}
          {by === 0 ? '' : `; ${plural(Math.abs(by), 'character')} ${by < 0 ? 'less' : 'more'}`}.
        </>
      )}
    </>
  );
}

function Articles({ entries, total }: { entries: readonly string[]; total: number }) {
  const app = useApp();
  const frame = useRef<HTMLElement>(null);
  const [at, setAt] = useState(0);
  const rows = useFixedRows(frame, total, rowHeight, 6);
  const from = Math.floor(Math.min(rows.from, at) / withoutPage);
  const pages = [
    ...new Set([
      Math.floor(at / withoutPage),
      ...Array.from(
        { length: Math.floor(Math.max(rows.to - 1, 0) / withoutPage) - from + 1 },
        (_, index) => from + index,
      ).filter((page) => page * withoutPage < rows.to && (page + 1) * withoutPage > rows.from),
    ]),
  ];
  const results = useQueries({ queries: pages.map((page) => withoutQuery(app, entries, page)) });
  const item = (index: number): ChangedArticleView | undefined =>
    results[pages.indexOf(Math.floor(index / withoutPage))]?.data?.items[index % withoutPage];
  const go = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setAt(next);
    rows.scrollTo(next);
  };
  useDialogKeys('without', true, {
    'next-listed': () => go(at + 1),
    'previous-listed': () => go(at - 1),
  });
  const shown = item(at);
  const drawn = Array.from({ length: rows.to - rows.from }, (_, offset) => rows.from + offset);
  return (
    <div className="without">
      <section ref={frame} className="without__list" aria-label="Articles that differ">
        <ul style={{ height: total * rowHeight }} aria-label={plural(total, 'article')}>
          {drawn.map((index) => {
            const article = item(index);
            return article ? (
              <li
                key={article.key}
                style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
                aria-posinset={index + 1}
                aria-setsize={total}
              >
                <button
                  type="button"
                  className="without__row"
                  aria-current={index === at ? 'true' : undefined}
                  onClick={() => go(index)}
                >
                  <span className="truncate" dir="auto">
                    {article.headline || article.document}
                  </span>
                  <span className="without__change truncate">{changeWords(article)}</span>
                </button>
              </li>
            ) : null;
          })}
        </ul>
      </section>
      {shown ? <WithoutArticleView key={shown.key} entries={entries} article={shown.key} /> : null}
    </div>
  );
}

/** What becomes of an article without the entries, in a few words. */
function changeWords({ fate, characters, tags }: ChangedArticleView): string {
  const [before, after] = fate;
  if (before !== after) return `${before} → ${after}`;
  const by = characters[1] - characters[0];
  if (by !== 0) return `${by > 0 ? '+' : '−'}${plural(Math.abs(by), 'character')}`;
  return tags ? 'other tags' : 'another text of the same length';
}
