import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { Review } from '../../shared/review/review.ts';

const findings = ['F', 'G', 'H'];
const articles = [0, 1].map((article) => ({ document: 'a.txt', article, digest: `d${article}` }));

type Move =
  | {
      readonly type: 'decide';
      readonly finding: number;
      readonly accept: boolean;
      readonly batch: number;
    }
  | {
      readonly type: 'veto';
      readonly finding: number;
      readonly at: number;
      readonly vetoed: boolean;
    }
  | { readonly type: 'tag'; readonly article: number; readonly add: boolean; readonly tag: string }
  | { readonly type: 'retract'; readonly back: readonly number[] }
  | { readonly type: 'undo' | 'redo' };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    type: fc.constant('decide' as const),
    finding: fc.nat(2),
    accept: fc.boolean(),
    batch: fc.nat(6),
  }),
  fc.record({
    type: fc.constant('veto' as const),
    finding: fc.nat(2),
    at: fc.nat(2),
    vetoed: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('tag' as const),
    article: fc.nat(1),
    add: fc.boolean(),
    tag: fc.constantFrom('port', 'sea'),
  }),
  fc.record({
    type: fc.constant('retract' as const),
    back: fc.array(fc.nat(12), { maxLength: 3 }),
  }),
  fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const) }),
);

function actionOf(one: Move, review: Review): Action | null {
  switch (one.type) {
    case 'decide':
      return {
        type: 'decide',
        finding: findings[one.finding]!,
        kind: 'typo',
        title: 'x',
        verdict: one.accept ? 'accepted' : 'rejected',
        anchors: [],
        members: [],
      };
    case 'veto':
      return {
        type: 'veto',
        finding: findings[one.finding]!,
        place: {
          document: 'a.txt',
          from: one.at,
          to: one.at + 1,
          exact: 'x',
          prefix: '',
          suffix: '',
        },
        vetoed: one.vetoed,
      };
    case 'tag': {
      const list = [articles[one.article]!];
      return {
        type: 'tag',
        articles: list,
        add: one.add ? [one.tag] : [],
        remove: one.add ? [] : [one.tag],
      };
    }
    case 'retract': {
      const { entries } = review;
      const ids = one.back.map((back) => entries[entries.length - 1 - back]?.id);
      return { type: 'retract', entries: ids.filter((id) => id !== undefined) };
    }
    default: {
      const target = one.type === 'undo' ? review.undoTarget() : review.redoTarget();
      return target && { type: 'retract', entries: target.entries };
    }
  }
}

/** What holds by the plain meaning of the ledger, worked out from the end: a retraction that holds takes back what it names. */
function heldBy(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const gone = new Set<string>();
  const held: LedgerEntry[] = [];
  for (const [index, entry] of [...entries.entries()].reverse()) {
    if (gone.has(entry.id)) continue;
    held.unshift(entry);
    if (entry.action.type !== 'retract') continue;
    const earlier = new Set(entries.slice(0, index).map(({ id }) => id));
    for (const id of entry.action.entries) if (earlier.has(id)) gone.add(id);
  }
  return held;
}

function summary(review: Review): unknown {
  return {
    decisions: findings.map((finding) => review.decision(finding)?.entry.id ?? null),
    vetoes: findings.map((finding) =>
      review
        .vetoes(finding)
        .map(({ from }) => from)
        .sort(),
    ),
    tags: articles.map(({ article }) => review.tags(`a.txt:${article}`)),
    counts: [...review.tagCounts()],
  };
}

test('the state is that of a ledger in which what was taken back was never written', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const review = new Review();
      moves.forEach((one, index) => {
        const action = actionOf(one, review);
        if (!action) return;
        const batch = one.type === 'decide' && one.batch < 3 ? { batch: `b${one.batch}` } : {};
        review.append({
          id: `e${index}`,
          at: '2026-01-01T00:00:00.000Z',
          by: 'Rosa',
          ...batch,
          action,
        });
      });
      const held = heldBy(review.entries);
      const plain = new Review(held.filter(({ action }) => action.type !== 'retract'));
      expect(summary(review)).toEqual(summary(plain));
      for (const entry of review.entries)
        expect(review.isEffective(entry.id)).toBe(held.includes(entry));
      // Appended one by one or read back at once: the same.
      expect(summary(new Review(review.entries))).toEqual(summary(review));
      expect(new Review(review.entries).undoTarget()).toEqual(review.undoTarget());
    }),
    { numRuns: 800 },
  );
});

test('redo brings back exactly what undo took', () => {
  fc.assert(
    fc.property(
      fc.array(move, { maxLength: 30 }),
      fc.integer({ min: 1, max: 10 }),
      (moves, times) => {
        const review = new Review();
        let made = 0;
        const apply = (one: Move) => {
          const action = actionOf(one, review);
          made += 1;
          if (action) review.append({ id: `e${made}`, at: '', by: '', action });
          return action !== null;
        };
        for (const one of moves) if (one.type !== 'undo' && one.type !== 'redo') apply(one);
        const states = [summary(review)];
        for (let i = 0; i < times && apply({ type: 'undo' }); i++) states.push(summary(review));
        for (let i = states.length - 2; i >= 0; i--) {
          expect(apply({ type: 'redo' })).toBe(true);
          expect(summary(review)).toEqual(states[i]);
        }
      },
    ),
    { numRuns: 500 },
  );
});
