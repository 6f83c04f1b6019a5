import { noWord, type WordTable } from '../text/word-table.ts';
import type { ArticlePair } from './compared-article.ts';
import { packPairs } from './kept-pairs.ts';
import type { PairRules } from './pair-judge.ts';
import type { Recall } from './recall.ts';
import type { JoinedPairs } from './set-join.ts';
import type { ShingleSets } from './shingle-sets.ts';
import { flagBits, type SimilarityMemory } from './similarity-memory.ts';

/** What is known of a finished comparison. */
export interface Comparison {
  readonly rules: PairRules;
  readonly digests: Int32Array<ArrayBuffer>;
  readonly sets: ShingleSets;
  /** The memory it was begun with, whose words the table of the sets begins with. */
  readonly recall: Recall | null;
  /** The first article with the same set. */
  readonly groups: Int32Array<ArrayBuffer>;
  readonly joined: JoinedPairs;
  readonly pairs: readonly ArticlePair[];
}

/** Makes the memory of a comparison, out of the one it was begun with as far as that goes. `pulse` is called now and then and may throw. */
export function rememberComparison(made: Comparison, pulse: () => void): SimilarityMemory {
  const { sets, recall } = made;
  // Words that no text has any more are left behind once they may be as many as the others.
  const again = recall && sets.table.distinct < 2 * recall.memory.counted ? recall : null;
  const words = again ? laterWords(sets.table, again) : wordsByFrequency(sets.table, pulse);
  return {
    rules: made.rules,
    digests: made.digests,
    words: words.text,
    counted: again ? again.memory.counted : sets.table.distinct,
    ...spell(sets, words.rank, again, pulse),
    wordCounts: sets.wordCounts.slice(),
    sizes: sets.sizes.slice(),
    groups: made.groups,
    joined: made.joined,
    pairs: packPairs(made.pairs),
  };
}

interface NumberedWords {
  readonly text: string;
  /** The number of each word of the table. */
  readonly rank: Int32Array;
}

/** The words in the order in which the memory and the table have them already. */
function laterWords(table: WordTable, { memory }: Recall): NumberedWords {
  const rank = Int32Array.from({ length: table.distinct }, (_, number) => number);
  const known = memory.words === '' ? 0 : memory.words.split('\n').length;
  const later = Array.from(rank.subarray(known), (number) => table.word(number));
  const text = later.length === 0 ? memory.words : [memory.words, ...later].join('\n');
  return { text: known === 0 ? later.join('\n') : text, rank };
}

/** The words that stand in some text, most frequent first. */
function wordsByFrequency(table: WordTable, pulse: () => void): NumberedWords {
  const numbers = table.numbers();
  const frequency = new Int32Array(table.distinct);
  for (let at = 0; at < numbers.length; at++) {
    if ((at & 0xfffff) === 0) pulse();
    if (numbers[at] !== noWord) frequency[numbers[at]!]!++;
  }
  const order: number[] = [];
  for (let number = 0; number < frequency.length; number++) {
    if (frequency[number]! > 0) order.push(number);
  }
  order.sort((x, y) => frequency[y]! - frequency[x]! || x - y);
  pulse();
  const rank = new Int32Array(table.distinct);
  for (const [at, number] of order.entries()) rank[number] = at;
  return { text: order.map((number) => table.word(number)).join('\n'), rank };
}

function spell(
  { table, wordStarts, wordCounts, count }: ShingleSets,
  rank: Int32Array,
  recall: Recall | null,
  pulse: () => void,
): Pick<SimilarityMemory, 'spelled' | 'spelledStarts'> {
  const numbers = table.numbers();
  const flags = table.flags();
  let spelled = new Uint8Array(numbers.length * 2 + 64);
  const spelledStarts = new Int32Array(count + 1);
  let end = 0;
  for (let text = 0; text < count; text++) {
    if ((text & 511) === 0) pulse();
    const from = wordStarts[text]!;
    const to = from + wordCounts[text]!;
    const most = end + (to - from) * 5;
    if (most > spelled.length) {
      const wider = new Uint8Array(Math.max(most, Math.ceil(spelled.length * 1.2)));
      wider.set(spelled);
      spelled = wider;
    }
    if (recall?.known[text] === 1) {
      const { spelled: before, spelledStarts: starts } = recall.memory;
      const article = recall.earlier(text);
      spelled.set(before.subarray(starts[article]!, starts[article + 1]!), end);
      end += starts[article + 1]! - starts[article]!;
      spelledStarts[text + 1] = end;
      continue;
    }
    for (let at = from; at < to; at++) {
      let rest = (rank[numbers[at]!]! << flagBits) | flags[at]!;
      while (rest > 127) {
        spelled[end++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      spelled[end++] = rest;
    }
    spelledStarts[text + 1] = end;
  }
  return { spelled: spelled.slice(0, end), spelledStarts };
}
