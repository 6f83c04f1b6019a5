import type { Article } from '../corpus/document.ts';
import type { Occurrence } from '../findings/finding.ts';
import { startsSmall } from '../text/line-shape.ts';
import { lineKey } from '../text/lines.ts';
import { countOf } from './card.ts';

const accepted = 0.5;
const longestRead = 2000;

/** How many removals would leave a colon with nothing after it, and how many would part a sentence. What is white space only is mended by the layout and does not count. */
export interface Leftovers {
  colons: number;
  cuts: number;
}

/** None so far. */
export const noLeftovers = (): Leftovers => ({ colons: 0, cuts: 0 });

/** One removal from a document, and the card that it is of. */
export interface Removal {
  readonly card: { readonly confidence: number; readonly leftovers: Leftovers };
  readonly occurrence: Occurrence;
  readonly article: Article;
}

/** Adds to each card what the removals from one document, all of them, would leave where those are accepted that are likely enough. */
export function countLeftovers(text: string, removals: readonly Removal[]): void {
  const removed = new Map<number, number>();
  for (const { card, occurrence } of removals) {
    if (card.confidence >= accepted) removed.set(occurrence.from, occurrence.to);
  }
  for (const { card, occurrence, article } of removals) {
    const left = leftBy(text, article, occurrence, removed);
    if (left === 'colon') card.leftovers.colons++;
    if (left === 'cut') card.leftovers.cuts++;
  }
}

/** What to tell of them, a sentence each. */
export function leftoverReasons({ colons, cuts }: Leftovers): string[] {
  const reasons: string[] = [];
  if (colons > 0) {
    reasons.push(
      `The line above ends in a colon and would stand with nothing after it: ${countOf(colons, 'place')}.`,
    );
  }
  if (cuts > 0) {
    reasons.push(
      `It stands within a sentence that goes on below it, so look twice: ${countOf(cuts, 'place')}.`,
    );
  }
  return reasons;
}

function leftBy(
  text: string,
  bounds: Article,
  { from, to }: Occurrence,
  removed: ReadonlyMap<number, number>,
): 'colon' | 'cut' | null {
  const above = lineAbove(text, bounds.from, from);
  if (above === null || removed.has(above.from)) return null;
  const key = lineKey(text.slice(above.from, above.to));
  const below = keptBelow(text, to, bounds.to, removed);
  if (/[:：]$/u.test(key)) {
    // A list or a quotation that goes on below the removed line still follows the colon.
    return below === null || below.blank ? 'colon' : null;
  }
  if (!above.next || below === null || below.blank) return null;
  return /[\p{Ll},]$/u.test(key) && key.length >= 40 && startsSmall(below.key) ? 'cut' : null;
}

/** The last line before `at` that is not blank, and whether it is the one right above; null where there is none. */
function lineAbove(text: string, least: number, at: number) {
  let end = at;
  while (end > least && /\s/.test(text[end - 1]!)) end--;
  if (end <= least) return null;
  const earliest = Math.max(least, end - longestRead);
  const start = earliest + text.slice(earliest, end).lastIndexOf('\n') + 1;
  return { from: start, to: end, next: (text.slice(end, at).match(/\n/g)?.length ?? 0) <= 1 };
}

/** The first line from `at` on that stays, and whether blank lines stand before it; null at the article's end. */
function keptBelow(text: string, at: number, most: number, removed: ReadonlyMap<number, number>) {
  let from = at;
  let blank = false;
  while (from < most) {
    const gone = removed.get(from);
    if (gone !== undefined && gone > from) {
      from = gone;
      continue;
    }
    const piece = text.slice(from, Math.min(from + longestRead, most));
    const feed = piece.indexOf('\n');
    const key = lineKey(feed < 0 ? piece : piece.slice(0, feed));
    if (key !== '') return { key, blank };
    blank = true;
    from += feed < 0 ? piece.length : feed + 1;
  }
  return null;
}
