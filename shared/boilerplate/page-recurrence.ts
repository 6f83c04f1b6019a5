import type { PageLine } from '../corpus/opening.ts';
import { patternKey } from '../text/lines.ts';
import type { Recurrence } from './recurrence.ts';

/** How each line of one page recurs on it and on other pages of its outlet. */
export interface PageRecurrence {
  readonly here: Float64Array;
  readonly hereMasked: Float64Array;
  /** How much of the outlet's other articles has the line: the root of the share, so that a few of few tell more than a few of many. */
  readonly share: Float64Array;
  readonly shareMasked: Float64Array;
  readonly others: Float64Array;
  readonly articles: number;
}

/** Counts how the lines of an article recur, word for word and figures aside. */
export function pageRecurrence(
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
