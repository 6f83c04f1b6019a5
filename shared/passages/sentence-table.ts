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
  let characters = 0;
  for (const { text } of texts) characters += text.length;
  let current = 0;
  const pulse = () => tick(current, texts.length);
  const table = createWordTable(characters, pulse);
  const textStarts = new Int32Array(texts.length + 1);
  let from = new Int32Array(1024);
  let to = new Int32Array(1024);
  let wordStarts = new Int32Array(1024);
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
      if (count + 1 >= from.length) {
        from = grown(from);
        to = grown(to);
        wordStarts = grown(wordStarts);
      }
      from[count] = span.from;
      to[count] = span.to;
      table.append(text.slice(span.from, span.to));
      count++;
      wordStarts[count] = table.length;
    }
    textStarts[current + 1] = count;
  }

  const all = table.numbers();
  const numbers = new Int32Array(count);
  const words = new Int32Array(count);
  let slotCount = 1024;
  while (slotCount < count * 2) slotCount *= 2;
  const slots = new Int32Array(slotCount);
  const mask = slotCount - 1;
  const firstOf = new Int32Array(count);
  const hashes = new Int32Array(count);
  let distinct = 0;
  for (let sentence = 0; sentence < count; sentence++) {
    if ((sentence & 4095) === 0) pulse();
    const start = wordStarts[sentence]!;
    const size = wordStarts[sentence + 1]! - start;
    words[sentence] = size;
    let hash = size;
    for (let i = start; i < start + size; i++) {
      hash = Math.imul(hash ^ all[i]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = hash & mask;
    let number = slots[slot]! - 1;
    while (number >= 0) {
      if (hashes[number] === hash) {
        const other = firstOf[number]!;
        const otherStart = wordStarts[other]!;
        if (words[other] === size) {
          let i = 0;
          while (i < size && all[start + i] === all[otherStart + i]) i++;
          if (i === size) break;
        }
      }
      slot = (slot + 1) & mask;
      number = slots[slot]! - 1;
    }
    if (number < 0) {
      number = distinct++;
      slots[slot] = distinct;
      firstOf[number] = sentence;
      hashes[number] = hash;
    }
    numbers[sentence] = number;
  }
  return {
    count,
    textStarts,
    from: from.slice(0, count),
    to: to.slice(0, count),
    numbers,
    distinct,
    words,
  };
}
