import type { Corpus } from '../../corpus/corpus.ts';
import { diffExcerpt } from '../../diff/excerpt.ts';
import type { Finding } from '../../findings/finding.ts';
import type { FindingConflict, SurgeryConflict } from '../../review/compare-ledgers.ts';
import { describeEntry } from '../../review/describe.ts';
import type { Settlement } from '../../review/ledger-entry.ts';
import { conflictKey } from '../../review/merge-ledgers.ts';
import type { ReviewState } from '../../review/review-state.ts';
import type { Difference, Said } from '../../review/said-of.ts';
import type { Surgery } from '../../review/surgery-conflicts.ts';
import type { ConflictView, SideView } from '../ledger-model.ts';
import { placeView } from './places.ts';
import type { ReviewReader } from './review-reader.ts';

const differenceWords: Readonly<Record<Difference, string>> = {
  verdict: 'the verdict',
  text: 'the text put there',
  places: 'the places vetoed',
  copies: 'which copies are kept',
  merge: 'the merged text',
};

/** What of a side is said in words; more would fill the window. */
const mostNamed = 8;
const around = 60;

/** A conflict about a finding with both sides; `finding` is it as the scan has it, if it does. */
export function conflictView(
  conflict: FindingConflict,
  ledgers: { readonly mine: ReviewState; readonly theirs: ReviewState },
  scan: {
    readonly corpus: Corpus;
    readonly finding: Finding | null;
    readonly reader: ReviewReader;
  },
  settled: Settlement | null,
): ConflictView {
  const { finding, mine, theirs, differences } = conflict;
  const leading = mine.verdict === null ? theirs : mine;
  return {
    key: conflictKey('finding', finding),
    kind: scan.finding?.kind ?? null,
    finding,
    title: leading.title,
    differences: differences.map((difference) => differenceWords[difference]),
    mine: sideView(mine, ledgers.mine),
    theirs: sideView(theirs, ledgers.theirs),
    settled,
    excerpt: excerptOf(scan),
  };
}

/** A conflict about clusters that were split or joined in two ways. */
export function surgeryConflictView(
  { finding, mine, theirs }: SurgeryConflict,
  ledgers: { readonly mine: ReviewState; readonly theirs: ReviewState },
  settled: Settlement | null,
): ConflictView {
  return {
    key: conflictKey('surgery', finding),
    kind: null,
    finding,
    title: 'Clusters split or joined',
    differences: ['which articles belong together'],
    mine: surgerySide(mine, ledgers.mine),
    theirs: surgerySide(theirs, ledgers.theirs),
    settled,
    excerpt: [],
  };
}

function sideView(said: Said, state: ReviewState): SideView {
  const { verdict, by, at, replacement, note, entries } = said;
  const beyond = entries.filter(({ action }) => action.type !== 'decide');
  const more = beyond.slice(-mostNamed).map((entry) => describeEntry(entry, state));
  for (const { action } of beyond.slice(-1)) {
    if (action.type !== 'merge') continue;
    for (const { before, after } of action.edits.slice(0, mostNamed))
      more.push(`puts “${short(after)}” in place of “${short(before)}”`);
  }
  return { verdict, by, at, replacement, note, more };
}

function surgerySide(surgeries: readonly Surgery[], state: ReviewState): SideView {
  const last = surgeries.at(-1)?.entry;
  return {
    verdict: null,
    by: last?.by ?? '',
    at: last?.at ?? '',
    replacement: null,
    note: '',
    more: surgeries.map(({ entry }) => describeEntry(entry, state)),
  };
}

function excerptOf(scan: {
  readonly corpus: Corpus;
  readonly finding: Finding | null;
  readonly reader: ReviewReader;
}): ConflictView['excerpt'] {
  const { corpus, finding, reader } = scan;
  if (!finding) return [];
  if (finding.kind === 'duplicate') {
    const canonical = reader.canonicalOf(finding);
    const other = canonical === 0 ? 1 : 0;
    return diffExcerpt(reader.baseTextOf(finding, canonical), reader.baseTextOf(finding, other));
  }
  const { left, before, right } = placeView(corpus, finding, 0, reader);
  const after = finding.occurrences[0]?.after ?? '';
  return [
    {
      type: 'same',
      text: left.length > around ? left.slice(-around).replace(/^\S*\s/u, '') : left,
    },
    { type: 'removed', text: before },
    { type: 'added', text: after },
    {
      type: 'same',
      text: right.length > around ? right.slice(0, around).replace(/\s\S*$/u, '') : right,
    },
  ];
}

function short(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
