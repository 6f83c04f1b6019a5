import { createHash } from 'node:crypto';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import type { ComparedArticle } from '../../shared/similarity/compared-article.ts';
import { findPairs, findPairsAgain } from '../../shared/similarity/find-pairs.ts';
import type { SimilarityMemory } from '../../shared/similarity/similarity-memory.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

const seconds = () => process.cpuUsage().user / 1e6;

function timed<Value>(work: () => Value): [Value, number] {
  const started = seconds();
  const value = work();
  return [value, seconds() - started];
}

const digest = (text: string) => createHash('sha256').update(text, 'utf16le').digest();

function compared(articles: readonly ComparedArticle[], earlier: SimilarityMemory | null) {
  return findPairsAgain(articles, {}, silentMonitor, { earlier, digest });
}

/** Bytes of everything a memory holds; its strings have one byte a character. */
function bytesOf(memory: SimilarityMemory): number {
  const columns = (held: object): number =>
    Object.values(held).reduce(
      (sum: number, part: unknown) =>
        sum +
        (ArrayBuffer.isView(part)
          ? part.byteLength
          : typeof part === 'string'
            ? part.length
            : typeof part === 'object' && part !== null
              ? columns(part)
              : 8),
      0,
    );
  return columns(memory);
}

/**
 * Prints what it costs to compare a batch of new articles, spread over the corpus, with one that was
 * compared before, beside a whole comparison in the same run, and that both give the same pairs.
 * Seconds are of processor time.
 */
export function runBatchBench(
  sizes: readonly number[] = [40_000, 160_000],
  batches: readonly number[] = [100, 1000, 10_000],
): void {
  for (const size of sizes) {
    const articles = syntheticCorpus(size, 1000);
    const [pairs, whole] = timed(() => findPairs(articles, {}, silentMonitor));
    const wanted = JSON.stringify(pairs);
    print(`${size} synthetic articles, whole`, `${whole.toFixed(2)} s, ${pairs.length} pairs`);
    for (const batch of batches) {
      const every = Math.floor(size / batch);
      const old = articles.filter((_, at) => at % every !== 0);
      const { memory } = compared(old, null);
      const [again, taken] = timed(() => compared(articles, memory));
      const same = JSON.stringify(again.pairs) === wanted ? 'the same pairs' : 'OTHER PAIRS';
      print(
        `  ${articles.length - old.length} of them new`,
        `${taken.toFixed(2)} s, ${same}, ${(whole / taken).toFixed(1)} times as fast`,
      );
      if (batch !== batches[0]) continue;
      const words = memory.wordCounts.reduce((sum, count) => sum + count, 0);
      const bytes = bytesOf(memory);
      print(
        '  remembered',
        `${(bytes / old.length).toFixed(0)} bytes an article, ${(memory.spelled.length / words).toFixed(2)} a word`,
      );
    }
  }
}

function print(name: string, figures: string): void {
  console.log(`${name.padEnd(44)}  ${figures}`);
}
