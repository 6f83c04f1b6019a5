import { countWords, endsSentence } from '../text/line-shape.ts';
import { type BoostedTrees, flattenTrees, predict } from './boosted-trees.ts';
import { createLineFeatureReader, featureNames, mainBlock, stepsToEdge } from './line-features.ts';
import type { PageRecurrence } from './page-recurrence.ts';

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

/** Judges the lines of one article after the other. */
export interface LineJudge {
  /** The probability of each line to be boilerplate; the array is used again for the next page and may be longer than it. */
  judge(keys: readonly string[], recurs: PageRecurrence): Float64Array;
}

/** A judge by the model, with room of its own, which grows with the longest page. */
export function createLineJudge(model: LineModel): LineJudge {
  const [first, second] = [flattenTrees(model.first), flattenTrees(model.second)];
  const features = createLineFeatureReader();
  let rows = new Float64Array(0);
  let verdicts = new Float64Array(0);
  return {
    judge(keys, recurs) {
      if (keys.length > verdicts.length) {
        verdicts = new Float64Array(2 * keys.length);
        rows = new Float64Array(2 * keys.length * secondCount);
      }
      features.read(keys, recurs, rows, secondCount);
      for (let at = 0; at < keys.length; at++) {
        verdicts[at] = predict(first, rows, at * secondCount);
      }
      writeSecondFeatures(keys, verdicts, rows);
      for (let at = 0; at < keys.length; at++) {
        verdicts[at] = predict(second, rows, at * secondCount);
      }
      return verdicts;
    },
  };
}

/** The likelihood, moved so that a line is offered from 0.5 on: little is lost with a short line, much with sentences. Where the reader should be `wary`, only what is all but certain is offered. */
export function lineConfidence(key: string, likely: number, wary: boolean): number {
  const words = endsSentence(key) ? countWords(key.slice(0, 1000)) : 0;
  const needed = wary ? 0.9 : words >= 25 ? 0.8 : words >= 5 ? 0.7 : 0.4;
  return likely >= needed
    ? 0.5 + (0.5 * (likely - needed)) / (1 - needed)
    : (0.5 * likely) / needed;
}

/** Adds to each row, which has the features of the line, the verdicts around it: `secondCount` numbers a row in all. */
export function writeSecondFeatures(
  keys: readonly string[],
  verdicts: Float64Array,
  rows: Float64Array,
): void {
  const size = keys.length;
  const sums = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) sums[at + 1] = sums[at]! + verdicts[at]!;
  const mean = (from: number, to: number) => {
    const low = Math.max(from, 0);
    const high = Math.min(to, size);
    return high > low ? (sums[high]! - sums[low]!) / (high - low) : 1;
  };
  const weights = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    weights[at] = (0.5 - verdicts[at]!) * Math.min(20, 2 + keys[at]!.length / 20);
  }
  const block = mainBlock(weights, size);
  let kept = 0;
  for (let at = block.from; at < block.to; at++) if (verdicts[at]! < 0.5) kept += keys[at]!.length;
  const keptWords = Math.log2(1 + kept);
  const page = mean(0, size);
  const before = distances(verdicts, size, 1);
  const after = distances(verdicts, size, -1);
  for (let at = 0; at < size; at++) {
    let next = at * secondCount + featureNames.length;
    for (const step of windows) {
      const other = at + step;
      rows[next++] = other < 0 || other >= size ? 1 : verdicts[other]!;
    }
    rows[next++] = mean(at - 6, at + 7);
    rows[next++] = mean(at - 15, at + 16);
    rows[next++] = page;
    rows[next++] = at >= block.from && at < block.to ? 0 : at < block.from ? -1 : 1;
    rows[next++] = Math.log2(1 + stepsToEdge(block, at));
    rows[next++] = before[at]!;
    rows[next++] = after[at]!;
    rows[next++] = keptWords;
  }
}

/** For each line, how far it is to the nearest kept line in one direction (log). */
function distances(verdicts: Float64Array, size: number, step: 1 | -1): Float64Array {
  const result = new Float64Array(size);
  let last = 100;
  for (let count = 0; count < size; count++) {
    const at = step === 1 ? count : size - 1 - count;
    result[at] = Math.log2(1 + Math.min(last, 100));
    last = verdicts[at]! < 0.5 ? 1 : last + 1;
  }
  return result;
}
