import { compareTexts } from '../diff/compare.ts';
import type { View } from '../text/view.ts';
import { sameArticle } from './anchors.ts';
import type { ArticleAnchor, HunkChoice, MergeEdit, Take } from './ledger-entry.ts';

/** A stretch of the merged text and the stretch of the base text that it stands for; `choice` put it there, or null where it is the base text's own. */
export interface GrownPiece {
  readonly from: number;
  readonly to: number;
  readonly baseFrom: number;
  readonly baseTo: number;
  readonly choice: HunkChoice | null;
}

/** A base text with choices applied; the pieces tile both texts. */
export interface Grown {
  readonly base: string;
  readonly text: string;
  readonly pieces: readonly GrownPiece[];
}

/** A change of the base text: what stands in `[from, to)` instead. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly after: string;
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

/** What a choice puts in the place of a hunk; `own` is the editor's text where that was taken. */
export function takenText(left: string, right: string, take: Take, own = ''): string {
  if (take === 'own') return own;
  if (take === 'left') return left;
  if (take === 'right') return right;
  return take === 'both' ? inOrder(left, right) : inOrder(right, left);
}

/**
 * The choices that fit the base text, in their order. The base text changes with the decisions on
 * boilerplate, so a choice may have moved: it follows its left side where that stands only once.
 */
export function fitChoices(base: string, choices: readonly HunkChoice[]): HunkChoice[] {
  return choices.flatMap((choice) => {
    const { from, left } = choice;
    if (base.startsWith(left, from) && from <= base.length) return [choice];
    const moved = left === '' ? -1 : base.indexOf(left);
    if (moved < 0 || moved !== base.lastIndexOf(left)) return [];
    return [{ ...choice, from: moved, to: moved + left.length }];
  });
}

/** True where a newer choice leaves no room for an older one. */
export function overrides(newer: HunkChoice, older: HunkChoice): boolean {
  const same = sameArticle(newer.member, older.member);
  if (newer.from === newer.to && older.from === older.to) {
    if (newer.from !== older.from) return false;
    // Two members may well add the same sentence; one and the same member adds each of its own.
    if (same) return newer.at === older.at;
    const plain = newer.text === undefined && older.text === undefined;
    return newer.over === true || (plain && newer.right === older.right);
  }
  if (newer.from < older.to && older.from < newer.to) return true;
  // What was made over other choices took in what they had put at its ends.
  const touching =
    older.from === older.to && (older.from === newer.from || older.from === newer.to);
  return touching && !same && newer.over === true;
}

/** The choices that hold, in order of their places: those that fit, change something, and are not overridden. */
function heldChoices(base: string, choices: readonly HunkChoice[]): HunkChoice[] {
  const fitting = fitChoices(base, choices);
  const held: HunkChoice[] = [];
  for (const choice of [...fitting].reverse()) {
    if (choice.take === 'left') continue;
    const at = firstFrom(held, choice);
    if (!overriddenNear(held, at, choice)) held.splice(at, 0, choice);
  }
  const rankOf = new Map(fitting.map((choice, index) => [choice, index]));
  const memberRank = new Map<string, number>();
  for (const [index, { member }] of fitting.entries())
    if (!memberRank.has(memberKey(member))) memberRank.set(memberKey(member), index);
  const rank = ({ member }: HunkChoice) => memberRank.get(memberKey(member)) ?? 0;
  return held.sort((a, b) => {
    if (a.from !== b.from || a.to !== b.to) return a.from - b.from || a.to - b.to;
    // Insertions in one place: the earlier member's first, and each member's as they stand in it.
    return rank(a) - rank(b) || (a.at ?? 0) - (b.at ?? 0) || rankOf.get(a)! - rankOf.get(b)!;
  });
}

/** True when one of the newer choices given overrides the older one; they are in order of places and leave room for one another. */
export function overriddenByAny(newer: readonly HunkChoice[], older: HunkChoice): boolean {
  return overriddenNear(newer, firstFrom(newer, older), older);
}

/** Index of the first of some choices in order of places that begins where this one does or later. */
function firstFrom(held: readonly HunkChoice[], choice: HunkChoice): number {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = held[middle]!;
    if (other.from < choice.from || (other.from === choice.from && other.to < choice.to))
      low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same for those around the index where it would stand among them. */
function overriddenNear(newer: readonly HunkChoice[], index: number, older: HunkChoice): boolean {
  for (let i = index; i < newer.length && newer[i]!.from <= older.to; i++)
    if (overrides(newer[i]!, older)) return true;
  for (let i = index - 1; i >= 0; i--) {
    const other = newer[i]!;
    if (overrides(other, older)) return true;
    if (other.from < other.to && other.from < older.from) return false;
  }
  return false;
}

/** A key for the article an anchor means. */
export function memberKey({ document, article, digest }: ArticleAnchor): string {
  return `${digest} ${article} ${document}`;
}

/** The base text with every choice applied that holds; see `heldChoices`. */
export function grow(base: string, choices: readonly HunkChoice[]): Grown {
  const pieces: GrownPiece[] = [];
  let text = '';
  let at = 0;
  const keep = (to: number) => {
    if (to === at) return;
    const from = text.length;
    text += base.slice(at, to);
    pieces.push({ from, to: text.length, baseFrom: at, baseTo: to, choice: null });
    at = to;
  };
  for (const choice of heldChoices(base, choices)) {
    keep(choice.from);
    const from = text.length;
    text += choice.text ?? takenText(choice.left, choice.right, choice.take);
    pieces.push({ from, to: text.length, baseFrom: choice.from, baseTo: choice.to, choice });
    at = choice.to;
  }
  keep(base.length);
  return { base, text, pieces };
}

/** The merged text: the base text with every choice applied that holds. */
export function mergedText(base: string, choices: readonly HunkChoice[]): string {
  return grow(base, choices).text;
}

/** The changes of the base text that choices make, in order, those that touch made one. */
function changesOf(grown: Grown): Change[] {
  const changes: Change[] = [];
  for (const { choice, from, to, baseFrom, baseTo } of grown.pieces) {
    if (!choice) continue;
    const after = grown.text.slice(from, to);
    const last = changes.at(-1);
    if (last?.to === baseFrom)
      changes[changes.length - 1] = { from: last.from, to: baseTo, after: last.after + after };
    else changes.push({ from: baseFrom, to: baseTo, after });
  }
  return changes;
}

/**
 * The changes of the document that turn the view's text into the merged one, in the document's
 * offsets, in order and disjoint. None of them touches what the view leaves out, so applying them
 * and then removing the same stretches gives the merged text.
 */
export function mergeEdits(view: View, grown: Grown, documentText: string): MergeEdit[] {
  const edits: MergeEdit[] = [];
  const push = (from: number, to: number, after: string) => {
    const before = documentText.slice(from, to);
    if (before !== after) edits.push({ from, to, before, after });
  };
  for (const change of changesOf(grown)) {
    const before = view.text.slice(change.from, change.to);
    for (const row of compareTexts(before, change.after).rows) {
      if (row.type === 'same') continue;
      const after = change.after.slice(row.right.from, row.right.to);
      const from = change.from + row.left.from;
      const to = change.from + row.left.to;
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
  }
  return joined(edits);
}

/** Edits that meet in one place made one: two insertions there would be in each other's way. */
function joined(edits: readonly MergeEdit[]): MergeEdit[] {
  const list: MergeEdit[] = [];
  for (const edit of edits) {
    const last = list.at(-1);
    if (!last || last.to !== edit.from) {
      list.push(edit);
      continue;
    }
    const before = last.before + edit.before;
    const after = last.after + edit.after;
    list[list.length - 1] = { from: last.from, to: edit.to, before, after };
  }
  return list;
}
