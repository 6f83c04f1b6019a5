import { endsSentence } from '../text/line-shape.ts';
import type { KindMemory } from './boilerplate-memory.ts';
import { createHashNumbers, hashPattern, hashText } from './hash-table.ts';
import { labelOf } from './line-label.ts';

/** What is told of a line by its key alone; the bits of `marks`. */
export const lineMark = {
  /** Ends as a sentence does, and is no short one. */
  plainSentence: 1,
  /** As wide as a paragraph: no piece of a wrapped one. */
  block: 2,
  /** Short, without figures and full stops, as menus have them. */
  menu: 4,
} as const;

/** The distinct lines of a corpus, numbered: lines of one key are of one kind. Kinds of one pattern, and those with one label, share a number as well. */
export interface LineKinds {
  readonly size: number;
  readonly patternCount: number;
  readonly labelCount: number;
  /** Of each kind: length of its key, number of its pattern, number of its label or -1, and `lineMark`s. May be longer than `size`. */
  readonly lengths: Int32Array;
  readonly patterns: Int32Array;
  readonly labels: Int32Array;
  readonly marks: Uint8Array;
  /** For kinds of very long lines, the kind that their beginning alone would be of. */
  readonly beginnings: ReadonlyMap<number, number>;
}

/** The hashes that kinds, patterns and labels are known by; may be longer than there are of each. */
export interface KindHashes {
  readonly kinds: Float64Array;
  readonly patterns: Float64Array;
  readonly labels: Float64Array;
}

/** Numbers kinds as lines come. */
export interface LineKindTable {
  /** The kind with the hash, or -1. */
  find(hash: number): number;
  /** The kind of a key with its hash, which may be new. */
  add(hash: number, key: string): number;
  marksOf(kind: number): number;
  /** What was gathered; the table is not used afterwards. */
  finish(): { readonly kinds: LineKinds; readonly hashes: KindHashes };
}

const wrapWidth = 100;
const longestBeginning = 2000;
const shortestSentence = 40;
const longestMenu = 40;
const wide = /[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]/;

/** A table of the kinds that are remembered, under their numbers, or an empty one; about 50 bytes a kind until it is finished. It calls `pulse` in long loops. */
export function createLineKindTable(earlier: KindMemory | null, pulse: () => void): LineKindTable {
  const expected = earlier?.hashes.length ?? 0;
  const keys = createHashNumbers(pulse, expected);
  const patternNumbers = createHashNumbers(pulse, expected);
  const labelNumbers = createHashNumbers(pulse);
  const beginnings = new Map<number, number>();
  const room = Math.max(1 << 10, Math.ceil(1.2 * expected));
  let lengths = new Int32Array(room);
  let patterns = new Int32Array(room);
  let labels = new Int32Array(room).fill(-1);
  let marks = new Uint8Array(room);
  if (earlier) recall(earlier);

  function recall(memory: KindMemory): void {
    lengths.set(memory.lengths);
    marks.set(memory.marks);
    for (let kind = 0; kind < expected; kind++) {
      if (kind % 4096 === 0) pulse();
      keys.of(memory.hashes[kind]!);
      patterns[kind] = patternNumbers.of(memory.patternHashes[kind]!);
    }
    for (const [at, kind] of memory.labelled.entries()) {
      labels[kind] = labelNumbers.of(memory.labelHashes[at]!);
    }
    for (let at = 0; at < memory.beginnings.length; at += 2) {
      beginnings.set(memory.beginnings[at]!, memory.beginnings[at + 1]!);
    }
  }

  function grow(): void {
    const known = labels.length;
    [lengths, patterns, labels] = [doubled(lengths), doubled(patterns), doubled(labels)];
    labels.fill(-1, known);
    const more = new Uint8Array(2 * known);
    more.set(marks);
    marks = more;
  }

  function add(hash: number, key: string): number {
    const known = keys.size;
    const kind = keys.of(hash);
    if (kind < known) return kind;
    if (kind >= lengths.length) grow();
    lengths[kind] = key.length;
    patterns[kind] = patternNumbers.of(hashPattern(key, hash));
    const label = labelOf(key);
    if (label) labels[kind] = labelNumbers.of(hashText(label.name));
    marks[kind] = marksOf(key);
    if (key.length > longestBeginning) {
      const beginning = key.slice(0, longestBeginning);
      beginnings.set(kind, add(hashText(beginning), beginning));
    }
    return kind;
  }

  return {
    find: keys.find,
    add,
    marksOf: (kind) => marks[kind]!,
    finish: () => ({
      kinds: {
        size: keys.size,
        patternCount: patternNumbers.size,
        labelCount: labelNumbers.size,
        lengths,
        patterns,
        labels,
        marks,
        beginnings,
      },
      hashes: {
        kinds: keys.hashes,
        patterns: patternNumbers.hashes,
        labels: labelNumbers.hashes,
      },
    }),
  };
}

function doubled(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const result = new Int32Array(2 * column.length);
  result.set(column);
  return result;
}

function marksOf(key: string): number {
  let marks = 0;
  if (key.length >= shortestSentence && endsSentence(key)) marks |= lineMark.plainSentence;
  const wideScript = key.length >= wrapWidth / 2 && wide.test(key.slice(0, wrapWidth));
  if (key.length >= wrapWidth || wideScript) marks |= lineMark.block;
  if (key.length <= longestMenu && !/[\p{Nd}.]/u.test(key)) marks |= lineMark.menu;
  return marks;
}
