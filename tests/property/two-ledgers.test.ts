import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../shared/clean/clean.ts';
import { indexFindings } from '../../shared/clean/finding-index.ts';
import { Without } from '../../shared/clean/without.ts';
import type { Corpus } from '../../shared/corpus/corpus.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import { decideAction, vetoAction } from '../../shared/review/actions.ts';
import { compareLedgers } from '../../shared/review/compare-ledgers.ts';
import type { Action, LedgerEntry, Settlement } from '../../shared/review/ledger-entry.ts';
import { conflictKey, type MergePlan, planMerge } from '../../shared/review/merge-ledgers.ts';
import { Review } from '../../shared/review/review.ts';
import { corpusOf, entryOf } from '../unit/clean/support.ts';
import { documents, review, type Step, step } from './review-maker.ts';

/** What a second editor does with the findings of the first: a verdict, maybe a veto, maybe taken back. */
const move = fc.record({
  finding: fc.nat(20),
  verdict: fc.constantFrom('accepted', 'rejected', 'edited', 'deferred'),
  veto: fc.boolean(),
  takenBack: fc.boolean(),
  note: fc.boolean(),
  tag: fc.boolean(),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const ledgers = fc.record({
  texts: documents,
  steps: fc.array(step, { maxLength: 8 }),
  mine: fc.array(move, { maxLength: 8 }),
  theirs: fc.array(move, { maxLength: 8 }),
});

function made({ texts, steps }: { texts: string[][]; steps: Step[] }) {
  const corpus = corpusOf(Object.fromEntries(texts.map((list, i) => [`${i}.txt`, list])));
  return { corpus, ...review(corpus, steps) };
}

function ledgerOf(
  corpus: Corpus,
  findings: readonly Finding[],
  moves: readonly Move[],
  by: string,
): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  const add = (action: Action) => {
    entries.push(entryOf(action, { by }));
    return entries.at(-1)!.id;
  };
  for (const one of moves) {
    const finding = findings[one.finding % Math.max(1, findings.length)];
    if (!finding) continue;
    const own = one.verdict === 'edited' && finding.kind !== 'duplicate' ? by : undefined;
    const id = add(decideAction(finding, one.verdict, corpus, own));
    if (one.veto && finding.kind !== 'duplicate') add(vetoAction(finding, 0, true, corpus));
    if (one.takenBack) add({ type: 'retract', entries: [id] });
    if (one.note) add({ type: 'note', finding: finding.id, text: `${by} says` });
    if (one.tag) {
      const { document, index, from } = corpus.articles[0]!;
      const anchor = { document, article: index, digest: 'd', from };
      add({ type: 'tag', articles: [anchor], add: [by], remove: [] });
    }
  }
  return entries;
}

/** The ledger with what a merge appends to it. */
function appended(ledger: readonly LedgerEntry[], plan: MergePlan): LedgerEntry[] {
  const retraction: LedgerEntry[] =
    plan.retract.length === 0 ? [] : [entryOf({ type: 'retract', entries: plan.retract })];
  return [...ledger, ...retraction, ...plan.take, ...plan.actions.map((action) => entryOf(action))];
}

const everyConflict = (
  comparison: ReturnType<typeof compareLedgers>,
  choice: Settlement,
): ReadonlyMap<string, Settlement> =>
  new Map(comparison.conflicts.map(({ finding }) => [conflictKey('finding', finding), choice]));

describe('two ledgers', () => {
  test('merging a ledger with itself changes nothing', () => {
    fc.assert(
      fc.property(ledgers, (input) => {
        const { corpus, findings } = made(input);
        const state = new Review(ledgerOf(corpus, findings, input.mine, 'Rosa'));
        const comparison = compareLedgers(state, state);
        expect(comparison.conflicts).toEqual([]);
        expect(comparison.onlyMine).toEqual([]);
        expect(comparison.onlyTheirs).toEqual([]);
        expect(comparison.agreement.agreed).toBe(comparison.agreement.both);
        const plan = planMerge(state, state, comparison, { takeTheirs: true, settled: new Map() });
        expect(plan).toEqual({ retract: [], take: [], actions: [] });
      }),
    );
  });

  test('the figure of agreement is the same from both sides', () => {
    fc.assert(
      fc.property(ledgers, (input) => {
        const { corpus, findings } = made(input);
        const mine = new Review(ledgerOf(corpus, findings, input.mine, 'Rosa'));
        const theirs = new Review(ledgerOf(corpus, findings, input.theirs, 'Otto'));
        const one = compareLedgers(mine, theirs);
        const other = compareLedgers(theirs, mine);
        expect(one.agreement).toEqual(other.agreement);
        expect(one.withoutDeferred).toEqual(other.withoutDeferred);
        expect(one.conflicts.length).toBe(other.conflicts.length);
        expect([...one.onlyMine].sort()).toEqual([...other.onlyTheirs].sort());
        expect([...one.agree].sort()).toEqual([...other.agree].sort());
      }),
    );
  });

  test('a merged ledger gives the clean corpus that the same verdicts by hand give, and merging again adds nothing', () => {
    fc.assert(
      fc.property(ledgers, fc.constantFrom('mine', 'theirs', 'open'), (input, choice) => {
        const { corpus, findings } = made(input);
        const ours = ledgerOf(corpus, findings, input.mine, 'Rosa');
        const mine = new Review(ours);
        const theirs = new Review(ledgerOf(corpus, findings, input.theirs, 'Otto'));
        const comparison = compareLedgers(mine, theirs);
        const settled = everyConflict(comparison, choice as Settlement);
        const wishes = { takeTheirs: true, settled };
        const merged = new Review(appended(ours, planMerge(mine, theirs, comparison, wishes)));

        const conflicts = new Set(comparison.conflicts.map(({ finding }) => finding));
        const onlyTheirs = new Set(comparison.onlyTheirs);
        const wanted = (state: Review, fits: (finding: string) => boolean) =>
          state.entries.filter(
            ({ id, action }) =>
              state.isEffective(id) &&
              (action.type === 'decide' || action.type === 'veto') &&
              fits(action.finding),
          );
        const byHand = new Review([
          ...wanted(mine, (finding) => choice === 'mine' || !conflicts.has(finding)),
          ...wanted(
            theirs,
            (finding) => onlyTheirs.has(finding) || (choice === 'theirs' && conflicts.has(finding)),
          ),
        ]);
        const texts = (state: Review) =>
          clean(corpus, findings, state).articles.map(({ status, text }) => `${status} ${text}`);
        expect(texts(merged)).toEqual(texts(byHand));

        const again = compareLedgers(merged, theirs);
        expect(again.agreement).toEqual(comparison.agreement);
        expect(compareLedgers(theirs, merged).agreement).toEqual(comparison.agreement);
        expect(again.conflicts).toEqual([]);
        expect(again.onlyTheirs).toEqual([]);
        const plan = planMerge(merged, theirs, again, wishes);
        expect(plan).toEqual({ retract: [], take: [], actions: [] });
      }),
    );
  });
});

describe('the clean corpus without some entries', () => {
  const withoutSome = fc.record({
    texts: documents,
    steps: fc.array(step, { maxLength: 8 }),
    more: fc.array(move, { maxLength: 4 }),
    out: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
  });

  test('is that of the ledger in which they were never written, and names every article that differs', () => {
    fc.assert(
      fc.property(withoutSome, (input) => {
        const { corpus, findings, entries } = made(input);
        const all = [...entries, ...ledgerOf(corpus, findings, input.more, 'Otto')];
        if (all.length === 0) return;
        const left = new Set(input.out.map((index) => all[index % all.length]!.id));
        const state = new Review(all);
        const index = inOneGo(indexFindings(corpus, findings));
        const comparison = new Without(corpus, findings, findings, index, state, left);
        inOneGo(comparison.work());
        const one = clean(corpus, findings, state).articles;
        const other = clean(
          corpus,
          findings,
          new Review(all.filter(({ id }) => !left.has(id))),
        ).articles;
        const shape = ({ status, into, text, tags }: (typeof one)[number]) => ({
          status,
          into,
          text,
          tags,
        });
        const differ = one.filter(
          (article, index) =>
            JSON.stringify(shape(article)) !== JSON.stringify(shape(other[index]!)),
        );
        expect(comparison.changed.map(({ document, article }) => [document, article])).toEqual(
          differ.map(({ document, article }) => [document, article]),
        );
        for (const [index, article] of one.entries()) {
          if (!differ.includes(article)) continue;
          const both = inOneGo(comparison.article(article))!;
          expect(shape(both.withThem)).toEqual(shape(article));
          expect(shape(both.withoutThem)).toEqual(shape(other[index]!));
        }
      }),
      { numRuns: 150 },
    );
  });
});
