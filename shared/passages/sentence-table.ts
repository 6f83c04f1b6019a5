import { sentenceSpans } from '../text/sentences.ts';
import { createWordTable } from '../text/word-table.ts';
import type { KnownSentences, SentenceMemory } from './passage-memory.ts';
import { createRunTable } from './run-table.ts';

/** The sentences of many texts, one after another, in flat memory; equal sentences (the same words in the same order) have the same number. */
export interface SentenceTable {
  readonly count: number;
  /** Text `i` has the sentences `textStarts[i] … textStarts[i + 1] - 1`. */
  readonly textStarts: Int32Array;
  /** UTF-16 offsets in its text. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Which sentence it is: numbers from 0. */
  readonly numbers: Int32Array;
  /** Numbers are below it. */
  readonly distinct: number;
  /** Words of each sentence. */
  readonly words: Int32Array;
  /** What the next table needs so as to read new texts only; `digests` are those of the texts. */
  remember(digests: Int32Array<ArrayBuffer>): SentenceMemory;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(array.length * 2);
  copy.set(array);
  return copy;
}

/** Splits the texts into sentences and numbers them; those of known texts are taken over. Hashes only find the slot; equality is decided on the words. */
export function buildSentenceTable(
  texts: readonly { readonly text: string }[],
  tick: (done: number, total: number) => void,
  known: KnownSentences | null = null,
): SentenceTable {
  let current = 0;
  const pulse = () => tick(current, texts.length);
  const table = createWordTable(1 << 10, pulse);
  if (known && known.memory.words !== '') {
    known.memory.words.split('\n').forEach((word, at) => {
      if ((at & 0xffff) === 0) pulse();
      table.learn(word);
    });
  }
  const runs = createRunTable(known?.memory ?? null, pulse);
  const textStarts = new Int32Array(texts.length + 1);
  let from = new Int32Array(1024);
  let to = new Int32Array(1024);
  let numbers = new Int32Array(1024);
  let words = new Int32Array(1024);
  let count = 0;
  let pending = 0;
  const room = (more: number) => {
    while (count + more > from.length) {
      from = grown(from);
      to = grown(to);
      pulse();
      numbers = grown(numbers);
      words = grown(words);
      pulse();
    }
  };
  for (; current < texts.length; current++) {
    const at = known ? known.index[current]! : -1;
    if (known && at >= 0) {
      const { memory } = known;
      const [first, last] = [memory.textStarts[at]!, memory.textStarts[at + 1]!];
      room(last - first);
      from.set(memory.from.subarray(first, last), count);
      to.set(memory.to.subarray(first, last), count);
      numbers.set(memory.numbers.subarray(first, last), count);
      words.set(memory.wordCounts.subarray(first, last), count);
      count += last - first;
      textStarts[current + 1] = count;
      if ((current & 1023) === 0) pulse();
      continue;
    }
    const { text } = texts[current]!;
    pending += text.length;
    if (pending > 100_000) {
      pending = 0;
      pulse();
    }
    for (const span of sentenceSpans(text)) {
      room(1);
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
  const columns = {
    textStarts,
    from: from.slice(0, count),
    to: to.slice(0, count),
    numbers: numbers.slice(0, count),
  };
  const wordCounts = words.slice(0, count);
  return {
    ...columns,
    count,
    distinct: runs.size,
    words: wordCounts,
    remember: (digests) => ({
      ...columns,
      digests,
      wordCounts,
      words: Array.from({ length: table.distinct }, (_, number) => table.word(number)).join('\n'),
      runs: runs.bytes(),
      runStarts: runs.starts(),
    }),
  };
}
