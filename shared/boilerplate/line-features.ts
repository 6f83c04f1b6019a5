import type { PageLine } from '../corpus/opening.ts';
import { countWords, endsOpen, endsSentence, startsSmall } from '../text/line-shape.ts';
import { patternKey } from '../text/lines.ts';
import type { Recurrence } from './recurrence.ts';

/** What the line model looks at, in this order; window names give the lines on both sides. */
export const featureNames = [
  'width',
  'words',
  'ends-sentence',
  'ends-open',
  'starts-small',
  'starts-with-sign',
  'figures',
  'capitalised',
  'all-capitals',
  'punctuation',
  'sentences',
  'word-length',
  'signs',
  'quoted',
  'here',
  'here-masked',
  'outlet-share',
  'outlet-share-masked',
  'outlet-articles',
  'other-outlets',
  'recurs-before',
  'recurs-after',
  'recurs-near',
  'place',
  'from-start',
  'from-end',
  'width-1',
  'width-2',
  'width+1',
  'width+2',
  'sentence-1',
  'sentence+1',
  'sentence-2',
  'sentence+2',
  'width-near-2',
  'width-near-5',
  'width-near-12',
  'text-near-3',
  'text-near-8',
  'text-distance-before',
  'text-distance-after',
  'text-before',
  'text-after',
  'block-side',
  'block-distance',
  'block-share',
  'block-words',
  'block-words-often',
  'page-lines',
  'page-short',
  'page-width',
  'run-of-short',
  'like-previous',
  'colon-before',
  'capitalised-near',
] as const;

/** Of longer lines only the beginning is looked at. */
const longestRead = 4000;
const featureCount = featureNames.length;
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g;

interface Shape {
  readonly width: number;
  readonly words: readonly string[];
  readonly count: number;
  readonly sentence: boolean;
  /** Mean length of its words, and the shares of words that begin with a capital and that are all in capitals. */
  readonly wordLength: number;
  readonly capitalised: number;
  readonly allCapitals: number;
  /** Words of running text: what speaks for an article's body. */
  readonly weight: number;
}

/** The features of each line of an article, row by row: `page.length` rows of `featureNames.length` numbers. */
export function lineFeatures(
  page: readonly PageLine[],
  recurrence: Recurrence,
  article: number,
): Float64Array {
  const rows = new Float64Array(page.length * featureCount);
  if (page.length === 0) return rows;
  const shapes = page.map(({ key }) => shapeOf(key));
  const block = mainBlock(shapes.map((shape) => shape.weight));
  const vocabulary = new Map<string, number>();
  for (let at = block.from; at < block.to; at++) {
    for (const word of shapes[at]!.words) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  }
  const recurs = pageRecurrence(page, recurrence, article);
  const near = nearnessOf(shapes);
  const widths = prefixSums(shapes.map((shape) => Math.log2(1 + shape.width)));
  const texts = prefixSums(shapes.map((shape) => (isText(shape) ? 1 : 0)));
  const recurring = prefixSums(Array.from(recurs.share));
  const short = shapes.filter((shape) => shape.count <= 5).length / page.length;
  const pageWidth = Math.log2(1 + mean(widths, 0, page.length));
  const capitalSums = prefixSums(shapes.map((shape) => shape.capitalised));
  for (let at = 0; at < page.length; at++) {
    const key = page[at]!.key.slice(0, longestRead);
    const shape = shapes[at]!;
    const inBlock = at >= block.from && at < block.to;
    let known = 0;
    let often = 0;
    for (const word of shape.words) {
      const count = (vocabulary.get(word) ?? 0) - (inBlock ? 1 : 0);
      if (count > 0) known++;
      if (count > 2) often++;
    }
    const count = Math.max(shape.words.length, 1);
    const widthAt = (other: number) => Math.log2(1 + (shapes[other]?.width ?? 0));
    const sentenceAt = (other: number) => (shapes[other]?.sentence ? 1 : 0);
    const values = [
      Math.log2(1 + shape.width),
      Math.log2(1 + shape.count),
      shape.sentence ? 1 : 0,
      endsOpen(page[at]!.key) ? 1 : 0,
      startsSmall(key) ? 1 : 0,
      /^[^\p{L}\p{N}"'“‘«([]/u.test(key) ? 1 : 0,
      (key.match(/\p{Nd}/gu)?.length ?? 0) / Math.max(key.length, 1),
      shape.capitalised,
      shape.allCapitals,
      (key.match(/[,;:،؛，；]/g)?.length ?? 0) / count,
      key.match(/[.!?؟。！？۔]["'”’»)]?(?=\s|$)/g)?.length ?? 0,
      shape.wordLength,
      /[|©®™@•·»›→▶✕×#_/\\<>{}=]|https?:|www\./.test(key) ? 1 : 0,
      /^["“«„'‘]/.test(key) ? 1 : 0,
      Math.log2(recurs.here[at]!),
      Math.log2(recurs.hereMasked[at]!),
      recurs.share[at]!,
      recurs.shareMasked[at]!,
      Math.min(recurs.articles, 6),
      Math.min(recurs.others[at]!, 4),
      at > 0 ? recurs.share[at - 1]! : 1,
      at + 1 < page.length ? recurs.share[at + 1]! : 1,
      mean(recurring, at - 4, at + 5),
      at / page.length,
      Math.log2(1 + at),
      Math.log2(page.length - at),
      widthAt(at - 1),
      widthAt(at - 2),
      widthAt(at + 1),
      widthAt(at + 2),
      sentenceAt(at - 1),
      sentenceAt(at + 1),
      sentenceAt(at - 2),
      sentenceAt(at + 2),
      mean(widths, at - 2, at + 3),
      mean(widths, at - 5, at + 6),
      mean(widths, at - 12, at + 13),
      mean(texts, at - 3, at + 4),
      mean(texts, at - 8, at + 9),
      near.before[at]!,
      near.after[at]!,
      texts[at]! / Math.max(texts[page.length]!, 1),
      Math.log2(1 + texts[page.length]! - texts[at + 1]!),
      inBlock ? 0 : at < block.from ? -1 : 1,
      Math.log2(
        1 +
          (inBlock
            ? Math.min(at - block.from, block.to - 1 - at)
            : at < block.from
              ? block.from - at
              : at - block.to + 1),
      ),
      (block.to - block.from) / page.length,
      known / count,
      often / count,
      Math.log2(page.length),
      short,
      pageWidth,
      near.run[at]!,
      Math.abs(widthAt(at) - widthAt(at - 1)),
      page[at - 1] && endsOpen(page[at - 1]!.key) ? 1 : 0,
      mean(capitalSums, at - 3, at + 4),
    ];
    rows.set(values, at * featureCount);
  }
  return rows;
}

function shapeOf(whole: string): Shape {
  const key = whole.length > longestRead ? whole.slice(0, longestRead) : whole;
  const plain = isAscii(key);
  const words = key.match(wordPattern) ?? [];
  let letters = 0;
  let capitalised = 0;
  let allCapitals = 0;
  for (const [at, word] of words.entries()) {
    const small = word.toLowerCase();
    letters += word.length;
    if (small !== word && startsCapital(word)) {
      capitalised++;
      if (word.length > 1 && word === word.toUpperCase()) allCapitals++;
    }
    words[at] = small;
  }
  const size = Math.max(words.length, 1);
  const count = plain ? words.length : countWords(key);
  const sentence = endsSentence(whole);
  const width = key.length + (plain ? 0 : (key.match(wide)?.length ?? 0));
  // About ten words without the end of a sentence tell nothing; fewer speak for a menu.
  const weight = Math.min(count, 80) * (sentence ? 1 : 0.5) - 9;
  return {
    width,
    words,
    count,
    sentence,
    weight,
    wordLength: letters / size,
    capitalised: capitalised / size,
    allCapitals: allCapitals / size,
  };
}

function isAscii(key: string): boolean {
  for (let at = 0; at < key.length; at++) if (key.charCodeAt(at) > 127) return false;
  return true;
}

function startsCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}

function isText(shape: Shape): boolean {
  return shape.width >= 80 && shape.sentence;
}

/** The stretch of lines whose weights have the greatest sum (Bentley 1984, Kadane's algorithm). */
export function mainBlock(weights: readonly number[]): { from: number; to: number } {
  let best = 0;
  let block = { from: 0, to: 0 };
  let sum = 0;
  let from = 0;
  for (const [at, weight] of weights.entries()) {
    if (sum <= 0) {
      sum = 0;
      from = at;
    }
    sum += weight;
    if (sum > best) {
      best = sum;
      block = { from, to: at + 1 };
    }
  }
  return block;
}

interface PageRecurrence {
  readonly here: Float64Array;
  readonly hereMasked: Float64Array;
  /** How much of the outlet's other articles has the line: the root of the share, so that a few of few tell more than a few of many. */
  readonly share: Float64Array;
  readonly shareMasked: Float64Array;
  readonly others: Float64Array;
  readonly articles: number;
}

function pageRecurrence(
  page: readonly PageLine[],
  recurrence: Recurrence,
  article: number,
): PageRecurrence {
  const outlet = recurrence.outletOfArticle[article]!;
  const articles = recurrence.articlesOfOutlet[outlet]! - 1;
  const here = new Map<string, number>();
  const hereMasked = new Map<string, number>();
  const masks = page.map(({ key }) => patternKey(key));
  for (const [at, { key }] of page.entries()) {
    here.set(key, (here.get(key) ?? 0) + 1);
    hereMasked.set(masks[at]!, (hereMasked.get(masks[at]!) ?? 0) + 1);
  }
  const size = page.length;
  const result = {
    here: new Float64Array(size),
    hereMasked: new Float64Array(size),
    share: new Float64Array(size),
    shareMasked: new Float64Array(size),
    others: new Float64Array(size),
    articles,
  };
  for (const [at, { key }] of page.entries()) {
    const others = recurrence.within(outlet, key);
    const othersMasked = recurrence.withinMasked(outlet, masks[at]!);
    result.here[at] = here.get(key)!;
    result.hereMasked[at] = hereMasked.get(masks[at]!)!;
    if (articles > 0) {
      result.share[at] = Math.sqrt(others / articles);
      result.shareMasked[at] = Math.sqrt(othersMasked / articles);
    }
    result.others[at] = recurrence.otherOutletsWith(key);
  }
  return result;
}

/** For each line, how far the nearest line of running text is on either side (log), and how long the run of short lines is that it stands in (log). */
function nearnessOf(shapes: readonly Shape[]) {
  const size = shapes.length;
  const before = new Float64Array(size);
  const after = new Float64Array(size);
  const run = new Float64Array(size);
  let last = -1000;
  for (let at = 0; at < size; at++) {
    before[at] = Math.log2(1 + Math.min(at - last, 100));
    if (isText(shapes[at]!)) last = at;
  }
  last = size + 1000;
  for (let at = size - 1; at >= 0; at--) {
    after[at] = Math.log2(1 + Math.min(last - at, 100));
    if (isText(shapes[at]!)) last = at;
  }
  let from = 0;
  for (let at = 0; at <= size; at++) {
    if (at < size && shapes[at]!.count <= 6 && !shapes[at]!.sentence) continue;
    for (let inside = from; inside < at; inside++) run[inside] = Math.log2(1 + at - from);
    from = at + 1;
  }
  return { before, after, run };
}

function prefixSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [at, value] of values.entries()) sums[at + 1] = sums[at]! + value;
  return sums;
}

/** The mean over `[from, to)`, cut to what is there. */
function mean(sums: Float64Array, from: number, to: number): number {
  const low = Math.max(from, 0);
  const high = Math.min(to, sums.length - 1);
  return high <= low ? 0 : (sums[high]! - sums[low]!) / (high - low);
}
