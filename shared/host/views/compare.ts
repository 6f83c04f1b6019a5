import type { Corpus } from '../../corpus/corpus.ts';
import { compareTexts } from '../../diff/compare.ts';
import type { Comparison } from '../../diff/segment.ts';
import type { DuplicateFinding } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import { anchorOfArticle } from '../../review/actions.ts';
import type { ArticleAnchor, HunkChoice } from '../../review/ledger-entry.ts';
import { type Grown, grow, memberKey } from '../../review/merge.ts';
import {
  grownFor,
  type MergeRow,
  mergeRowsInPortions,
  withWritten,
} from '../../review/merge-rows.ts';
import type { View } from '../../text/view.ts';
import type { CompareRow, CompareView } from '../comparison-model.ts';
import { StetError } from '../result.ts';
import type { ReviewReader } from './review-reader.ts';

/** A cluster's merge as it stands: the canonical copy's base text and the choices over it. */
export interface MergeState {
  readonly view: View;
  readonly canonical: ArticleAnchor;
  readonly choices: readonly HunkChoice[];
}

/** The merge of the cluster as the ledger has it; without one, the canonical copy as it is. */
export function mergeOf(
  corpus: Corpus,
  cluster: DuplicateFinding,
  reader: ReviewReader,
): MergeState {
  const standing = reader.standingOfCluster(cluster);
  const view = reader.baseViewOf(cluster, standing.canonical);
  const canonical = anchorOfArticle(cluster.members[standing.canonical]!, corpus);
  const action = standing.merge?.action;
  const choices = action?.choices ?? [];
  if (!action || action.text === null) return { view, canonical, choices };
  // Ledgers of earlier versions hold the text as a whole.
  const grown = grow(view.text, choices);
  const comparison = compareTexts(grown.text, action.text);
  return {
    view,
    canonical,
    choices: withWritten(grown, action.text, comparison, choices, canonical),
  };
}

/** The two texts of a comparison: the merged text so far, and the member on the right. */
export interface Sides {
  readonly grown: Grown;
  readonly theirs: string;
  readonly member: ArticleAnchor;
}

/** What is compared when the member `right` is: the canonical copy with the choices made for other members, and that member. */
export function sidesOf(
  corpus: Corpus,
  cluster: DuplicateFinding,
  right: number,
  merge: MergeState,
  reader: ReviewReader,
): Sides {
  const ref = cluster.members[right];
  if (!ref) throw new StetError('not-found', 'That cluster has no such member.');
  const member = anchorOfArticle(ref, corpus);
  const grown = grownFor(merge.view.text, merge.choices, member, merge.canonical);
  return { grown, theirs: reader.baseTextOf(cluster, right), member };
}

/** Rows put into words before others may go on. */
const rowsAtOnce = 500;

/** The rows of that comparison with the choices made, worked out in portions. */
export function rowsOf(
  { grown, theirs, member }: Sides,
  comparison: Comparison,
  merge: MergeState,
): Portions<readonly MergeRow[]> {
  return mergeRowsInPortions(grown, theirs, comparison, merge.choices, member, merge.canonical);
}

/** What the page is shown of a comparison, but for the differences in words: hunk by hunk, with the choices made and the merged text. Yields while it works. */
export function* compareView(
  cluster: DuplicateFinding,
  right: number,
  sides: Sides,
  comparison: Comparison,
  merge: MergeState,
  reader: ReviewReader,
): Portions<Omit<CompareView, 'differences'>> {
  const rows = yield* rowsOf(sides, comparison, merge);
  const numbers = new Map<number, number>();
  for (const [index, { type }] of rows.entries())
    if (type === 'hunk') numbers.set(index, numbers.size);
  const hand = memberKey(merge.canonical);
  const shown: CompareRow[] = [];
  for (const row of rows) if (shown.push(compareRow(row, numbers)) % rowsAtOnce === 0) yield;
  return {
    left: reader.canonicalOf(cluster),
    right,
    grown: sides.grown.pieces.some(({ choice }) => choice !== null),
    rows: shown,
    precise: comparison.precise,
    hunks: numbers.size,
    chosen: rows.filter(({ take }) => take !== null).length,
    result: grow(merge.view.text, merge.choices).text,
    edited: merge.choices.some(({ member }) => memberKey(member) === hand),
  };
}

function compareRow(row: MergeRow, numbers: ReadonlyMap<number, number>): CompareRow {
  if (row.type === 'same') return { type: 'same', text: row.leftText };
  const { leftText, rightText, segments, take, choice, move } = row;
  return {
    type: 'hunk',
    leftText,
    rightText,
    segments,
    take,
    together: choice?.together ?? false,
    own: take === 'own' ? (choice?.text ?? '') : null,
    move: move ? { hunk: numbers.get(move.other) ?? 0, equal: move.equal } : null,
  };
}
