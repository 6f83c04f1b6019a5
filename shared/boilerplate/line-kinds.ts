import { endsSentence } from '../text/line-shape.ts';
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
  /** The kind with the hash, or -1. */
  find(hash: number): number;
  /** The kind of a key with its hash, which may be new. */
  add(hash: number, key: string): number;
}

const wrapWidth = 100;
const longestBeginning = 2000;
const shortestSentence = 40;
const longestMenu = 40;
const wide = /[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]/;

/** An empty numbering; about 40 bytes a kind. */
export function createLineKinds(): LineKinds {
  const keys = createHashNumbers();
  const patternNumbers = createHashNumbers();
  const labelNumbers = createHashNumbers();
  const beginnings = new Map<number, number>();
  let lengths = new Int32Array(1 << 10);
  let patterns = new Int32Array(1 << 10);
  let labels = new Int32Array(1 << 10);
  let marks = new Uint8Array(1 << 10);

  function describe(kind: number, key: string, hash: number): void {
    if (kind >= lengths.length) {
      const size = 2 * lengths.length;
      [lengths, patterns, labels] = [longer(lengths), longer(patterns), longer(labels)];
      const more = new Uint8Array(size);
      more.set(marks);
      marks = more;
    }
    lengths[kind] = key.length;
    patterns[kind] = patternNumbers.of(hashPattern(key, hash));
    const label = labelOf(key);
    labels[kind] = label ? labelNumbers.of(hashText(label.name)) : -1;
    marks[kind] = marksOf(key);
  }

  function add(hash: number, key: string): number {
    const known = keys.size;
    const kind = keys.of(hash);
    if (kind < known) return kind;
    describe(kind, key, hash);
    if (key.length > longestBeginning) {
      const beginning = key.slice(0, longestBeginning);
      beginnings.set(kind, add(hashText(beginning), beginning));
    }
    return kind;
  }

  return {
    get size() {
      return keys.size;
    },
    get patternCount() {
      return patternNumbers.size;
    },
    get labelCount() {
      return labelNumbers.size;
    },
    get lengths() {
      return lengths;
    },
    get patterns() {
      return patterns;
    },
    get labels() {
      return labels;
    },
    get marks() {
      return marks;
    },
    find: keys.find,
    beginnings,
    add,
  };
}

function longer(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const result = new Int32Array(2 * column.length);
  result.set(column);
  return result;
}

function marksOf(key: string): number {
  let marks = 0;
  if (key.length >= shortestSentence && endsSentence(key)) marks |= lineMark.plainSentence;
  if (
    key.length >= wrapWidth ||
    (key.length >= wrapWidth / 2 && wide.test(key.slice(0, wrapWidth)))
  ) {
    marks |= lineMark.block;
  }
  if (key.length <= longestMenu && !/[\p{Nd}.]/u.test(key)) marks |= lineMark.menu;
  return marks;
}
