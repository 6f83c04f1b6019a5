import { sentenceSpans } from '../text/sentences.ts';
import { createWordTable } from '../text/word-table.ts';

/** The sentences of many texts, one after another, in flat memory; equal sentences (the same words in the same order) have the same number. */
export interface SentenceTable {
  readonly count: number;
  /** Text `i` has the sentences `textStarts[i] … textStarts[i + 1] - 1`. */
  readonly textStarts: Int32Array;
  /** UTF-16 offsets in its text. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Which sentence it is: numbers from 0, in order of first appearance. */
  readonly numbers: Int32Array;
  /** How many different sentences there are; numbers are below it. */
  readonly distinct: number;
  /** Words of each sentence. */
  readonly words: Int32Array;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(array.length * 2);
  copy.set(array);
  return copy;
}

/** Splits the texts into sentences and numbers them. Hashes only find the slot; equality is decided on the words. */
export function buildSentenceTable(
  texts: readonly { readonly text: string }[],
  tick: (done: number, total: number) => void,
): SentenceTable {
  let current = 0;
  const pulse = () => tick(current, texts.length);
  const table = createWordTable(1 << 10, pulse);
  const runs = createRunTable();
  const textStarts = new Int32Array(texts.length + 1);
  let from = new Int32Array(1024);
  let to = new Int32Array(1024);
  let numbers = new Int32Array(1024);
  let words = new Int32Array(1024);
  let count = 0;
  let pending = 0;
  for (; current < texts.length; current++) {
    const { text } = texts[current]!;
    pending += text.length;
    if (pending > 100_000) {
      pending = 0;
      pulse();
    }
    for (const span of sentenceSpans(text)) {
      if (count >= from.length) {
        from = grown(from);
        to = grown(to);
        numbers = grown(numbers);
        words = grown(words);
      }
      from[count] = span.from;
      to[count] = span.to;
      words[count] = table.append(text.slice(span.from, span.to));
      numbers[count] = runs.number(table.numbers());
      // Only what a sentence is made of is to be known, not where.
      table.truncate(0);
      count++;
    }
    textStarts[current + 1] = count;
  }
  return {
    count,
    textStarts,
    from: from.slice(0, count),
    to: to.slice(0, count),
    numbers: numbers.slice(0, count),
    distinct: runs.size,
    words: words.slice(0, count),
  };
}

/** Numbers runs of word numbers from 0 on; two have the same number exactly when they are equal. */
interface RunTable {
  readonly size: number;
  number(run: Int32Array): number;
}

/** Keeps each run once, seven bits a byte: the words met often have small numbers. */
function createRunTable(): RunTable {
  let bytes = new Uint8Array(1 << 12);
  let starts = new Int32Array(1 << 10);
  let hashes = new Int32Array(1 << 10);
  /** Numbers plus one; 0 is an empty slot. */
  let slots = new Int32Array(1 << 11);
  let size = 0;

  /** Puts the run behind all that are kept and returns where it ends. */
  const write = (run: Int32Array): number => {
    let at = starts[size]!;
    if (at + run.length * 5 > bytes.length) {
      const wider = new Uint8Array(Math.ceil(bytes.length * 1.5) + run.length * 5);
      wider.set(bytes);
      bytes = wider;
    }
    for (const word of run) {
      let rest = word;
      for (; rest > 127; rest >>>= 7) bytes[at++] = 128 | (rest & 127);
      bytes[at++] = rest;
    }
    return at;
  };

  return {
    get size() {
      return size;
    },
    number(run) {
      const start = starts[size]!;
      const end = write(run);
      let hash = run.length;
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
        const other = starts[held - 1]!;
        if (hashes[held - 1] === hash && starts[held]! - other === end - start) {
          let i = 0;
          while (start + i < end && bytes[start + i] === bytes[other + i]) i++;
          if (start + i === end) return held - 1;
        }
        slot = (slot + 1) & mask;
      }
      hashes[size] = hash;
      slots[slot] = ++size;
      if (size + 1 >= starts.length) {
        starts = grown(starts);
        hashes = grown(hashes);
      }
      starts[size] = end;
      if (size * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2);
        for (let number = 0; number < size; number++) {
          let free = hashes[number]! & (slots.length - 1);
          while (slots[free] !== 0) free = (free + 1) & (slots.length - 1);
          slots[free] = number + 1;
        }
      }
      return size - 1;
    },
  };
}
