import { type Token, tokenize } from '../text/tokens.ts';
import type { Comparison, DiffRow, DiffSegment } from './segment.ts';
import { diffSequences, numberUnits, type Run } from './sequence.ts';

/** Hunks with fewer equal words than this between them are shown as one, unless a line or sentence ends there. */
const nearWords = 3;
/** Groups of tokens by which very unlike texts are aligned: about four words, then two. */
const groupSizes = [8, 4];

const lineBreak = /[\n\r\u2028\u2029]/u;
const sentenceEnd = /^[.!?…]$/u;
const joiner = /^[-.,:/’'_@&\u2010\u2011]$/u;
const extending = /^[\p{M}\u200d]/u;

/** True when the tokens before and after the boundary `at` belong to one word, number or character. */
function glued(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at];
  if (!before || !after) return false;
  if (extending.test(after.text) || before.text === '\u200d') return true;
  if (before.type === 'word' && after.type === 'mark' && joiner.test(after.text))
    return tokens[at + 1]?.type === 'word';
  if (before.type === 'mark' && after.type === 'word' && joiner.test(before.text))
    return tokens[at - 2]?.type === 'word';
  return false;
}

/** How well a change may begin at the boundary `at`: a line's start, a sentence's, a word's, elsewhere. */
function rank(tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  if (!before) return 3;
  if (before.type === 'space') {
    if (lineBreak.test(before.text)) return 3;
    const earlier = tokens[at - 2];
    return earlier && sentenceEnd.test(earlier.text) ? 2 : 1;
  }
  return 0;
}

/** Moves a pure insertion or deletion `[from, to)` within equal surroundings to where it reads best; answers by how much. */
function bestShift(
  tokens: readonly Token[],
  from: number,
  to: number,
  before: number,
  after: number,
): number {
  let best = 0;
  let bestRank = rank(tokens, from);
  for (let shift = 1; shift <= after; shift++) {
    if (tokens[from + shift - 1]!.text !== tokens[to + shift - 1]!.text) break;
    const value = rank(tokens, from + shift);
    if (value > bestRank) {
      best = shift;
      bestRank = value;
    }
  }
  for (let shift = -1; shift >= -before; shift--) {
    if (tokens[from + shift]!.text !== tokens[to + shift]!.text) break;
    const value = rank(tokens, from + shift);
    if (value > bestRank) {
      best = shift;
      bestRank = value;
    }
  }
  return best;
}

interface Change {
  leftFrom: number;
  leftTo: number;
  rightFrom: number;
  rightTo: number;
}

/** Changed runs, slid to where they read best and grown to whole words; they stay in order and disjoint. */
function settleChanges(
  runs: readonly Run[],
  left: readonly Token[],
  right: readonly Token[],
): Change[] {
  const changes: Change[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    if (run.same) continue;
    let { leftFrom, leftTo, rightFrom, rightTo } = run;
    const last = changes.at(-1);
    const before = leftFrom - (last?.leftTo ?? 0);
    const following = runs[i + 1];
    const after = following ? following.leftTo - following.leftFrom : 0;
    let shift = 0;
    if (leftFrom === leftTo) shift = bestShift(right, rightFrom, rightTo, before, after);
    else if (rightFrom === rightTo) shift = bestShift(left, leftFrom, leftTo, before, after);
    leftFrom += shift;
    leftTo += shift;
    rightFrom += shift;
    rightTo += shift;
    let room = before + shift;
    while (room > 0 && (glued(left, leftFrom) || glued(right, rightFrom))) {
      leftFrom--;
      rightFrom--;
      room--;
    }
    room = after - shift;
    while (room > 0 && (glued(left, leftTo) || glued(right, rightTo))) {
      leftTo++;
      rightTo++;
      room--;
    }
    if (last && last.leftTo === leftFrom && last.rightTo === rightFrom) {
      last.leftTo = leftTo;
      last.rightTo = rightTo;
    } else changes.push({ leftFrom, leftTo, rightFrom, rightTo });
  }
  return changes;
}

type Gap = 'apart' | 'near' | 'none';

/** Whether the equal tokens `[from, to)` keep two changes apart, join them, or are too little to be shown as equal. */
function gapBetween(tokens: readonly Token[], from: number, to: number): Gap {
  let words = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.type === 'word') words++;
    if (words >= nearWords) return 'apart';
    if (token.type === 'space' && lineBreak.test(token.text)) return 'apart';
    if (sentenceEnd.test(token.text) && tokens[i + 1]?.type === 'space') return 'apart';
  }
  return words === 0 ? 'none' : 'near';
}

function textOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  return from === to ? '' : text.slice(tokens[from]!.from, tokens[to - 1]!.to);
}

function offsetAt(text: string, tokens: readonly Token[], at: number): number {
  return tokens[at]?.from ?? text.length;
}

/**
 * Compares two texts word by word: rows of equal text and hunks that tile both texts. Hunks cover
 * whole words, and near ones are joined. Bounded work: texts with little in common come back
 * coarse (`precise` false), but `applyRows` always gives the right text.
 */
export function compareTexts(left: string, right: string): Comparison {
  const leftTokens = tokenize(left);
  const rightTokens = tokenize(right);
  const [leftUnits, rightUnits] = numberUnits([
    leftTokens.map((token) => token.text),
    rightTokens.map((token) => token.text),
  ]);
  const { runs, precise } = diffSequences(leftUnits!, rightUnits!, groupSizes);
  const changes = settleChanges(runs, leftTokens, rightTokens);
  const rows: DiffRow[] = [];
  let leftAt = 0;
  let rightAt = 0;
  const push = (
    type: DiffRow['type'],
    leftTo: number,
    rightTo: number,
    segments: DiffSegment[],
  ) => {
    rows.push({
      type,
      left: { from: leftAt, to: leftTo },
      right: { from: rightAt, to: rightTo },
      segments,
    });
    leftAt = leftTo;
    rightAt = rightTo;
  };
  let next = 0;
  while (next < changes.length) {
    const first = changes[next]!;
    const start = offsetAt(left, leftTokens, first.leftFrom);
    if (start > leftAt) {
      const rightStart = offsetAt(right, rightTokens, first.rightFrom);
      push('same', start, rightStart, [{ type: 'same', text: left.slice(leftAt, start) }]);
    }
    const segments: DiffSegment[] = [];
    let removed = '';
    let added = '';
    const flush = () => {
      if (removed) segments.push({ type: 'removed', text: removed });
      if (added) segments.push({ type: 'added', text: added });
      removed = '';
      added = '';
    };
    let current = first;
    for (;;) {
      removed += textOf(left, leftTokens, current.leftFrom, current.leftTo);
      added += textOf(right, rightTokens, current.rightFrom, current.rightTo);
      next++;
      const following = changes[next];
      if (!following) break;
      const gap = gapBetween(leftTokens, current.leftTo, following.leftFrom);
      if (gap === 'apart') break;
      const between = textOf(left, leftTokens, current.leftTo, following.leftFrom);
      if (gap === 'none') {
        removed += between;
        added += between;
      } else {
        flush();
        segments.push({ type: 'same', text: between });
      }
      current = following;
    }
    flush();
    push(
      'hunk',
      offsetAt(left, leftTokens, current.leftTo),
      offsetAt(right, rightTokens, current.rightTo),
      segments,
    );
  }
  if (leftAt < left.length)
    push('same', left.length, right.length, [{ type: 'same', text: left.slice(leftAt) }]);
  return { rows, precise };
}
