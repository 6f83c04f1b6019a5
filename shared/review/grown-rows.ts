import type { DiffRow, DiffSegment } from '../diff/segment.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import type { Grown, GrownPiece } from './merge.ts';

/** A row of a comparison whose left text grew out of a base text, and the stretch of that base text. */
export interface GrownRow extends DiffRow {
  readonly base: { readonly from: number; readonly to: number };
  /** True where its left text is not the base text's own. */
  readonly over: boolean;
}

/** Looks up the pieces of a grown text by their places in it. */
class Places {
  private readonly pieces: readonly GrownPiece[];
  private readonly length: number;

  constructor(grown: Grown) {
    this.pieces = grown.pieces;
    this.length = grown.base.length;
  }

  /** Index of the first piece that ends at `at` or later. */
  private firstTo(at: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pieces[middle]!.to < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the base text goes on after all that ends at `at`. */
  baseStart(at: number): number {
    for (let i = this.firstTo(at); i < this.pieces.length; i++) {
      const piece = this.pieces[i]!;
      if (piece.from <= at && at < piece.to)
        return piece.choice ? piece.baseFrom : piece.baseFrom + at - piece.from;
    }
    return this.length;
  }

  /** Where in the base text what ends at `at` ends, before what was taken out there. */
  baseEnd(at: number): number {
    for (let i = this.firstTo(at); i < this.pieces.length; i++) {
      const piece = this.pieces[i]!;
      if (piece.from < at && at <= piece.to)
        return piece.choice ? piece.baseTo : piece.baseFrom + at - piece.from;
      if (piece.from >= at) return piece.baseFrom;
    }
    return this.length;
  }

  /** The ends of changed pieces strictly inside `[from, to]`, in order. */
  cutsIn(from: number, to: number): number[] {
    const cuts: number[] = [];
    for (let i = this.firstTo(from); i < this.pieces.length; i++) {
      const piece = this.pieces[i]!;
      if (piece.from >= to) break;
      if (!piece.choice) continue;
      for (const at of [piece.from, piece.to])
        if (at > from && at < to && at !== cuts.at(-1)) cuts.push(at);
    }
    return cuts;
  }

  /** True where `at` lies inside a changed piece. */
  isInside(at: number): boolean {
    const piece = this.pieces[this.firstTo(at)];
    return piece?.choice != null && piece.from < at && at < piece.to;
  }

  /**
   * True where two neighbours that meet at `at` have to be one, given which of them are hunks: what is
   * put into one and the same place of the base text can only be told apart as one.
   */
  meetsInsertion(at: number, before: boolean, after: boolean): boolean {
    for (let i = this.firstTo(at); i < this.pieces.length; i++) {
      const piece = this.pieces[i]!;
      if (piece.from > at) break;
      if (!piece.choice || piece.baseFrom < piece.baseTo || piece.from === piece.to) continue;
      if (at === piece.from && before) return true;
      if (at === piece.to && after) return true;
    }
    return false;
  }

  /** True where a changed piece has text in `[from, to)`, or stood there before it was taken out. */
  touches(from: number, to: number): boolean {
    for (let i = this.firstTo(from); i < this.pieces.length; i++) {
      const piece = this.pieces[i]!;
      if (piece.from >= to) break;
      if (!piece.choice) continue;
      if (piece.from < to && piece.to > from) return true;
      if (piece.from === piece.to && piece.from > from) return true;
    }
    return false;
  }
}

interface Part {
  readonly row: DiffRow;
  /** Index of the row among those that came in; -1 for a part of an equal one. */
  readonly index: number;
}

/**
 * Rows of a comparison with a grown text as its left side, each with its stretch of the base text. No
 * hunk begins or ends inside what a choice put there: it takes in the whole of that, so that each
 * can be chosen for by itself. The rows still tile both texts.
 */
export function grownRows(rows: readonly DiffRow[], grown: Grown): GrownRow[] {
  return inOneGo(grownRowsInPortions(rows, grown));
}

/** Rows looked at before others may go on. */
const rowsAtOnce = 500;

/** As `grownRows`, in portions. */
export function* grownRowsInPortions(rows: readonly DiffRow[], grown: Grown): Portions<GrownRow[]> {
  const places = new Places(grown);
  const parts: Part[] = rows.flatMap((row, index) =>
    row.type === 'same' ? cutSame(row, places) : [{ row, index }],
  );
  let groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && places.isInside(part.row.left.from)) last.push(part);
    else groups.push([part]);
  }
  // A group that has become a hunk may reach its neighbours in turn.
  for (let count = 0; count !== groups.length; ) {
    count = groups.length;
    groups = joinedGroups(groups, places);
  }
  yield;
  return yield* withBase(groups, places);
}

const hasHunk = (group: readonly Part[]): boolean => group.some(({ row }) => row.type === 'hunk');

/** The groups with those made one that meet where something was put in. */
function joinedGroups(groups: readonly Part[][], places: Places): Part[][] {
  const joined: Part[][] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const at = group[0]!.row.left.from;
    if (last && places.meetsInsertion(at, hasHunk(last), hasHunk(group))) last.push(...group);
    else joined.push([...group]);
  }
  return joined;
}

/** An equal row cut where changed pieces begin and end. */
function cutSame(row: DiffRow, places: Places): Part[] {
  const text = row.segments[0]?.text ?? '';
  const { from, to } = row.left;
  const parts: Part[] = [];
  let at = from;
  for (const end of [...places.cutsIn(from, to), to]) {
    const shift = row.right.from - from;
    parts.push({
      index: -1,
      row: {
        type: 'same',
        left: { from: at, to: end },
        right: { from: at + shift, to: end + shift },
        segments: [{ type: 'same', text: text.slice(at - from, end - from) }],
      },
    });
    at = end;
  }
  return parts;
}

function* withBase(groups: readonly (readonly Part[])[], places: Places): Portions<GrownRow[]> {
  const result: GrownRow[] = [];
  /** Where the rows that are still as they came in stand now. */
  const placeOf = new Map<number, number>();
  for (const [index, group] of groups.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield;
    const first = group[0]!;
    const left = { from: first.row.left.from, to: group.at(-1)!.row.left.to };
    const right = { from: first.row.right.from, to: group.at(-1)!.row.right.to };
    const hunk = group.some(({ row }) => row.type === 'hunk');
    const segments = mergedSegments(group.flatMap(({ row }) => row.segments));
    const last = result.at(-1);
    if (!hunk && last?.type === 'same') {
      const text = (last.segments[0]?.text ?? '') + (segments[0]?.text ?? '');
      result[result.length - 1] = {
        ...last,
        left: { from: last.left.from, to: left.to },
        right: { from: last.right.from, to: right.to },
        segments: [{ type: 'same', text }],
        base: { from: last.base.from, to: places.baseEnd(left.to) },
      };
      continue;
    }
    const base =
      left.from === left.to
        ? { from: places.baseEnd(left.from), to: places.baseEnd(left.from) }
        : { from: places.baseStart(left.from), to: places.baseEnd(left.to) };
    if (group.length === 1 && first.index >= 0) placeOf.set(first.index, result.length);
    const move = group.length === 1 ? first.row.move : undefined;
    const over = hunk && places.touches(left.from, left.to);
    const row: GrownRow = { type: hunk ? 'hunk' : 'same', left, right, segments, base, over };
    result.push(move ? { ...row, move } : row);
  }
  yield;
  return result.map((row) => {
    if (!row.move) return row;
    const other = placeOf.get(row.move.other);
    const { move, ...rest } = row;
    return other === undefined ? rest : { ...row, move: { ...move, other } };
  });
}

/** Segments with neighbours of one type made one; between two equal stretches, what was removed comes before what was added. */
function mergedSegments(segments: readonly DiffSegment[]): DiffSegment[] {
  const merged: DiffSegment[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) merged.push({ type: 'removed', text: removed });
    if (added) merged.push({ type: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { type, text } of segments) {
    if (type === 'removed') removed += text;
    else if (type === 'added') added += text;
    else {
      flush();
      const last = merged.at(-1);
      if (last?.type === 'same') merged[merged.length - 1] = { type, text: last.text + text };
      else merged.push({ type, text });
    }
  }
  flush();
  return merged;
}
