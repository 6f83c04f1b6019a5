import { randomUUID } from 'node:crypto';
import { standingsOf } from '../../../shared/figures/standings.ts';
import type { ConflictView, ExchangeView } from '../../../shared/host/ledger-model.ts';
import type { Decided, Window } from '../../../shared/host/model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { conflictView, surgeryConflictView } from '../../../shared/host/views/conflicts.ts';
import { comparingLedgers, type LedgerComparison } from '../../../shared/review/compare-ledgers.ts';
import { planImport } from '../../../shared/review/import-plan.ts';
import type { LedgerEntry, Settlement } from '../../../shared/review/ledger-entry.ts';
import { conflictKey, planMergeInPortions } from '../../../shared/review/merge-ledgers.ts';
import { foldInPortions, type Review } from '../../../shared/review/review.ts';
import { createPauses, withPauses } from '../with-pauses.ts';
import type { Desk, EntryStamp } from './desk.ts';

/** A ledger as it was read from a file. */
export interface OtherLedger {
  readonly name: string;
  readonly entries: readonly LedgerEntry[];
  /** What of the file could not be used, a sentence each. */
  readonly problems: readonly string[];
}

interface Other extends OtherLedger {
  readonly state: Review;
  readonly choices: Map<string, Settlement>;
  readonly vanished: number;
  readonly stale: number;
}

interface Compared {
  readonly length: number;
  readonly with: Other;
  readonly comparison: LedgerComparison;
  readonly notesAndTags: number;
  readonly toImport: ExchangeView['toImport'];
}

const mostProblems = 50;

/** Another editor's ledger beside this project's: how they agree, and taking one into the other. */
export function exchange(desk: Desk) {
  const { corpus, review } = desk;
  let other: Other | null = null;
  let compared: Compared | null = null;

  function opened(): Other {
    if (!other) throw new StetError('not-found', 'No other ledger is open.');
    return other;
  }

  /** Both ledgers held against each other as they are now; others are answered meanwhile. */
  async function comparing(): Promise<Compared> {
    for (;;) {
      const theirs = opened();
      const { length } = review.entries;
      if (compared?.length === length && compared.with === theirs) return compared;
      const comparison = await withPauses(comparingLedgers(review, theirs.state));
      const made = await withPlans(theirs, comparison);
      // What was decided meanwhile may stand in it by half.
      if (review.entries.length === length && other === theirs) compared = made;
    }
  }

  async function withPlans(theirs: Other, result: LedgerComparison): Promise<Compared> {
    const { length } = review.entries;
    const { take, ...passedOver } = await withPauses(planImport(review, theirs.state));
    const wishes = { takeTheirs: true, settled: new Map() };
    const plan = planMergeInPortions(review, theirs.state, result, wishes);
    return {
      length,
      with: theirs,
      comparison: result,
      notesAndTags: (await withPauses(plan)).actions.length,
      toImport: { entries: take.length, ...passedOver },
    };
  }

  const comparison = async (): Promise<LedgerComparison> => (await comparing()).comparison;

  async function view(): Promise<ExchangeView> {
    const { with: theirs, comparison: result, notesAndTags, toImport } = await comparing();
    return {
      name: theirs.name,
      entries: theirs.entries.length,
      authors: [...new Set(theirs.entries.map(({ by }) => by))].slice(0, 20),
      problems: theirs.problems.slice(0, mostProblems),
      problemCount: theirs.problems.length,
      vanished: theirs.vanished,
      stale: theirs.stale,
      agree: result.agree.length,
      onlyMine: result.onlyMine.length,
      onlyTheirs: result.onlyTheirs.length,
      conflicts: result.conflicts.length + result.surgeryConflicts.length,
      settledNow: keysOf(result).filter((key) => theirs.choices.has(key)).length,
      settledBefore: result.settled.length,
      splitsAndJoins: result.surgeries.length,
      notesAndTags,
      agreement: result.agreement,
      withoutDeferred: result.withoutDeferred,
      table: result.table,
      otherText: result.otherText,
      toImport,
    };
  }

  /** Appends what `choose` gives of the other ledger and of this editor, as one batch. */
  function takeIn(
    choose: (stamp: EntryStamp) => Promise<{
      retract: readonly string[];
      take: readonly LedgerEntry[];
      actions: readonly LedgerEntry['action'][];
    }>,
  ): Promise<Decided> {
    return desk.recordEntries(async (stamp) => {
      const { retract, take, actions } = await choose(stamp);
      const own = (action: LedgerEntry['action']): LedgerEntry => ({
        id: randomUUID(),
        ...stamp,
        action,
      });
      const entries = [
        ...(retract.length > 0 ? [own({ type: 'retract', entries: retract })] : []),
        // An entry that was taken back here keeps doing nothing; what it said comes under another id.
        ...take.map((entry) => ({
          ...entry,
          id: review.entry(entry.id) ? randomUUID() : entry.id,
          batch: stamp.batch,
        })),
        ...actions.map(own),
      ];
      if (entries.length === 0) {
        throw new StetError('not-allowed', 'There is nothing to take: all of it is here already.');
      }
      return entries;
    });
  }

  return {
    /** Holds another ledger against this project's until it is closed or another one is opened. */
    async openLedger(ledger: OtherLedger): Promise<ExchangeView> {
      const state = await withPauses(foldInPortions(ledger.entries));
      const standings = standingsOf(state, corpus);
      let vanished = 0;
      let stale = 0;
      const pause = createPauses();
      for (const id of state.decidedFindings()) {
        await pause();
        if (!desk.has(id)) vanished++;
        else {
          const finding = desk.findingOf(id);
          await withPauses(standings.prepare(finding));
          if (standings.statusOf(finding) === 'stale') stale++;
        }
      }
      other = { ...ledger, state, choices: new Map(), vanished, stale };
      return view();
    },
    exchange: async (): Promise<ExchangeView | null> => (other ? view() : null),
    async conflicts(offset: number, limit: number): Promise<Window<ConflictView>> {
      const theirs = opened();
      const { conflicts, surgeryConflicts } = await comparison();
      const ledgers = { mine: review, theirs: theirs.state };
      const chosen = (key: string) => theirs.choices.get(key) ?? null;
      const makers = [
        ...surgeryConflicts.map((conflict) => () => {
          const key = conflictKey('surgery', conflict.finding);
          return surgeryConflictView(conflict, ledgers, chosen(key));
        }),
        ...conflicts.map((conflict) => () => {
          const finding = desk.has(conflict.finding) ? desk.findingOf(conflict.finding) : null;
          const scan = { corpus, finding, reader: desk.reader() };
          const key = conflictKey('finding', conflict.finding);
          return conflictView(conflict, ledgers, scan, chosen(key));
        }),
      ];
      return {
        total: makers.length,
        offset,
        items: makers.slice(offset, offset + limit).map((make) => make()),
      };
    },
    /** Chooses for conflicts, or for none of them any more; nothing is recorded before the merge. */
    async settleConflicts(
      keys: readonly string[],
      choice: Settlement | null,
    ): Promise<ExchangeView> {
      const { choices } = opened();
      const known = new Set(keysOf(await comparison()));
      for (const key of keys) {
        if (!known.has(key)) throw new StetError('not-found', 'There is no such conflict.');
        if (choice === null) choices.delete(key);
        else choices.set(key, choice);
      }
      return view();
    },
    async mergeLedger(takeTheirs: boolean): Promise<Decided> {
      const theirs = opened();
      const result = await comparison();
      const wishes = { takeTheirs, settled: theirs.choices };
      return takeIn(() => withPauses(planMergeInPortions(review, theirs.state, result, wishes)));
    },
    /** Takes the other ledger in as it is; where both decided, it has the last word. */
    async importLedger(): Promise<Decided> {
      const theirs = opened();
      return takeIn(async () => {
        const { take } = await withPauses(planImport(review, theirs.state));
        return { retract: [], actions: [], take };
      });
    },
    closeLedger(): null {
      other = null;
      compared = null;
      return null;
    },
  };
}

function keysOf({ conflicts, surgeryConflicts }: LedgerComparison): string[] {
  return [
    ...surgeryConflicts.map(({ finding }) => conflictKey('surgery', finding)),
    ...conflicts.map(({ finding }) => conflictKey('finding', finding)),
  ];
}
