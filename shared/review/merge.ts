import { compareTexts } from '../diff/compare.ts';
import type { Comparison, DiffRow } from '../diff/segment.ts';
import type { View } from '../text/view.ts';
import type { ArticleAnchor, HunkChoice, MergeEdit, Take } from './ledger-entry.ts';
import { sameArticle } from './review-state.ts';

/** A row of a comparison with the choice made for it; null in equal rows and while the left side stands unasked. */
export interface MergeRow extends DiffRow {
  readonly leftText: string;
  readonly rightText: string;
  readonly take: Take | null;
}

const word = /[\p{L}\p{M}\p{N}]$/u;
const wordStart = /^[\p{L}\p{M}\p{N}]/u;

/** Two texts one after the other, with a line break or space between where words would run together. */
function inOrder(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  if (/\s$/u.test(first) || /^\s/u.test(second)) return first + second;
  if (/[\n\r]/u.test(first + second)) return `${first}\n${second}`;
  return word.test(first) || wordStart.test(second) ? `${first} ${second}` : first + second;
}

function takenText(left: string, right: string, take: Take): string {
  if (take === 'left') return left;
  if (take === 'right') return right;
  return take === 'both' ? inOrder(left, right) : inOrder(right, left);
}

/** Compares the canonical copy's base text with a member's, and marks the hunks for which that member's choices speak. */
export function mergeRows(
  base: string,
  theirs: string,
  choices: readonly HunkChoice[],
  member: ArticleAnchor,
): { readonly rows: readonly MergeRow[]; readonly precise: boolean } {
  const { rows, precise }: Comparison = compareTexts(base, theirs);
  const chosen = new Map<string, Take>();
  for (const choice of fitChoices(base, choices))
    if (sameArticle(choice.member, member)) chosen.set(choiceKey(choice), choice.take);
  return {
    precise,
    rows: rows.map((row) => {
      const leftText = base.slice(row.left.from, row.left.to);
      const rightText = theirs.slice(row.right.from, row.right.to);
      const key = choiceKey({ ...row.left, left: leftText, right: rightText });
      const take = row.type === 'same' ? null : (chosen.get(key) ?? null);
      return { ...row, leftText, rightText, take };
    }),
  };
}

/**
 * The choices that fit the base text, in their order. The base text changes with the decisions on
 * boilerplate, so a choice may have moved: it follows its left side where that stands only once.
 */
function fitChoices(base: string, choices: readonly HunkChoice[]): HunkChoice[] {
  return choices.flatMap((choice) => {
    const { from, left } = choice;
    if (base.startsWith(left, from) && from <= base.length) return [choice];
    const moved = left === '' ? -1 : base.indexOf(left);
    if (moved < 0 || moved !== base.lastIndexOf(left)) return [];
    return [{ ...choice, from: moved, to: moved + left.length }];
  });
}

function choiceKey(hunk: Omit<HunkChoice, 'member' | 'take'>): string {
  return `${hunk.from} ${hunk.to} ${hunk.left.length} ${hunk.left}${hunk.right}`;
}

/** The choice for a hunk row put among the earlier ones: it takes the place of one for the same hunk of the same member. */
export function withChoice(
  choices: readonly HunkChoice[],
  row: MergeRow,
  member: ArticleAnchor,
  take: Take,
): HunkChoice[] {
  const choice: HunkChoice = {
    member,
    from: row.left.from,
    to: row.left.to,
    left: row.leftText,
    right: row.rightText,
    take,
  };
  const key = choiceKey(choice);
  const others = choices.filter(
    (other) => !(sameArticle(other.member, member) && choiceKey(other) === key),
  );
  return [...others, choice];
}

/**
 * The merged text: the base text with every choice applied. A choice that does not fit the base text
 * any more is left out; where choices for several members overlap, the newest (last) one holds.
 */
export function mergedText(base: string, choices: readonly HunkChoice[]): string {
  const held: HunkChoice[] = [];
  for (const choice of fitChoices(base, choices).reverse()) {
    if (choice.take === 'left') continue;
    if (!held.some((other) => clash(choice, other))) held.push(choice);
  }
  // The sort is stable, so of two insertions at one place the earlier choice comes first.
  held.reverse().sort((a, b) => a.from - b.from || a.to - b.to);
  let text = '';
  let at = 0;
  for (const choice of held) {
    text += base.slice(at, choice.from) + takenText(choice.left, choice.right, choice.take);
    at = choice.to;
  }
  return text + base.slice(at);
}

function clash(a: HunkChoice, b: HunkChoice): boolean {
  if (a.from === a.to && b.from === b.to) return a.from === b.from && a.right === b.right;
  return a.from < b.to && b.from < a.to;
}

/**
 * The changes of the document that turn the view's text into `result`, in the document's offsets,
 * in order and disjoint. None of them touches what the view leaves out, so applying them and then
 * removing the same stretches gives `result`.
 */
export function mergeEdits(view: View, result: string, documentText: string): MergeEdit[] {
  const edits: MergeEdit[] = [];
  const push = (from: number, to: number, after: string) => {
    const before = documentText.slice(from, to);
    if (before !== after) edits.push({ from, to, before, after });
  };
  for (const row of compareTexts(view.text, result).rows) {
    if (row.type === 'same') continue;
    const after = result.slice(row.right.from, row.right.to);
    const { from, to } = row.left;
    if (from === to) {
      push(view.toSource(from), view.toSource(from), after);
      continue;
    }
    let piece = from;
    let text = after;
    for (let at = from + 1; at <= to; at++) {
      if (at < to && view.toSource(at) === view.toSourceStart(at)) continue;
      push(view.toSourceStart(piece), view.toSource(at), text);
      text = '';
      piece = at;
    }
  }
  return edits;
}
