import type { CorpusLines } from './corpus-lines.ts';
import type { Recurrence } from './recurrence.ts';

/** How each line of one page recurs on it and on other pages of its outlet; the arrays may be longer than the page. */
export interface PageRecurrence {
  /** How often the line stands on the page, and how often lines of its pattern do. */
  readonly here: Int32Array;
  readonly hereMasked: Int32Array;
  /** How much of the outlet's other articles has the line: the root of the share, so that a few of few tell more than a few of many. */
  readonly share: Float64Array;
  readonly shareMasked: Float64Array;
  /** 1 where other articles of the outlet have the line, figures aside. */
  readonly recurring: Uint8Array;
  /** Other outlets that have it. */
  readonly others: Int32Array;
  /** Other articles of the outlet. */
  readonly articles: number;
}

/** Tells how the lines of one article after the other recur, in arrays that are used again. */
export function createPageRecurrence(
  lines: CorpusLines,
  recurrence: Recurrence,
): (article: number) => PageRecurrence {
  const { starts, kindOf } = lines;
  const { patterns } = lines.kinds;
  const countsHere = new Int32Array(lines.kinds.size);
  const countsMasked = new Int32Array(lines.kinds.patternCount);
  let room = roomFor(64);
  return (article) => {
    const from = starts[article]!;
    const size = starts[article + 1]! - from;
    if (size > room.here.length) room = roomFor(2 * size);
    const articles = recurrence.articlesOfOutlet[recurrence.outletOfArticle[article]!]! - 1;
    for (let at = 0; at < size; at++) {
      const kind = kindOf[from + at]!;
      countsHere[kind]!++;
      countsMasked[patterns[kind]!]!++;
    }
    for (let at = 0; at < size; at++) {
      const kind = kindOf[from + at]!;
      room.here[at] = countsHere[kind]!;
      room.hereMasked[at] = countsMasked[patterns[kind]!]!;
      room.others[at] = recurrence.otherOutlets[kind]!;
      room.recurring[at] = recurrence.withinMasked[from + at]! > 0 ? 1 : 0;
      const shared = articles > 0;
      room.share[at] = shared ? Math.sqrt(recurrence.within[from + at]! / articles) : 0;
      room.shareMasked[at] = shared ? Math.sqrt(recurrence.withinMasked[from + at]! / articles) : 0;
    }
    for (let at = 0; at < size; at++) {
      const kind = kindOf[from + at]!;
      countsHere[kind] = 0;
      countsMasked[patterns[kind]!] = 0;
    }
    return { ...room, articles };
  };
}

function roomFor(lines: number): Omit<PageRecurrence, 'articles'> {
  return {
    here: new Int32Array(lines),
    hereMasked: new Int32Array(lines),
    share: new Float64Array(lines),
    shareMasked: new Float64Array(lines),
    recurring: new Uint8Array(lines),
    others: new Int32Array(lines),
  };
}
