import type { Action, ArticleAnchor, LedgerEntry, Verdict } from './ledger-entry.ts';
import type { ReviewState } from './review-state.ts';

/** What one ledger says of a finding: the newest verdict with all that was built on it. */
export interface Said {
  /** Id of the entry that holds the verdict. */
  readonly decision: string | null;
  readonly verdict: Verdict | null;
  /** The editor's own text, of the verdict `edited`. */
  readonly replacement: string | null;
  readonly title: string;
  readonly kind: string | null;
  readonly by: string;
  readonly at: string;
  readonly note: string;
  /** The effective verdicts, vetoes, arrangements, merges and promotions, in ledger order. */
  readonly entries: readonly LedgerEntry[];
  /** Places vetoed, the canonical copy with the members left out, the merge's changes: equal where they are. */
  readonly places: readonly string[];
  readonly copies: string;
  readonly merged: string;
  readonly promoted: boolean;
}

const built: readonly Action['type'][] = [
  'decide',
  'veto',
  'arrange',
  'merge',
  'fields',
  'promote',
];

/** What the ledger says of a finding; null where nothing that holds is about it. A note alone says nothing. */
export function saidOf(finding: string, state: ReviewState): Said | null {
  const entries = state
    .historyOf(finding)
    .filter(({ id, action }) => built.includes(action.type) && state.isEffective(id));
  const last = entries.at(-1);
  if (!last) return null;
  const decision = state.decision(finding);
  const arrangement = state.arrangement(finding)?.action;
  const merge = state.merge(finding)?.action;
  const fields = state.fields(finding)?.action;
  const taken = fields?.taken.map(({ name, value }) => [name, value]) ?? [];
  const { by, at } = decision?.entry ?? last;
  return {
    decision: decision?.entry.id ?? null,
    verdict: decision?.action.verdict ?? null,
    replacement: decision?.action.replacement ?? null,
    title: decision?.action.title ?? finding,
    kind: decision?.action.kind ?? null,
    by,
    at,
    note: state.note(finding),
    entries,
    places: state
      .vetoes(finding)
      .map(({ document, from, to, exact }) => JSON.stringify([document, from, to, exact]))
      .sort(),
    copies: arrangement
      ? JSON.stringify([nameOf(arrangement.canonical), arrangement.excluded.map(nameOf).sort()])
      : '',
    merged:
      (merge && merge.edits.length > 0
        ? JSON.stringify([
            nameOf(merge.canonical),
            merge.edits.map(({ from, to, after }) => {
              const start = merge.canonical.from ?? 0;
              return [from - start, to - start, after];
            }),
          ])
        : '') + (taken.length > 0 ? JSON.stringify(taken) : ''),
    promoted: state.promotion(finding) !== null,
  };
}

function nameOf({ document, article, digest }: ArticleAnchor): string {
  return JSON.stringify([document, article, digest]);
}

/** The label under which a verdict is counted: own texts are labels of their own, so that only the same text agrees. */
export function labelOf(said: Pick<Said, 'verdict' | 'replacement'>): string | null {
  if (said.verdict === null) return null;
  return said.verdict === 'edited' ? `edited ${said.replacement ?? ''}` : said.verdict;
}

/** Of what two ledgers differ about a finding. */
export type Difference = 'verdict' | 'text' | 'places' | 'copies' | 'merge';

/** Where two ledgers that both decided on a finding differ; empty where they agree. What is built on a verdict that changes nothing does not count. */
export function differencesOf(mine: Said, theirs: Said): Difference[] {
  if (mine.verdict !== theirs.verdict) return ['verdict'];
  if (mine.verdict === 'rejected' || mine.verdict === 'deferred') return [];
  const differences: Difference[] = [];
  if (mine.replacement !== theirs.replacement) differences.push('text');
  if (mine.places.join() !== theirs.places.join()) differences.push('places');
  if (mine.copies !== theirs.copies) differences.push('copies');
  if (mine.merged !== theirs.merged) differences.push('merge');
  return differences;
}
