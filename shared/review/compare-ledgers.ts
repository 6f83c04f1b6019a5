import type { Portions } from '../progress/portions.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { judgements } from './judgements.ts';
import type { Action, LedgerEntry, Verdict } from './ledger-entry.ts';
import type { Effective, ReviewState } from './review-state.ts';
import { type Difference, differencesOf, type Said, saidOf } from './said-of.ts';
import { type Surgery, surgeryConflicts } from './surgery-conflicts.ts';

/** A finding of which both ledgers say something, and not the same. */
export interface FindingConflict {
  readonly finding: string;
  readonly mine: Said;
  readonly theirs: Said;
  readonly differences: readonly Difference[];
}

/** Articles that both ledgers split or joined, and not in the same way. */
export interface SurgeryConflict {
  /** The finding that their first entry names. */
  readonly finding: string;
  readonly mine: readonly Surgery[];
  readonly theirs: readonly Surgery[];
}

/** Two ledgers over one corpus, held against each other; what was taken back in one does not count there. */
export interface LedgerComparison {
  /** Findings on which both say the same. */
  readonly agree: readonly string[];
  readonly onlyMine: readonly string[];
  readonly onlyTheirs: readonly string[];
  readonly conflicts: readonly FindingConflict[];
  /** Conflicts that were settled before and have not changed since. */
  readonly settled: readonly string[];
  /** Splits and joins that only the other ledger has and that touch nothing arranged here. */
  readonly surgeries: readonly Surgery[];
  readonly surgeryConflicts: readonly SurgeryConflict[];
  /** Over the findings that each decided by itself, settled or not; put off counts as a verdict. */
  readonly agreement: Agreement;
  /** The same without the findings that either put off. */
  readonly withoutDeferred: Agreement;
  /** How often this ledger's verdict met the other's, `table[mine][theirs]`. */
  readonly table: Readonly<Record<Verdict, Readonly<Record<Verdict, number>>>>;
  /** Of the pairs edited by both, those with another text. */
  readonly otherText: number;
}

/** So many findings are compared before the caller may let others go on. */
const findingsAtOnce = 100;
const entriesAtOnce = 5_000;

/** Holds two ledgers against each other, finding by finding. Says nothing of the texts: both must be over one corpus. */
export function compareLedgers(mine: ReviewState, theirs: ReviewState): LedgerComparison {
  const steps = comparingLedgers(mine, theirs);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a few milliseconds. */
export function* comparingLedgers(
  mine: ReviewState,
  theirs: ReviewState,
): Portions<LedgerComparison> {
  const agree: string[] = [];
  const onlyMine: string[] = [];
  const onlyTheirs: string[] = [];
  const conflicts: FindingConflict[] = [];
  const settled: string[] = [];
  const labels: [string, string][] = [];
  const table = emptyTable();
  let otherText = 0;
  let seen = 0;
  for (const finding of yield* findingsOf(mine, theirs)) {
    if (seen++ % findingsAtOnce === 0) yield;
    const one = saidOf(finding, mine);
    const other = saidOf(finding, theirs);
    const pair = judgements(finding, mine, theirs, one, other);
    if (pair) {
      const [first, second] = pair;
      labels.push([first.label, second.label]);
      table[first.verdict][second.verdict]++;
      if (first.verdict === 'edited' && second.verdict === 'edited' && first.label !== second.label)
        otherText++;
    }
    if (wasSettled(mine.settlement(finding), one, other)) settled.push(finding);
    else if (!one && !other) continue;
    else if (!other || (one?.verdict && saysNothing(other))) onlyMine.push(finding);
    else if (!one || (other.verdict && saysNothing(one))) onlyTheirs.push(finding);
    else {
      const differences = differencesOf(one, other);
      if (differences.length === 0) agree.push(finding);
      else conflicts.push({ finding, mine: one, theirs: other, differences });
    }
  }
  return {
    agree,
    onlyMine,
    onlyTheirs,
    conflicts,
    settled,
    ...surgeryConflicts(mine, theirs),
    agreement: agreementOf(labels),
    withoutDeferred: agreementOf(
      labels.filter(([one, other]) => one !== 'deferred' && other !== 'deferred'),
    ),
    table,
    otherText,
  };
}

/** True where nothing was decided, vetoed, arranged or merged that holds. */
function saysNothing({ verdict, places, copies, merged }: Said): boolean {
  return verdict === null && places.length === 0 && copies === '' && merged === '';
}

/** The findings of either ledger, those of the first one first. */
function* findingsOf(mine: ReviewState, theirs: ReviewState): Portions<Set<string>> {
  const findings = new Set<string>();
  let looked = 0;
  for (const state of [mine, theirs]) {
    for (const { action } of state.entries) {
      if (++looked % entriesAtOnce === 0) yield;
      if (isAboutFinding(action)) findings.add(action.finding);
    }
  }
  return findings;
}

function isAboutFinding(
  action: Action,
): action is Extract<
  Action,
  { type: 'decide' | 'veto' | 'arrange' | 'merge' | 'fields' | 'promote' }
> {
  return ['decide', 'veto', 'arrange', 'merge', 'fields', 'promote'].includes(action.type);
}

/** True where both ledgers still say what they said when the conflict was settled. */
function wasSettled(
  settlement: Effective<'settle'> | null,
  mine: Said | null,
  theirs: Said | null,
): boolean {
  if (!settlement || !theirs) return false;
  const { choice, ...then } = settlement.action;
  if (!same(then.theirs?.entries ?? [], theirs.entries)) return false;
  if (choice === 'theirs') return false;
  return choice === 'open' ? mine === null : same(then.mine?.entries ?? [], mine?.entries ?? []);
}

function same(ids: readonly string[], entries: readonly LedgerEntry[]): boolean {
  return ids.length === entries.length && ids.every((id, index) => id === entries[index]?.id);
}

function emptyTable(): Record<Verdict, Record<Verdict, number>> {
  const row = () => ({ accepted: 0, rejected: 0, edited: 0, deferred: 0 });
  return { accepted: row(), rejected: row(), edited: row(), deferred: row() };
}
