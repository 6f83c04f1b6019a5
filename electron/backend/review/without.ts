import type { FindingIndex } from '../../../shared/clean/finding-index.ts';
import { type ChangedArticle, Without } from '../../../shared/clean/without.ts';
import { compareTexts } from '../../../shared/diff/compare.ts';
import type {
  ChangedArticleView,
  WithoutArticle,
  WithoutWindow,
} from '../../../shared/host/ledger-model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { displayHeadline, keyOf } from '../../../shared/host/views/articles.ts';
import { describeEntries } from '../../../shared/review/describe.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';

/** What the clean corpus would be without some entries of the ledger. */
export function withoutAnswers(desk: Desk, index: () => Promise<FindingIndex>) {
  const { corpus, review } = desk;
  const kept = desk.untilChanged(() => new Map<string, Promise<Without>>());

  /** The comparison for these entries; worked out once until the ledger changes, others being answered meanwhile. */
  function comparison(entries: readonly string[]): Promise<Without> {
    const key = [...entries].sort().join(' ');
    const known = kept();
    const begun = known.get(key);
    if (begun) return begun;
    for (const entry of entries)
      if (!review.entry(entry)) throw new StetError('not-found', 'There is no such decision.');
    known.clear();
    const [scanned, findings] = [desk.scanned(), desk.findings()];
    const work = index().then(async (made) => {
      const leftOut = new Set(entries);
      const without = new Without(corpus, scanned, findings, made, review, leftOut);
      await withPauses(without.work());
      return without;
    });
    known.set(key, work);
    return work;
  }

  function view(changed: ChangedArticle): ChangedArticleView {
    const { document, article, fate, length, tags } = changed;
    const source = corpus.articlesOf(document)[article]!;
    return {
      key: keyOf(source),
      document,
      article,
      headline: displayHeadline(corpus, source),
      fate,
      characters: length,
      tags,
    };
  }

  return {
    async without(
      entries: readonly string[],
      offset: number,
      limit: number,
    ): Promise<WithoutWindow> {
      const { changed } = await comparison(entries);
      const count = (side: 0 | 1) => changed.filter(({ fate }) => fate[side] === 'kept').length;
      const sum = (side: 0 | 1) => changed.reduce((total, { length }) => total + length[side], 0);
      return {
        total: changed.length,
        offset,
        items: changed.slice(offset, offset + limit).map(view),
        entries: describeEntries(
          entries.flatMap((entry) => review.entry(entry) ?? []),
          review,
        ),
        kept: [count(0), count(1)],
        characters: [sum(0), sum(1)],
      };
    },
    async withoutArticle(entries: readonly string[], key: string): Promise<WithoutArticle> {
      const ref = desk.refOf(key);
      const without = await comparison(entries);
      const changed = without.changed.find(
        ({ document, article }) => document === ref.document && article === ref.article,
      );
      const both = await withPauses(without.article(ref));
      if (!changed || !both) {
        throw new StetError('not-found', 'That article is the same both ways.');
      }
      return {
        article: view(changed),
        rows: compareTexts(both.withThem.text, both.withoutThem.text).rows,
        tags: [both.withThem.tags, both.withoutThem.tags],
      };
    },
  };
}
