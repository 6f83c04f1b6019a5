import { inOneGo, type Portions } from '../progress/portions.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { type Change, settleChanges } from './changes.ts';
import { withMoves } from './moves.ts';
import { parted, readableChanges } from './readable.ts';
import type { Comparison, DiffRow, DiffSegment } from './segment.ts';
import { diffSequencesInSteps, type Sequence, UnitNumbers } from './sequence.ts';

/** Hunks with fewer equal words than this between them are shown as one, unless a line or sentence ends there. */
const nearWords = 3;
/** Groups of tokens by which very unlike texts are aligned: about four words, then two. */
const groupSizes = [8, 4];
/** Code units of text that are cut into tokens in one step; a millisecond or two. */
const stepLength = 20_000;

/** Tokens of a text and their numbers, made in steps. */
function* tokensOf(
  text: string,
  numbers: UnitNumbers,
): Portions<{ readonly tokens: readonly Token[]; readonly units: Sequence }> {
  const tokens: Token[] = [];
  const units: number[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + stepLength);
    // Between white space and what follows it, no token goes on.
    while (to < text.length && !(/\s/u.test(text[to - 1]!) && /\S/u.test(text[to]!))) to++;
    for (const token of tokenize(text.slice(from, to))) {
      tokens.push(from === 0 ? token : { ...token, from: token.from + from, to: token.to + from });
      units.push(numbers.of(token.text));
    }
    from = to;
    yield;
  }
  return { tokens, units: Uint32Array.from(units) };
}

type Gap = 'apart' | 'near' | 'none';

/** Whether the equal tokens `[from, to)` keep two changes apart, join them, or are too little to be shown as equal. */
function gapBetween(tokens: readonly Token[], from: number, to: number): Gap {
  if (parted(tokens, from, to)) return 'apart';
  let words = 0;
  for (let i = from; i < to && words < nearWords; i++) if (tokens[i]!.type === 'word') words++;
  return words === 0 ? 'none' : words < nearWords ? 'near' : 'apart';
}

function textOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  return from === to ? '' : text.slice(tokens[from]!.from, tokens[to - 1]!.to);
}

function offsetAt(text: string, tokens: readonly Token[], at: number): number {
  return tokens[at]?.from ?? text.length;
}

/**
 * Compares two texts word by word: rows of equal text and hunks that tile both texts. Hunks cover
 * whole words, near ones are joined, a sentence mostly rewritten is one, and the two ends of a
 * moved paragraph know one another. Bounded work: texts with little in common come back
 * coarse (`precise` false), but `applyRows` always gives the right text.
 */
export function compareTexts(left: string, right: string): Comparison {
  return inOneGo(compareInSteps(left, right));
}

/** The same, in steps. */
export function* compareInSteps(left: string, right: string): Portions<Comparison> {
  const numbers = new UnitNumbers();
  const { tokens: leftTokens, units: leftUnits } = yield* tokensOf(left, numbers);
  const { tokens: rightTokens, units: rightUnits } = yield* tokensOf(right, numbers);
  const { runs, precise } = yield* diffSequencesInSteps(leftUnits, rightUnits, groupSizes);
  yield;
  const settled = settleChanges(runs, leftTokens, rightTokens);
  yield;
  const readable = readableChanges(settled, leftTokens, rightTokens);
  yield;
  const changes = yield* withMoves(readable, leftTokens, rightTokens);
  yield;
  return { rows: rowsOf(changes, left, right, leftTokens, rightTokens), precise };
}

/** The rows that the changes and the equal text between them make. */
function rowsOf(
  changes: readonly Change[],
  left: string,
  right: string,
  leftTokens: readonly Token[],
  rightTokens: readonly Token[],
): DiffRow[] {
  const rows: DiffRow[] = [];
  /** Rows that are ends of moves, by the number of the move. */
  const ends = new Map<number, number[]>();
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
      if (!following || current.move !== undefined || following.move !== undefined) break;
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
    if (first.move !== undefined)
      ends.set(first.move, [...(ends.get(first.move) ?? []), rows.length]);
    push(
      'hunk',
      offsetAt(left, leftTokens, current.leftTo),
      offsetAt(right, rightTokens, current.rightTo),
      segments,
    );
  }
  if (leftAt < left.length)
    push('same', left.length, right.length, [{ type: 'same', text: left.slice(leftAt) }]);
  for (const [one, other] of ends.values()) if (other !== undefined) marry(rows, one!, other);
  return rows;
}

/** Makes two rows the ends of one move. */
function marry(rows: DiffRow[], one: number, other: number): void {
  const words = (row: number) => (rows[row]!.segments[0]?.text ?? '').replace(/\s+/gu, ' ').trim();
  const equal = words(one) === words(other);
  rows[one] = { ...rows[one]!, move: { other, equal } };
  rows[other] = { ...rows[other]!, move: { other: one, equal } };
}
