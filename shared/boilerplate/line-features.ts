import type { PageRecurrence } from './page-recurrence.ts';
import { createPageShapeReader, type PageShape } from './page-shape.ts';
import { meanOf, prefixSums } from './prefix-sums.ts';

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

/** Writes the features of each line of one article after the other. */
export interface LineFeatureReader {
  /** Fills a row of `rows` for each line, one every `stride` numbers, `featureNames.length` of them. */
  read(keys: readonly string[], recurs: PageRecurrence, rows: Float64Array, stride: number): void;
}

/** A reader with room of its own, which grows with the longest page. */
export function createLineFeatureReader(): LineFeatureReader {
  const reader = createPageShapeReader();
  return {
    read: (keys, recurs, rows, stride) => {
      if (keys.length > 0) writeFeatures(reader.read(keys), recurs, rows, stride);
    },
  };
}

function writeFeatures(
  shape: PageShape,
  recurs: PageRecurrence,
  rows: Float64Array,
  stride: number,
): void {
  const { size } = shape;
  const block = mainBlock(shape.weight, size);
  const vocabulary = new Int32Array(shape.distinct);
  for (let word = shape.starts[block.from]!; word < shape.starts[block.to]!; word++) {
    vocabulary[shape.numbers[word]!]!++;
  }
  const near = nearnessOf(shape);
  const texts = prefixSums(size, (line) => (isText(shape, line) ? 1 : 0));
  const widths = prefixSums(size, (line) => Math.log2(1 + shape.width[line]!));
  const recurring = prefixSums(size, (line) => recurs.share[line]!);
  const capitals = prefixSums(size, (line) => shape.capitalised[line]!);
  let shortLines = 0;
  for (let line = 0; line < size; line++) if (shape.words[line]! <= 5) shortLines++;
  const pageLines = Math.log2(size);
  const pageShort = shortLines / size;
  const pageWidth = Math.log2(1 + meanOf(widths, 0, size));
  const pageTexts = Math.max(texts[size]!, 1);
  const blockShare = (block.to - block.from) / size;
  const widthAt = (line: number) =>
    Math.log2(1 + (line < 0 || line >= size ? 0 : shape.width[line]!));
  const sentenceAt = (line: number) => (line < 0 || line >= size ? 0 : shape.sentence[line]!);
  for (let at = 0; at < size; at++) {
    const inBlock = at >= block.from && at < block.to;
    let known = 0;
    let often = 0;
    for (let word = shape.starts[at]!; word < shape.starts[at + 1]!; word++) {
      const count = vocabulary[shape.numbers[word]!]! - (inBlock ? 1 : 0);
      if (count > 0) known++;
      if (count > 2) often++;
    }
    const count = Math.max(shape.starts[at + 1]! - shape.starts[at]!, 1);
    let next = at * stride;
    rows[next++] = widthAt(at);
    rows[next++] = Math.log2(1 + shape.words[at]!);
    rows[next++] = shape.sentence[at]!;
    rows[next++] = shape.open[at]!;
    rows[next++] = shape.small[at]!;
    rows[next++] = shape.startsWithSign[at]!;
    rows[next++] = shape.figures[at]!;
    rows[next++] = shape.capitalised[at]!;
    rows[next++] = shape.allCapitals[at]!;
    rows[next++] = shape.punctuation[at]!;
    rows[next++] = shape.sentences[at]!;
    rows[next++] = shape.wordLength[at]!;
    rows[next++] = shape.signs[at]!;
    rows[next++] = shape.quoted[at]!;
    rows[next++] = Math.log2(recurs.here[at]!);
    rows[next++] = Math.log2(recurs.hereMasked[at]!);
    rows[next++] = recurs.share[at]!;
    rows[next++] = recurs.shareMasked[at]!;
    rows[next++] = Math.min(recurs.articles, 6);
    rows[next++] = Math.min(recurs.others[at]!, 4);
    rows[next++] = at > 0 ? recurs.share[at - 1]! : 1;
    rows[next++] = at + 1 < size ? recurs.share[at + 1]! : 1;
    rows[next++] = meanOf(recurring, at - 4, at + 5);
    rows[next++] = at / size;
    rows[next++] = Math.log2(1 + at);
    rows[next++] = Math.log2(size - at);
    rows[next++] = widthAt(at - 1);
    rows[next++] = widthAt(at - 2);
    rows[next++] = widthAt(at + 1);
    rows[next++] = widthAt(at + 2);
    rows[next++] = sentenceAt(at - 1);
    rows[next++] = sentenceAt(at + 1);
    rows[next++] = sentenceAt(at - 2);
    rows[next++] = sentenceAt(at + 2);
    rows[next++] = meanOf(widths, at - 2, at + 3);
    rows[next++] = meanOf(widths, at - 5, at + 6);
    rows[next++] = meanOf(widths, at - 12, at + 13);
    rows[next++] = meanOf(texts, at - 3, at + 4);
    rows[next++] = meanOf(texts, at - 8, at + 9);
    rows[next++] = near.before[at]!;
    rows[next++] = near.after[at]!;
    rows[next++] = texts[at]! / pageTexts;
    rows[next++] = Math.log2(1 + texts[size]! - texts[at + 1]!);
    rows[next++] = inBlock ? 0 : at < block.from ? -1 : 1;
    rows[next++] = Math.log2(1 + stepsToEdge(block, at));
    rows[next++] = blockShare;
    rows[next++] = known / count;
    rows[next++] = often / count;
    rows[next++] = pageLines;
    rows[next++] = pageShort;
    rows[next++] = pageWidth;
    rows[next++] = near.run[at]!;
    rows[next++] = Math.abs(widthAt(at) - widthAt(at - 1));
    rows[next++] = at > 0 ? shape.open[at - 1]! : 0;
    rows[next++] = meanOf(capitals, at - 3, at + 4);
  }
}

function isText(shape: PageShape, line: number): boolean {
  return shape.width[line]! >= 80 && shape.sentence[line] === 1;
}

/** How many lines away the nearer end of the block is: from within, or from outside. */
export function stepsToEdge({ from, to }: { from: number; to: number }, at: number): number {
  if (at >= from && at < to) return Math.min(at - from, to - 1 - at);
  return at < from ? from - at : at - to + 1;
}

/** The stretch of the first `size` lines whose weights have the greatest sum (Bentley 1984, Kadane's algorithm). */
export function mainBlock(weights: Float64Array, size: number): { from: number; to: number } {
  let best = 0;
  let block = { from: 0, to: 0 };
  let sum = 0;
  let from = 0;
  for (let at = 0; at < size; at++) {
    if (sum <= 0) {
      sum = 0;
      from = at;
    }
    sum += weights[at]!;
    if (sum > best) {
      best = sum;
      block = { from, to: at + 1 };
    }
  }
  return block;
}

/** For each line, how far the nearest line of running text is on either side (log), and how long the run of short lines is that it stands in (log). */
function nearnessOf(shape: PageShape) {
  const { size } = shape;
  const before = new Float64Array(size);
  const after = new Float64Array(size);
  const run = new Float64Array(size);
  let last = -1000;
  for (let at = 0; at < size; at++) {
    before[at] = Math.log2(1 + Math.min(at - last, 100));
    if (isText(shape, at)) last = at;
  }
  last = size + 1000;
  for (let at = size - 1; at >= 0; at--) {
    after[at] = Math.log2(1 + Math.min(last - at, 100));
    if (isText(shape, at)) last = at;
  }
  let from = 0;
  for (let at = 0; at <= size; at++) {
    if (at < size && shape.words[at]! <= 6 && shape.sentence[at] === 0) continue;
    run.fill(Math.log2(1 + at - from), from, at);
    from = at + 1;
  }
  return { before, after, run };
}
