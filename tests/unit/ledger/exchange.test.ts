import { describe, expect, test } from 'vitest';
import { anchorOfArticle } from '../../../shared/review/actions.ts';
import { compareLedgers } from '../../../shared/review/compare-ledgers.ts';
import type { Action, LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { planMerge } from '../../../shared/review/merge-ledgers.ts';
import { Review } from '../../../shared/review/review.ts';
import { clusterOf, corpusOf, entryOf, findingFor } from '../clean/support.ts';
import { deskOf } from './desk.ts';

const words = ['ferrry', 'harbuor', 'lanturn', 'stroom', 'capstin', 'rigginng'];
const corpus = corpusOf({
  ...Object.fromEntries(
    words.map((word, index) => [`${index}.txt`, [`The ${word} is here.\n`, `A ${word}.\n`]]),
  ),
  'x.txt': ['One story told twice.\n'],
  'y.txt': ['One story told twice.\n'],
  'z.txt': ['One story told thrice.\n'],
});
const [a, b, c, d, e, f] = words.map((word) => findingFor(corpus, word, `${word}!`)) as [
  ReturnType<typeof findingFor>,
  ReturnType<typeof findingFor>,
  ReturnType<typeof findingFor>,
  ReturnType<typeof findingFor>,
  ReturnType<typeof findingFor>,
  ReturnType<typeof findingFor>,
];
const cluster = clusterOf('told', [
  ['x.txt', 0],
  ['y.txt', 0],
  ['z.txt', 0],
]);
const findings = [a, b, c, d, e, f, cluster];
const anchor = (document: string) => anchorOfArticle({ document, article: 0 }, corpus);

/** Rosa's desk with Otto's ledger open beside it. */
async function both(otto: (desk: ReturnType<typeof deskOf>['desk']) => Promise<unknown>) {
  const rosa = deskOf(corpus, findings);
  await rosa.desk.decide([a.id, b.id, c.id], 'accepted');
  await rosa.desk.decide([d.id], 'rejected');
  const other = deskOf(corpus, findings, [], 'Otto');
  await otto(other.desk);
  const open = () =>
    rosa.desk.openLedger({ name: 'otto.json', entries: other.ledger, problems: [] });
  return { ...rosa, other, open };
}

const ottoDecides = async (desk: ReturnType<typeof deskOf>['desk']) => {
  await desk.decide([a.id, e.id], 'accepted');
  await desk.decide([b.id], 'rejected');
  await desk.decide([c.id], 'accepted');
  await desk.veto(c.id, 1, true);
  await desk.decide([d.id], 'deferred');
  await desk.note(d.id, 'A name?');
};

describe('another editor’s ledger', () => {
  test('is held against this one: agreements, what only one has, conflicts, kappa with its table', async () => {
    const { open, desk } = await both(ottoDecides);
    const view = await open();
    expect(view).toMatchObject({ agree: 1, onlyMine: 0, onlyTheirs: 1, conflicts: 3 });
    expect(view.agreement).toMatchObject({ both: 4, agreed: 2 });
    expect(view.table.accepted).toEqual({ accepted: 2, rejected: 1, edited: 0, deferred: 0 });
    expect(view.table.rejected.deferred).toBe(1);
    // Without the one put off: 2 of 3; expected (3 · 2 + 0 · 1) / 9.
    expect(view.withoutDeferred).toMatchObject({ both: 3, agreed: 2 });
    expect(view.withoutDeferred.kappa).toBeCloseTo(0, 12);
    const { items } = await desk.conflicts(0, 10);
    expect(items.map(({ title, differences }) => [title, differences])).toEqual([
      ['harbuor', ['the verdict']],
      ['lanturn', ['the places vetoed']],
      ['stroom', ['the verdict']],
    ]);
    expect(items[1]).toMatchObject({
      mine: { verdict: 'accepted', by: 'Rosa', more: [] },
      theirs: { by: 'Otto', more: ['vetoed ‘lanturn’ in 2.txt'] },
    });
  });

  test('is merged: theirs taken, conflicts as settled, who settled written down, one undo', async () => {
    const { open, desk, review, ledger } = await both(ottoDecides);
    const opened = await open();
    const { items } = await desk.conflicts(0, 10);
    const [harbour, lantern, stream] = items.map(({ key }) => key) as [string, string, string];
    await desk.settleConflicts([harbour], 'theirs');
    await desk.settleConflicts([lantern], 'mine');
    expect((await desk.settleConflicts([stream], 'open')).settledNow).toBe(3);
    const before = desk.counts();
    await desk.mergeLedger(true);
    const verdict = (id: string) => review.decision(id)?.action.verdict ?? null;
    expect([a, b, c, d, e].map(({ id }) => verdict(id))).toEqual([
      'accepted',
      'rejected',
      'accepted',
      null,
      'accepted',
    ]);
    expect(review.vetoes(c.id)).toEqual([]);
    expect(review.decision(b.id)?.entry.by).toBe('Otto');
    expect(review.note(d.id)).toBe('A name?');
    const settled = ledger.filter(({ action }) => action.type === 'settle');
    expect(settled.map(({ by }) => by)).toEqual(['Rosa', 'Rosa', 'Rosa']);
    expect(settled[0]?.action).toMatchObject({
      choice: 'theirs',
      mine: { verdict: 'accepted', by: 'Rosa' },
      theirs: { verdict: 'rejected', by: 'Otto' },
    });
    const after = await desk.exchange();
    expect(after).toMatchObject({ conflicts: 0, settledBefore: 2, onlyTheirs: 0 });
    // Merging does not make two editors agree who did not.
    expect([after?.agreement, after?.table]).toEqual([opened.agreement, opened.table]);
    await desk.undo();
    expect(desk.counts()).toEqual(before);
    expect([a, b, c, d, e].map(({ id }) => verdict(id))).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'rejected',
      null,
    ]);
    await desk.redo();
    expect(verdict(b.id)).toBe('rejected');
  });

  test('can be merged again after that was undone', async () => {
    const { open, desk, review } = await both(ottoDecides);
    await open();
    await desk.mergeLedger(true);
    await desk.undo();
    await desk.decide([f.id], 'accepted');
    expect(review.decision(e.id)).toBeNull();
    await desk.mergeLedger(true);
    expect(review.decision(e.id)?.entry.by).toBe('Otto');
  });

  test('leaves what only it has where that is not wanted', async () => {
    const { open, desk, review, ledger } = await both(ottoDecides);
    await open();
    const before = ledger.length;
    await expect(desk.mergeLedger(false)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(ledger).toHaveLength(before);
    expect(review.decision(e.id)).toBeNull();
  });

  test('is imported as it is: known entries passed over, authors and times kept, one undo', async () => {
    const { open, desk, review, ledger, other } = await both(async (otto) => {
      await otto.decide([e.id], 'accepted');
      await otto.decide([b.id], 'rejected');
      await otto.decide([f.id], 'accepted');
      await otto.undo();
    });
    expect((await open()).toImport).toEqual({
      entries: 2,
      known: 0,
      takenBackHere: 0,
      takenBackThere: 1,
    });
    await desk.importLedger();
    const imported = ledger.filter(({ by }) => by === 'Otto');
    expect(imported.map(({ id, at }) => [id, at])).toEqual(
      other.ledger.slice(0, 2).map(({ id, at }) => [id, at]),
    );
    expect(review.decision(b.id)?.action.verdict).toBe('rejected');
    expect(review.decision(f.id)).toBeNull();
    await expect(desk.importLedger()).rejects.toMatchObject({ code: 'not-allowed' });
    await desk.undo();
    expect(review.decision(b.id)?.action.verdict).toBe('accepted');
    expect(review.decision(e.id)).toBeNull();
  });

  test('says what of it has no place here', async () => {
    const moved = corpusOf({ '4.txt': ['One capstin was here once.\n', 'Old capstin?\n'] });
    const gone = findingFor(moved, 'once', 'twice');
    const changed = { ...findingFor(moved, 'capstin', 'capstin!'), id: e.id };
    const rosa = deskOf(corpus, findings);
    const otto = deskOf(moved, [gone, changed], [], 'Otto');
    await otto.desk.decide([gone.id, changed.id], 'accepted');
    const view = await rosa.desk.openLedger({
      name: 'otto.json',
      entries: otto.ledger,
      problems: [],
    });
    expect(view).toMatchObject({ vanished: 1, stale: 1, onlyTheirs: 2 });
  });
});

describe('rules of a merge', () => {
  const ledger = (by: string, ...actions: readonly Action[]): LedgerEntry[] =>
    actions.map((action) => entryOf(action, { by }));
  const decide = (finding: string, verdict: 'accepted' | 'rejected' | 'edited', own?: string) =>
    ({
      type: 'decide',
      finding,
      kind: 'typo',
      title: finding,
      verdict,
      ...(own === undefined ? {} : { replacement: own }),
      anchors: [],
      members: [],
    }) as const;
  const plan = (mine: LedgerEntry[], theirs: LedgerEntry[]) => {
    const one = new Review(mine);
    const other = new Review(theirs);
    const comparison = compareLedgers(one, other);
    const wishes = { takeTheirs: true, settled: new Map() };
    return { comparison, plan: planMerge(one, other, comparison, wishes) };
  };

  test('own texts agree where they are the same, and are a conflict where they are not', () => {
    const same = plan(
      ledger('Rosa', decide('F', 'edited', 'x')),
      ledger('Otto', decide('F', 'edited', 'x')),
    );
    expect(same.comparison).toMatchObject({ agree: ['F'], agreement: { agreed: 1 } });
    const other = plan(
      ledger('Rosa', decide('F', 'edited', 'x')),
      ledger('Otto', decide('F', 'edited', 'y')),
    );
    expect(other.comparison.conflicts).toMatchObject([{ differences: ['text'] }]);
    expect(other.comparison).toMatchObject({ otherText: 1, agreement: { agreed: 0, both: 1 } });
  });

  test('another canonical copy, a member left out and a merge are conflicts under one verdict', () => {
    const arrange = (canonical: string, excluded: readonly string[]): Action => ({
      type: 'arrange',
      finding: 'F',
      canonical: anchor(canonical),
      excluded: excluded.map(anchor),
    });
    const merge = (after: string): Action => ({
      type: 'merge',
      finding: 'F',
      canonical: anchor('x.txt'),
      choices: [],
      text: after,
      edits: [{ from: 0, to: 3, before: 'One', after }],
    });
    const differences = (mine: Action[], theirs: Action[]) =>
      plan(
        ledger('Rosa', decide('F', 'accepted'), ...mine),
        ledger('Otto', decide('F', 'accepted'), ...theirs),
      ).comparison.conflicts.flatMap((conflict) => conflict.differences);
    expect(differences([arrange('x.txt', [])], [arrange('y.txt', [])])).toEqual(['copies']);
    expect(differences([arrange('x.txt', [])], [arrange('x.txt', ['z.txt'])])).toEqual(['copies']);
    expect(differences([merge('A')], [merge('The')])).toEqual(['merge']);
    expect(differences([merge('A')], [merge('A')])).toEqual([]);
    const rejected = plan(
      ledger('Rosa', arrange('x.txt', []), decide('F', 'rejected')),
      ledger('Otto', decide('F', 'rejected')),
    );
    expect(rejected.comparison.agree).toEqual(['F']);
  });

  test('a rule that only they made is taken along with the verdict on which both agree', () => {
    const promote: Action = {
      type: 'promote',
      finding: 'F',
      kind: 'boilerplate',
      title: 'F',
      rule: 'stray-marker',
      pattern: 'F',
      promoted: true,
    };
    const theirs = ledger('Otto', decide('F', 'accepted'), promote);
    const { plan: merged } = plan(ledger('Rosa', decide('F', 'accepted')), theirs);
    expect(merged).toMatchObject({ take: [theirs[1]], actions: [], retract: [] });
  });

  test('tags are united and none is taken off; of two notes both stand', () => {
    const tag = (name: string, document: string): Action => ({
      type: 'tag',
      articles: [anchor(document)],
      add: [name],
      remove: [],
    });
    const note = (text: string): Action => ({ type: 'note', finding: 'F', text });
    const { plan: merged } = plan(
      ledger('Rosa', tag('port', 'x.txt'), tag('sea', 'x.txt'), note('Mine.')),
      ledger('Otto', tag('port', 'x.txt'), tag('port', 'y.txt'), note('Theirs.')),
    );
    expect(merged.actions).toEqual([
      { type: 'note', finding: 'F', text: 'Mine.\nOtto: Theirs.' },
      { type: 'tag', articles: [anchor('y.txt')], add: ['port'], remove: [] },
    ]);
  });

  test('splits and joins are taken where nothing was arranged here, and are conflicts where it was', () => {
    const split = (members: readonly string[], rest: readonly string[]): Action => ({
      type: 'split',
      finding: 'told',
      members: members.map(anchor),
      rest: rest.map(anchor),
    });
    const theirs = ledger('Otto', split(['z.txt'], ['x.txt', 'y.txt']));
    expect(plan([], theirs).plan.take).toEqual(theirs);
    const own = ledger('Rosa', split(['x.txt'], ['y.txt', 'z.txt']));
    const other = plan(own, theirs);
    expect(other.plan).toEqual({ retract: [], take: [], actions: [] });
    expect(other.comparison.surgeryConflicts).toMatchObject([{ finding: 'told' }]);
    const one = new Review(own);
    const two = new Review(theirs);
    const comparison = compareLedgers(one, two);
    const settled = new Map([['surgery told', 'theirs' as const]]);
    const merged = planMerge(one, two, comparison, { takeTheirs: false, settled });
    expect(merged).toMatchObject({ retract: [own[0]!.id], take: theirs });
    expect(plan(own, own).comparison.surgeryConflicts).toEqual([]);
  });
});
