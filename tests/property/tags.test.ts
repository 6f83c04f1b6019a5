import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { Review } from '../../shared/review/review.ts';

const names = ['economy', 'economy/rates', 'economy/rates/euro', 'econ', 'sport', 'sport/rates'];
const articles = [0, 1, 2].map((article) => ({
  document: 'a.txt',
  article,
  digest: `d${article}`,
}));
const keyOf = (article: number) => `a.txt:${article}`;

const move = fc.oneof(
  fc.record({
    type: fc.constant('tag' as const),
    articles: fc.subarray([0, 1, 2], { minLength: 1 }),
    add: fc.subarray(names, { maxLength: 2 }),
    remove: fc.subarray(names, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('retag' as const),
    from: fc.constantFrom(...names),
    to: fc.option(fc.constantFrom(...names, 'economy/rates/us')),
  }),
  fc.record({ type: fc.constant('retract' as const), back: fc.nat(12) }),
);

type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function actionOf(one: Move, review: Review): Action | null {
  if (one.type === 'retract') {
    const { entries } = review;
    const entry = entries[entries.length - 1 - one.back];
    return entry ? { type: 'retract', entries: [entry.id] } : null;
  }
  if (one.type === 'retag')
    return { type: 'retag', from: one.from, to: one.to, articles: 0, merged: false };
  return {
    type: 'tag',
    articles: one.articles.map((article) => articles[article]!),
    add: one.add,
    remove: one.remove,
  };
}

/** The tags of the articles when what holds is done once more from the start, in its plain meaning. */
function plainTags(held: readonly LedgerEntry[]): string[][] {
  let tags = articles.map((): string[] => []);
  for (const { action } of held) {
    if (action.type === 'tag') {
      tags = tags.map((own, article) => {
        if (!action.articles.some((one) => one.article === article)) return own;
        return [...own.filter((tag) => !action.remove.includes(tag)), ...action.add];
      });
    } else if (action.type === 'retag') {
      const above = action.from.split('/');
      tags = tags.map((own) =>
        own.flatMap((tag) => {
          const levels = tag.split('/');
          if (above.some((level, at) => levels[at] !== level)) return [tag];
          const rest = levels.slice(above.length);
          return action.to === null ? [] : [[...action.to.split('/'), ...rest].join('/')];
        }),
      );
    }
  }
  return tags.map((own) => [...new Set(own)].sort());
}

function play(moves: readonly Move[]): Review {
  const review = new Review();
  moves.forEach((one, index) => {
    const action = actionOf(one, review);
    if (action) review.append({ id: `e${index}`, at: '', by: '', action });
  });
  return review;
}

const heldBy = (review: Review) =>
  review.entries.filter(({ id, action }) => action.type !== 'retract' && review.isEffective(id));
const tagsOf = (review: Review) => articles.map(({ article }) => [...review.tags(keyOf(article))]);

test('tags given, taken off, renamed, merged and taken back are what a plain reading of the ledger gives', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const review = play(moves);
      const expected = plainTags(heldBy(review));
      expect(tagsOf(review)).toEqual(expected);
      for (const name of [...names, 'economy/rates/us']) {
        const within = expected.flatMap((own, article) =>
          own.some((tag) => `${tag}/`.startsWith(`${name}/`)) ? [keyOf(article)] : [],
        );
        expect([...review.articlesTagged(name)].sort()).toEqual(within);
        expect(review.tagCounts().get(name) ?? 0).toBe(
          expected.filter((own) => own.includes(name)).length,
        );
      }
    }),
    { numRuns: 600 },
  );
});

test('no tag is given and ruled out at once', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const review = play(moves);
      for (const { article } of articles) {
        const tags = review.tags(keyOf(article));
        expect(review.tagsRuledOut(keyOf(article)).filter((tag) => tags.includes(tag))).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
