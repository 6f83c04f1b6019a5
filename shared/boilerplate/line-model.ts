import type { PageLine } from '../corpus/opening.ts';
import { countWords, endsSentence } from '../text/line-shape.ts';
import { type BoostedTrees, predict } from './boosted-trees.ts';
import { featureNames, lineFeatures, mainBlock } from './line-features.ts';
import type { Recurrence } from './recurrence.ts';

/** Two models: the first judges each line, the second judges again with the first's verdicts on the lines around (stacking, Wolpert 1992; sequence form after Cohen and Carvalho 2005). */
export interface LineModel {
  readonly first: BoostedTrees;
  readonly second: BoostedTrees;
}

const windows = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** What the second model looks at beside the features of the line. */
const secondNames = [
  ...windows.map((step) => `verdict${step < 0 ? step : `+${step}`}`),
  'verdicts-near-6',
  'verdicts-near-15',
  'verdicts-page',
  'kept-side',
  'kept-distance',
  'kept-before',
  'kept-after',
  'kept-words',
] as const;

/** How many numbers a row of the second model has. */
export const secondCount = featureNames.length + secondNames.length;

/** The probability of each line of the article to be boilerplate. */
export function judgeLines(
  model: LineModel,
  page: readonly PageLine[],
  recurrence: Recurrence,
  article: number,
): Float64Array {
  const rows = lineFeatures(page, recurrence, article);
  const verdicts = new Float64Array(page.length);
  for (let at = 0; at < page.length; at++) {
    verdicts[at] = predict(model.first, rows, at * featureNames.length);
  }
  const again = secondFeatures(page, rows, verdicts);
  const result = new Float64Array(page.length);
  for (let at = 0; at < page.length; at++) {
    result[at] = predict(model.second, again, at * secondCount);
  }
  return result;
}

/** The likelihood, moved so that a line is offered from 0.5 on: little is lost with a short line, much with sentences. Where the reader should be `wary`, only what is all but certain is offered. */
export function lineConfidence(key: string, likely: number, wary: boolean): number {
  const words = endsSentence(key) ? countWords(key.slice(0, 1000)) : 0;
  const needed = wary ? 0.9 : words >= 25 ? 0.8 : words >= 5 ? 0.7 : 0.4;
  return likely >= needed
    ? 0.5 + (0.5 * (likely - needed)) / (1 - needed)
    : (0.5 * likely) / needed;
}

/** The rows of the second model: those of the first, then the verdicts around. */
export function secondFeatures(
  page: readonly PageLine[],
  rows: Float64Array,
  verdicts: Float64Array,
): Float64Array {
  const size = page.length;
  const width = featureNames.length;
  const result = new Float64Array(size * secondCount);
  const sums = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) sums[at + 1] = sums[at]! + verdicts[at]!;
  const mean = (from: number, to: number) => {
    const low = Math.max(from, 0);
    const high = Math.min(to, size);
    return high > low ? (sums[high]! - sums[low]!) / (high - low) : 1;
  };
  const weights = page.map(
    ({ key }, at) => (0.5 - verdicts[at]!) * Math.min(20, 2 + key.length / 20),
  );
  const block = mainBlock(weights);
  let keptWords = 0;
  for (let at = block.from; at < block.to; at++) {
    if (verdicts[at]! < 0.5) keptWords += page[at]!.key.length;
  }
  const before = distances(verdicts, 1);
  const after = distances(verdicts, -1);
  for (let at = 0; at < size; at++) {
    const offset = at * secondCount;
    result.set(rows.subarray(at * width, (at + 1) * width), offset);
    const inside = at >= block.from && at < block.to;
    const extra = [
      ...windows.map((step) => verdicts[at + step] ?? 1),
      mean(at - 6, at + 7),
      mean(at - 15, at + 16),
      mean(0, size),
      inside ? 0 : at < block.from ? -1 : 1,
      Math.log2(
        1 +
          (inside
            ? Math.min(at - block.from, block.to - 1 - at)
            : at < block.from
              ? block.from - at
              : at - block.to + 1),
      ),
      before[at]!,
      after[at]!,
      Math.log2(1 + keptWords),
    ];
    result.set(extra, offset + width);
  }
  return result;
}

/** For each line, how far it is to the nearest kept line in one direction (log). */
function distances(verdicts: Float64Array, step: 1 | -1): Float64Array {
  const size = verdicts.length;
  const result = new Float64Array(size);
  let last = 100;
  for (let count = 0; count < size; count++) {
    const at = step === 1 ? count : size - 1 - count;
    result[at] = Math.log2(1 + Math.min(last, 100));
    last = verdicts[at]! < 0.5 ? 1 : last + 1;
  }
  return result;
}
