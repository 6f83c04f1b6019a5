import { featureNames } from './line-features.ts';
import type { LineModel } from './line-model.ts';
import type { PageRecurrence } from './page-recurrence.ts';
import { meanOf, prefixSums } from './prefix-sums.ts';

/**
 * A hash of all that the verdicts on a page's lines follow from besides the page: how its lines recur, told only as far
 * as it decides a branch in some tree of the model. Pages of one content and one signature get one outcome.
 */
export type PageSignature = (recurs: PageRecurrence, size: number) => number;

/** Reads from the model which figures make no difference. */
export function createPageSignature(model: LineModel): PageSignature {
  const shares = thresholdsOf(model, ['outlet-share', 'recurs-before', 'recurs-after']);
  const sharesMasked = thresholdsOf(model, ['outlet-share-masked']);
  const nearby = thresholdsOf(model, ['recurs-near']);
  return (recurs, size) => {
    let a = 0x811c9dc5 | 0;
    let b = 0x9e3779b9 | 0;
    const add = (figure: number) => {
      a = Math.imul(a ^ figure, 0x01000193);
      b = Math.imul(b ^ figure, 0x85ebca6b);
      b ^= b >>> 13;
    };
    add(Math.min(recurs.articles, 6));
    const sums = prefixSums(size, (line) => recurs.share[line]!);
    for (let at = 0; at < size; at++) {
      add(stepsBelow(shares, recurs.share[at]!));
      add(stepsBelow(sharesMasked, recurs.shareMasked[at]!));
      add(stepsBelow(nearby, meanOf(sums, at - 4, at + 5)));
      add(2 * Math.min(recurs.others[at]!, 4) + recurs.recurring[at]!);
    }
    return ((a ^ (a >>> 15)) >>> 0) * 0x200000 + (b >>> 11);
  };
}

/** All thresholds that the features are compared with, ascending. */
function thresholdsOf(
  { first, second }: LineModel,
  names: readonly (typeof featureNames)[number][],
): Float64Array {
  const wanted = new Set(names.map((name) => featureNames.indexOf(name)));
  const thresholds = new Set<number>();
  for (const { features, values } of [...first.trees, ...second.trees]) {
    for (const [node, feature] of features.entries()) {
      if (wanted.has(feature)) thresholds.add(values[node]!);
    }
  }
  return Float64Array.from(thresholds).sort();
}

/** How many of the thresholds the figure exceeds. */
function stepsBelow(thresholds: Float64Array, figure: number): number {
  let steps = 0;
  while (steps < thresholds.length && figure > thresholds[steps]!) steps++;
  return steps;
}
