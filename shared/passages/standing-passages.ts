import { type ArticleClusters, markMoved } from './article-clusters.ts';
import type { Chains } from './chains.ts';
import type { PassageMemory } from './passage-memory.ts';
import type { SentenceTable } from './sentence-table.ts';

/** A passage of so many sentences, and the sentences that its places begin with: the one that is kept first. */
export interface StandingPassage {
  readonly length: number;
  readonly sentences: readonly number[];
}

/** Passages as one list: of each its length, how many places it has, and these. */
export function packPassages(passages: readonly StandingPassage[]): Int32Array<ArrayBuffer> {
  const size = passages.reduce((sum, { sentences }) => sum + sentences.length + 2, 0);
  const packed = new Int32Array(size);
  let at = 0;
  for (const { length, sentences } of passages) {
    packed[at++] = length;
    packed[at++] = sentences.length;
    packed.set(sentences, at);
    at += sentences.length;
  }
  return packed;
}

/** What a search that remembers another goes by. */
interface Remembered {
  readonly memory: PassageMemory;
  /** The index that each article had then, or -1; ascending. */
  readonly earlier: Int32Array;
  readonly clusters: ArticleClusters;
}

/**
 * The passages found before in groups of chains that have only articles of then, in clusters of then, and
 * no sentence of a text that is gone: a search would find the same ones there. The sentences of these
 * groups are marked in `done`.
 */
export function recallPassages(
  table: SentenceTable,
  chains: Chains,
  { memory, earlier, clusters }: Remembered,
  done: Uint8Array,
  pulse: () => void,
): StandingPassage[] {
  const { textStarts, numbers } = table;
  const other = Uint8Array.from(earlier, (index) => (index < 0 ? 1 : 0));
  markMoved(other, clusters, memory.clusters, earlier);
  pulse();

  // Articles then: the index that each has now, or -1.
  const now = new Int32Array(memory.textStarts.length - 1).fill(-1);
  earlier.forEach((index, article) => {
    if (index >= 0) now[index] = article;
  });
  const gone = new Uint8Array(table.distinct);
  for (const [article, index] of now.entries()) {
    if (index >= 0) continue;
    const [first, end] = [memory.textStarts[article]!, memory.textStarts[article + 1]!];
    for (let at = first; at < end; at++) gone[memory.numbers[at]!] = 1;
  }
  pulse();

  const open = new Uint8Array(chains.count);
  let article = 0;
  for (let chain = 0; chain < chains.count; chain++) {
    if ((chain & 1023) === 0) pulse();
    while (textStarts[article + 1]! <= chains.starts[chain]!) article++;
    let isOpen = other[article] === 1;
    for (let at = chains.starts[chain]!; at < chains.ends[chain]! && !isOpen; at++) {
      isOpen = gone[numbers[at]!] === 1;
    }
    if (isOpen) open[chains.groups[chain]!] = 1;
  }
  for (let chain = 0; chain < chains.count; chain++) {
    if (open[chains.groups[chain]!] === 0) done.fill(1, chains.starts[chain], chains.ends[chain]);
  }

  const sentenceNow = (sentence: number): number => {
    const then = articleOf(memory.textStarts, sentence);
    return now[then]! < 0 ? -1 : textStarts[now[then]!]! + sentence - memory.textStarts[then]!;
  };
  const passages: StandingPassage[] = [];
  const { passages: rows } = memory;
  for (let at = 0, size = 0; at < rows.length; at += 2 + size) {
    size = rows[at + 1]!;
    if ((passages.length & 255) === 0) pulse();
    const kept = sentenceNow(rows[at + 2]!);
    if (kept < 0 || done[kept] === 0) continue;
    const sentences = Array.from(rows.subarray(at + 2, at + 2 + size), sentenceNow);
    passages.push({ length: rows[at]!, sentences });
  }
  return passages;
}

/** The text that has the sentence. */
export function articleOf(textStarts: Int32Array, sentence: number): number {
  let low = 0;
  let high = textStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textStarts[middle]! <= sentence) low = middle;
    else high = middle - 1;
  }
  return low;
}
