import type { Portions } from '../progress/portions.ts';
import type { Token } from '../text/tokens.ts';
import type { Change } from './changes.ts';
import { startsSentence } from './units.ts';

/** Fewer words than this may stand in two places by chance. */
const leastWords = 8;
/** Sentences that share at least this much of their words (Dice 1945) are the same, moved and touched up. */
const leastLikeness = 0.75;
/** Words in more sentences than this tell none of them. */
const mostPostings = 40;

/** Words and places looked at in one step; a few milliseconds. */
const stepWork = 20_000;

/** A sentence or a line that stands on one side only. */
interface Unit {
  readonly change: number;
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
  /** Index of the unit on the other side that is the same, or -1. */
  partner: number;
}

/** The sentences and lines that stand as a whole within the changes of one side. */
function unitsOf(
  tokens: readonly Token[],
  spans: readonly { readonly from: number; readonly to: number }[],
): Unit[] {
  const units: Unit[] = [];
  for (const [change, { from, to }] of spans.entries()) {
    let start = from;
    for (let at = from + 1; at <= to; at++) {
      if (at < to && !startsSentence(tokens, at)) continue;
      if (startsSentence(tokens, start)) {
        const words: string[] = [];
        for (let i = start; i < at; i++)
          if (tokens[i]!.type === 'word') words.push(tokens[i]!.text);
        units.push({ change, from: start, to: at, words, partner: -1 });
      }
      start = at;
    }
  }
  return units;
}

function pair(left: readonly Unit[], right: readonly Unit[], l: number, r: number): void {
  left[l]!.partner = r;
  right[r]!.partner = l;
}

/** Pairs the units that are equal word for word; of several the first ones. */
function pairEqual(left: readonly Unit[], right: readonly Unit[]): void {
  const places = new Map<string, number[]>();
  for (const [index, { words }] of right.entries()) {
    if (words.length < leastWords / 2) continue;
    const key = words.join(' ');
    const list = places.get(key);
    if (list) list.push(index);
    else places.set(key, [index]);
  }
  for (const [index, { words, change }] of left.entries()) {
    const list = places.get(words.join(' '));
    const at = list?.findIndex((r) => right[r]!.change !== change) ?? -1;
    if (list && at >= 0) pair(left, right, index, list.splice(at, 1)[0]!);
  }
}

/** Pairs units that share most of their words, each with the one that is most like it. */
function* pairAlike(left: readonly Unit[], right: readonly Unit[]): Portions<void> {
  const postings = new Map<string, number[]>();
  for (const [index, { words, partner }] of right.entries()) {
    if (partner >= 0 || words.length < leastWords) continue;
    for (const word of new Set(words)) {
      const list = postings.get(word);
      if (list) list.push(index);
      else postings.set(word, [index]);
    }
  }
  /** For the unit in hand: how many of its rarer words each unit on the right has. */
  const shared = new Int32Array(right.length);
  let work = 0;
  for (const [index, unit] of left.entries()) {
    if (unit.partner >= 0 || unit.words.length < leastWords) continue;
    const touched: number[] = [];
    let rare = 0;
    for (const word of new Set(unit.words)) {
      const list = postings.get(word) ?? [];
      work += list.length > mostPostings ? 1 : list.length + 1;
      if (list.length > mostPostings) continue;
      rare++;
      for (const other of list) {
        if (shared[other] === 0) touched.push(other);
        shared[other]!++;
      }
    }
    let best = -1;
    let bestLikeness = leastLikeness;
    for (const other of touched) {
      const count = shared[other]!;
      shared[other] = 0;
      const candidate = right[other]!;
      if (candidate.partner >= 0 || candidate.change === unit.change) continue;
      // What is alike as a whole is so in its rarer words.
      if (2 * count < rare) continue;
      const likeness = dice(unit.words, candidate.words);
      if (likeness < bestLikeness || (best >= 0 && likeness === bestLikeness)) continue;
      best = other;
      bestLikeness = likeness;
    }
    if (best >= 0) pair(left, right, index, best);
    if (work < stepWork) continue;
    work = 0;
    yield;
  }
}

/** Pairs what is too short to be told by itself but stands equal beside a pair, so that paragraphs move whole. */
function pairNeighbours(left: readonly Unit[], right: readonly Unit[]): void {
  for (const step of [1, -1] as const) {
    for (let i = 0; i < left.length; i++) {
      const at = step === 1 ? i : left.length - 1 - i;
      const { partner } = left[at]!;
      const [next, other] = [left[at + step], right[partner + step]];
      if (partner < 0 || !next || !other || next.partner >= 0 || other.partner >= 0) continue;
      const first = Math.min(at, at + step);
      const second = Math.min(partner, partner + step);
      if (!follows(left, first) || !follows(right, second)) continue;
      if (next.words.join(' ') === other.words.join(' '))
        pair(left, right, at + step, partner + step);
    }
  }
}

function dice(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    shared++;
  }
  return (2 * shared) / (a.length + b.length);
}

interface Move {
  /** Token spans on the left and on the right, and the changes they lie in. */
  readonly left: { readonly change: number; readonly from: number; readonly to: number };
  readonly right: { readonly change: number; readonly from: number; readonly to: number };
}

/** Runs of units whose partners follow one another, too: whole paragraphs. */
function joinedMoves(left: readonly Unit[], right: readonly Unit[]): Move[] {
  const moves: Move[] = [];
  for (let first = 0; first < left.length; first++) {
    if (left[first]!.partner < 0) continue;
    let last = first;
    while (follows(left, last) && left[last + 1]!.partner === left[last]!.partner + 1) {
      if (!follows(right, left[last]!.partner)) break;
      last++;
    }
    let words = 0;
    for (let i = first; i <= last; i++) words += left[i]!.words.length;
    const [start, end] = [left[first]!, left[last]!];
    if (words >= leastWords)
      moves.push({
        left: { change: start.change, from: start.from, to: end.to },
        right: {
          change: right[start.partner]!.change,
          from: right[start.partner]!.from,
          to: right[end.partner]!.to,
        },
      });
    first = last;
  }
  return moves;
}

function follows(units: readonly Unit[], index: number): boolean {
  const next = units[index + 1];
  return (
    next !== undefined && next.from === units[index]!.to && next.change === units[index]!.change
  );
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly move: number | null;
}

/** The span `[from, to)` cut at the ends of moves that lie in it. */
function cut(from: number, to: number, moved: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const piece of moved) {
    if (piece.from > at) pieces.push({ from: at, to: piece.from, move: null });
    pieces.push(piece);
    at = piece.to;
  }
  if (at < to) pieces.push({ from: at, to, move: null });
  return pieces;
}

/**
 * Finds sentences and paragraphs that stand in one change on the left and in another on the right,
 * equal or nearly so, and makes changes of their own of both ends, which share a number in `move`.
 * Changes stay in order and tile what they tiled. Work in proportion to the changed text.
 */
export function* withMoves(
  changes: readonly Change[],
  left: readonly Token[],
  right: readonly Token[],
): Portions<Change[]> {
  const leftUnits = unitsOf(
    left,
    changes.map(({ leftFrom, leftTo }) => ({ from: leftFrom, to: leftTo })),
  );
  const rightUnits = unitsOf(
    right,
    changes.map(({ rightFrom, rightTo }) => ({ from: rightFrom, to: rightTo })),
  );
  yield;
  if (leftUnits.length === 0 || rightUnits.length === 0) return [...changes];
  pairEqual(leftUnits, rightUnits);
  yield* pairAlike(leftUnits, rightUnits);
  pairNeighbours(leftUnits, rightUnits);
  const leftPieces = new Map<number, Piece[]>();
  const rightPieces = new Map<number, Piece[]>();
  for (const [move, ends] of joinedMoves(leftUnits, rightUnits).entries()) {
    for (const [pieces, { change, from, to }] of [
      [leftPieces, ends.left],
      [rightPieces, ends.right],
    ] as const)
      pieces.set(change, [...(pieces.get(change) ?? []), { from, to, move }]);
  }
  for (const pieces of rightPieces.values()) pieces.sort((a, b) => a.from - b.from);
  return changes.flatMap((change, index) => {
    const movedLeft = leftPieces.get(index);
    const movedRight = rightPieces.get(index);
    if (!movedLeft && !movedRight) return [change];
    return interleaved(
      change,
      cut(change.leftFrom, change.leftTo, movedLeft ?? []),
      cut(change.rightFrom, change.rightTo, movedRight ?? []),
    );
  });
}

/** Changes of the pieces of both sides: what is moved stands alone, of the rest one piece faces one. */
function interleaved(change: Change, left: readonly Piece[], right: readonly Piece[]): Change[] {
  const changes: Change[] = [];
  let leftAt = change.leftFrom;
  let rightAt = change.rightFrom;
  let l = 0;
  let r = 0;
  const push = (leftTo: number, rightTo: number, move: number | null) => {
    changes.push({
      leftFrom: leftAt,
      leftTo,
      rightFrom: rightAt,
      rightTo,
      ...(move === null ? {} : { move }),
    });
    leftAt = leftTo;
    rightAt = rightTo;
  };
  while (l < left.length || r < right.length) {
    const [leftPiece, rightPiece] = [left[l], right[r]];
    if (leftPiece && leftPiece.move !== null) {
      push(leftPiece.to, rightAt, leftPiece.move);
      l++;
    } else if (rightPiece && rightPiece.move !== null) {
      push(leftAt, rightPiece.to, rightPiece.move);
      r++;
    } else {
      push(leftPiece?.to ?? leftAt, rightPiece?.to ?? rightAt, null);
      l++;
      r++;
    }
  }
  return changes;
}
