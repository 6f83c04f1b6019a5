import { type ArticlePair, pairStrength } from './compared-article.ts';
import { createRelater, type RelatedText } from './relation.ts';
import { slack } from './set-join.ts';
import type { ShingleSets } from './shingle-sets.ts';

/** Which pairs are kept. */
export interface PairOptions {
  /** Pairs below this Jaccard similarity are not kept, so that no threshold can go below it; 0.2 unless given. */
  readonly floor?: number;
  /**
   * Down to this Jaccard similarity, texts of about the same length are looked at for words with a
   * wrong letter, and kept when their `pairStrength` is at least 0.5; 0.1 unless given, and never
   * where every pair is to count by its shingles.
   */
  readonly noiseFloor?: number;
  /** A text stands inside another when at least this share of its shingles does; 0.8 unless given. */
  readonly containedShare?: number;
  /** Fewer shingles than this say nothing about standing inside another text; 20 unless given. */
  readonly containedLeast?: number;
  /** Pairs count by their Jaccard similarity alone. */
  readonly everyPair?: boolean;
  /** Up to so many pairs between two groups of equal sets are all listed, 250,000 unless given; beyond it each member is paired with the other group's first. */
  readonly mostListed?: number;
}

/** When one text counts as standing inside another: share of its shingles, and least number of them. */
export const containmentDefaults = { share: 0.8, least: 20 } as const;

const defaultFloor = 0.2;
const defaultNoiseFloor = 0.1;
const defaultMostListed = 250_000;
/** A copy with wrong letters has about as many words as its original: at least this share. */
const noiseLengthShare = 0.75;
const noiseStrength = 0.5;
/** A copy with so many wrong letters that a tenth of its shingles is left still has seven words in ten; half of them tell it from other news at little cost. */
const noiseWordShare = 0.5;

/** The figures that decide which pairs are kept. */
export interface PairRules {
  readonly floor: number;
  /** The similarity down to which pairs are looked at. */
  readonly lowest: number;
  readonly share: number;
  readonly least: number;
  readonly mostListed: number;
}

/** The options with what holds where they are silent. */
export function pairRules(options: PairOptions): PairRules {
  const floor = options.floor ?? defaultFloor;
  return {
    floor,
    lowest: options.everyPair ? floor : Math.min(floor, options.noiseFloor ?? defaultNoiseFloor),
    share: options.containedShare ?? containmentDefaults.share,
    least: options.containedLeast ?? containmentDefaults.least,
    mostListed: options.mostListed ?? defaultMostListed,
  };
}

/** Gives the pair of two texts with so many shingles in common its measures and its relation; null where it is not to be kept. */
export type PairJudge = (one: number, two: number, shared: number) => ArticlePair | null;

/** A judge over articles and their shingle sets. */
export function createPairJudge(
  articles: readonly RelatedText[],
  sets: ShingleSets,
  options: PairOptions,
): PairJudge {
  const { floor, lowest, share, least } = pairRules(options);
  const relater = createRelater(articles, sets);
  const sameWords = createWordCheck(sets);
  return (one, two, shared) => {
    const a = Math.min(one, two);
    const b = Math.max(one, two);
    const sizeA = sets.sizes[a]!;
    const sizeB = sets.sizes[b]!;
    const jaccard = shared / (sizeA + sizeB - shared);
    const smaller = Math.min(sizeA, sizeB);
    const certain =
      jaccard >= floor || (smaller >= least && shared >= Math.ceil(share * smaller - slack));
    // Pairs come with the same second text in a row.
    if (!certain && (jaccard < lowest || !sameLength(sets, a, b) || !sameWords(one, two))) {
      return null;
    }
    const containment = [shared / sizeA, shared / sizeB] as const;
    const { relation, evidence } = relater.relate({ a, b, jaccard, containment });
    const pair = { a, b, jaccard, containment, relation, evidence };
    return certain || pairStrength(pair) >= noiseStrength ? pair : null;
  };
}

function sameLength({ wordCounts }: ShingleSets, a: number, b: number): boolean {
  const one = wordCounts[a]!;
  const two = wordCounts[b]!;
  return Math.min(one, two) >= noiseLengthShare * Math.max(one, two);
}

/**
 * Tells whether two texts have enough words in common, wherever they stand; linear in their length, and
 * quicker where the second was the second of the call before.
 */
function createWordCheck({
  table,
  wordStarts,
  wordCounts,
}: ShingleSets): (a: number, b: number) => boolean {
  const words = table.numbers();
  const left = new Int32Array(table.distinct);
  let counted = -1;
  const count = (text: number, by: number) => {
    if (text < 0) return;
    const end = wordStarts[text]! + wordCounts[text]!;
    for (let at = wordStarts[text]!; at < end; at++) left[words[at]!]! += by;
  };
  let taken = new Int32Array(1024);
  return (a, b) => {
    if (counted !== b) {
      count(counted, -1);
      count(b, 1);
      counted = b;
    }
    const from = wordStarts[a]!;
    const to = from + wordCounts[a]!;
    if (taken.length < wordCounts[a]!) taken = new Int32Array(wordCounts[a]! * 2);
    const needed = noiseWordShare * Math.max(wordCounts[a]!, wordCounts[b]!);
    let common = 0;
    for (let at = from; at < to && common + to - at >= needed; at++) {
      const word = words[at]!;
      if (left[word] === 0) continue;
      left[word]!--;
      taken[common++] = word;
    }
    for (let i = 0; i < common; i++) left[taken[i]!]!++;
    return common >= needed;
  };
}
