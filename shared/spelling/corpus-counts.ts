import type { Lexicon } from './lexicon.ts';
import type { PairCounts } from './pair-counts.ts';

/** A corpus as far as it was counted; the words' own counts are in the vocabulary. */
export interface CountedCorpus {
  readonly lexicon: Lexicon;
  readonly pairs: PairCounts;
  /** Pairs of words with capitals that a hyphen joins somewhere, and how often. */
  readonly hyphened: PairCounts;
  words: number;
  /** For each article whether its language is the lexicon's. */
  readonly readable: Uint8Array<ArrayBuffer>;
}

/** What was counted in the articles of one scan, for the next, which takes off what left and adds what came: plain data. */
export interface CorpusCounts {
  /** The editor's words, a line each; with others, the counts do not hold. */
  readonly ownWords: string;
  /** The words that were counted and that the lexicon has not, a line each; the first has the lexicon's size as its number. */
  readonly others: string;
  /** Words that were counted, by number; then a row for each: occurrences, those in lower case, those with a capital, articles. */
  readonly ids: Int32Array<ArrayBuffer>;
  readonly rows: Uint32Array<ArrayBuffer>;
  /** For each word how many pairs begin with it, then for each of these the second word and the count, in digits of seven bits. */
  readonly pairs: Uint8Array<ArrayBuffer>;
  /** Pairs of words that a hyphen joins, and how often: three numbers each. */
  readonly hyphened: Int32Array<ArrayBuffer>;
  readonly words: number;
  /** Of each article of the scan, whether it was counted. */
  readonly readable: Uint8Array<ArrayBuffer>;
}

const columns = 4;

/** A row of digits of seven bits, lowest first, the last below 128. */
class Digits {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  put(number: number): void {
    if (this.length + 5 > this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    let rest = number;
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = 128 | (rest & 127);
    this.bytes[this.length++] = rest;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/** The counts of a corpus as they are kept; words that stand nowhere any more are left out. To be called before copies are taken as one. */
export function packCounts(
  { lexicon, pairs, hyphened, words, readable }: CountedCorpus,
  ownWords: string,
  pause: () => void,
): CorpusCounts {
  const { vocabulary } = lexicon;
  const ids: number[] = [];
  const others: string[] = [];
  // The number that each word is kept under.
  const numbers = new Int32Array(vocabulary.size);
  for (let id = 0; id < vocabulary.size; id++) {
    if ((id & 0xffff) === 0) pause();
    numbers[id] = id < lexicon.size ? id : lexicon.size + others.length;
    if (vocabulary.total[id] === 0) continue;
    if (id >= lexicon.size) others.push(vocabulary.words[id]!);
    ids.push(id);
  }
  const rows = new Uint32Array(ids.length * columns);
  for (const [at, id] of ids.entries()) {
    const { total, lower, capital, groups } = vocabulary;
    rows.set([total[id]!, lower[id]!, capital[id]!, groups[id]!], at * columns);
  }
  const joined: number[] = [];
  hyphened.forEach((first, second, count) => {
    joined.push(numbers[first]!, numbers[second]!, count);
  }, pause);
  return {
    ownWords,
    others: others.join('\n'),
    ids: Int32Array.from(ids, (id) => numbers[id]!),
    rows,
    pairs: packPairCounts(pairs, numbers, lexicon.size + others.length, pause),
    hyphened: Int32Array.from(joined),
    words,
    readable: readable.slice(),
  };
}

function packPairCounts(
  pairs: PairCounts,
  numbers: Int32Array,
  count: number,
  pause: () => void,
): Uint8Array<ArrayBuffer> {
  const starts = new Int32Array(count + 1);
  pairs.forEach((first) => {
    starts[numbers[first]! + 1]!++;
  }, pause);
  for (let number = 0; number < count; number++) starts[number + 1]! += starts[number]!;
  const seconds = new Int32Array(starts[count]!);
  const counts = new Int32Array(starts[count]!);
  const next = starts.slice();
  pairs.forEach((first, second, times) => {
    const at = next[numbers[first]!]!++;
    seconds[at] = numbers[second]!;
    counts[at] = times;
  }, pause);
  const digits = new Digits();
  for (let number = 0; number < count; number++) {
    if ((number & 1023) === 0) pause();
    digits.put(starts[number + 1]! - starts[number]!);
    for (let at = starts[number]!; at < starts[number + 1]!; at++) {
      digits.put(seconds[at]!);
      digits.put(counts[at]!);
    }
  }
  return digits.done();
}

/** Puts kept counts into a corpus of which nothing was counted yet. */
export function unpackCounts(kept: CorpusCounts, corpus: CountedCorpus, pause: () => void): void {
  const { vocabulary } = corpus.lexicon;
  const others = kept.others === '' ? [] : kept.others.split('\n');
  for (const [at, word] of others.entries()) {
    if ((at & 4095) === 0) pause();
    vocabulary.append(word);
  }
  for (const [at, id] of kept.ids.entries()) {
    if ((at & 4095) === 0) pause();
    const row = at * columns;
    vocabulary.total[id] = kept.rows[row]!;
    vocabulary.lower[id] = kept.rows[row + 1]!;
    vocabulary.capital[id] = kept.rows[row + 2]!;
    vocabulary.groups[id] = kept.rows[row + 3]!;
  }
  const { pairs } = kept;
  let at = 0;
  const next = () => {
    let byte = pairs[at++]!;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = pairs[at++]!;
      number |= (byte & 127) << shift;
    }
    return number;
  };
  for (let first = 0; at < pairs.length; first++) {
    if ((first & 255) === 0) pause();
    for (let left = next(); left > 0; left--) {
      const second = next();
      corpus.pairs.add(first, second, next());
    }
  }
  for (let row = 0; row < kept.hyphened.length; row += 3) {
    const [first, second, count] = kept.hyphened.subarray(row, row + 3);
    corpus.hyphened.add(first!, second!, count!);
  }
  corpus.words = kept.words;
}
