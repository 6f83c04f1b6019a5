import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { PageLine } from '../corpus/opening.ts';
import { outletOf } from '../corpus/outlet.ts';
import type { Monitor } from '../progress/monitor.ts';
import { patternKey } from '../text/lines.ts';
import { linesOf } from './article-lines.ts';
import { createHashTable, type HashTable, hashText } from './hash-table.ts';
import { createOutletLearner, type OutletLearner } from './learned-outlets.ts';
import { labelOf } from './line-label.ts';

/** How often lines recur across the articles of a corpus. Copies of one article count once, so that a story that stands four times does not make its sentences look like boilerplate. */
export interface Recurrence {
  /** The outlet of each article, as an index into `outlets`; in the order of `corpus.articles`. Learned from shared lines where records do not say. */
  readonly outletOfArticle: Int32Array;
  /** 1 for each article that is not a copy of an earlier one. */
  readonly counted: Uint8Array;
  /** Names of the outlets, empty for those without. */
  readonly outlets: readonly string[];
  /** Articles of each outlet, copies left out. */
  readonly articlesOfOutlet: Int32Array;
  /** Other articles of the outlet that have the line, for a line of an article of this outlet; copies, and what it is a copy of, left out. */
  within(outlet: number, key: string): number;
  /** The same for a `patternKey`: figures, case and signs aside. */
  withinMasked(outlet: number, pattern: string): number;
  /** Other articles of the outlet that have a line with a label of this name. */
  withinLabel(outlet: number, name: string): number;
  /** Other outlets that have the line. */
  otherOutletsWith(key: string): number;
}

const longLine = 60;
const longestCounted = 400;
const longestHashed = 2000;
const headlineSeed = 7;

/** Counts every line of the corpus that is not blank, exactly and with figures masked; two passes, about 64 bytes for each distinct line. */
export function countRecurrence(corpus: Corpus, monitor: Monitor): Recurrence {
  const { articles } = corpus;
  const outlets: string[] = [];
  const outletIds = new Map<string, number>();
  const outletOfArticle = new Int32Array(articles.length);
  const counted = new Uint8Array(articles.length);
  const articleCounts: number[] = [];
  const exact = createHashTable();
  const masked = createHashTable();
  const anywhere = createHashTable();
  const labels = createHashTable();
  const groups = setCopiesAside(corpus, counted, monitor);
  const firstOfGroup: number[] = [];
  for (const [at, article] of articles.entries()) {
    const pulse = () => monitor.tick(articles.length + at, 2 * articles.length);
    if (at % 16 === 0) pulse();
    const named = outletOf(corpus.document(article.document));
    const group = named === '' ? groups.groupOf(at) : -1;
    const name = group >= 0 ? `#${group}` : named;
    let outlet = outletIds.get(name);
    if (outlet === undefined) {
      outlet = outlets.push(named) - 1;
      firstOfGroup.push(group);
      outletIds.set(name, outlet);
      articleCounts.push(0);
    }
    outletOfArticle[at] = outlet;
    if (!counted[at]) continue;
    articleCounts[outlet]!++;
    const page = linesOf(corpus, article, pulse);
    for (const [line, { key }] of page.entries()) {
      if (line % 4096 === 4095) pulse();
      if (key.length > longestCounted) continue;
      if (countOnce(exact, hashText(key, outlet + 1), at)) {
        countOnce(anywhere, hashText(key), outlet);
      }
      countOnce(masked, hashText(patternKey(key), outlet + 1), at);
      const label = labelOf(key);
      if (label) countOnce(labels, hashText(label.name, outlet + 1), at);
    }
  }
  const look = (table: HashTable, hash: number): number => {
    const slot = table.find(hash);
    return slot < 0 ? 0 : table.first(slot);
  };
  // An article counts itself, or what it is a copy of.
  const others = (count: number) => Math.max(0, count - 1);
  const within = (outlet: number, key: string) => others(look(exact, hashText(key, outlet + 1)));
  for (const [outlet, first] of firstOfGroup.entries()) {
    if (first >= 0) {
      const page = linesOf(corpus, articles[first]!);
      outlets[outlet] = `pages with “${mostShared(page, (key) => within(outlet, key))}”`;
    }
  }
  return {
    outletOfArticle,
    counted,
    outlets,
    articlesOfOutlet: Int32Array.from(articleCounts),
    within,
    withinMasked: (outlet, key) => others(look(masked, hashText(key, outlet + 1))),
    withinLabel: (outlet, name) => others(look(labels, hashText(name, outlet + 1))),
    otherOutletsWith: (key) => others(look(anywhere, hashText(key))),
  };
}

/** Marks the articles that are no copies of earlier ones and learns from them which belong to one outlet, where their records do not say. */
function setCopiesAside(
  corpus: Corpus,
  counted: Uint8Array,
  monitor: Monitor,
): Pick<OutletLearner, 'groupOf'> {
  const { articles } = corpus;
  const originals = Int32Array.from({ length: articles.length }, (_, at) => at);
  const copies = createHashTable();
  const learner = createOutletLearner(articles.length);
  for (const [at, article] of articles.entries()) {
    const pulse = () => monitor.tick(at, 2 * articles.length);
    if (at % 16 === 0) pulse();
    const page = linesOf(corpus, article, pulse);
    const headline = page.find(({ from, to }) => isHeadline(article, from, to))?.key;
    const original = originalOf(page, at, copies, headline);
    if (original >= 0) {
      originals[at] = originals[original]!;
      continue;
    }
    counted[at] = 1;
    if (outletOf(corpus.document(article.document)) === '') learner.add(at, page);
  }
  return { groupOf: (article) => learner.groupOf(originals[article]!) };
}

/** The line that most articles share; the longest of them, then the first in order of code units. */
function mostShared(page: readonly PageLine[], count: (key: string) => number): string {
  let best = '';
  let most = 0;
  for (const { key } of page) {
    if (key.length > 60) continue;
    const articles = count(key);
    const better =
      articles > most ||
      (articles === most &&
        (key.length > best.length || (key.length === best.length && key < best)));
    if (!better) continue;
    best = key;
    most = articles;
  }
  return best;
}

/** Adds one to the count unless `holder` was the last to do so; true when it added. */
function countOnce(table: HashTable, hash: number, holder: number): boolean {
  const slot = table.slot(hash);
  const count = table.first(slot);
  if (count > 0 && table.second(slot) === holder + 1) return false;
  table.set(slot, count + 1, holder + 1);
  return true;
}

function isHeadline({ headline }: Article, from: number, to: number): boolean {
  return headline !== null && from <= headline.from && headline.from < to;
}

/**
 * The earlier article with the same headline, or with a good part of this one's long lines, by length; -1 when there is none.
 * Remembers the lines. A fifth is enough, for edited copies; on pages without blank lines, which have their foot in common, it takes three quarters.
 */
function originalOf(
  page: readonly PageLine[],
  article: number,
  seen: HashTable,
  headline: string | undefined,
): number {
  if (headline !== undefined) {
    const slot = seen.slot(hashText(headline, headlineSeed));
    if (seen.first(slot) > 0) return seen.first(slot) - 1;
    seen.set(slot, article + 1, 0);
  }
  let total = 0;
  let blanks = 0;
  const shared = new Map<number, number>();
  for (const { key, blanksBefore } of page) {
    blanks += blanksBefore;
    if (key.length < longLine) continue;
    total += key.length;
    const slot = seen.slot(hashText(key.slice(0, longestHashed)));
    const first = seen.first(slot);
    if (first === 0) seen.set(slot, article + 1, 0);
    else if (first !== article + 1) shared.set(first, (shared.get(first) ?? 0) + key.length);
  }
  const enough = blanks > 0 ? 0.2 : 0.75;
  for (const [first, amount] of shared) if (amount > total * enough) return first - 1;
  return -1;
}
