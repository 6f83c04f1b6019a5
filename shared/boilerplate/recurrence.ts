import type { Corpus } from '../corpus/corpus.ts';
import { outletOf } from '../corpus/outlet.ts';
import type { Monitor } from '../progress/monitor.ts';
import { linesOf } from './article-lines.ts';
import { createCopyFinder } from './copies.ts';
import type { CorpusLines } from './corpus-lines.ts';
import { createOutletLearner, type OutletLearner } from './learned-outlets.ts';

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
  /** For each line, how many other articles of its outlet have it; copies, and what it is a copy of, left out. */
  readonly within: Int32Array;
  /** The same for the line's pattern: figures, case and signs aside. */
  readonly withinMasked: Int32Array;
  /** The same for its label, up to 255; 0 for a line without one. */
  readonly withinLabel: Uint8Array;
  /** For each kind of line, how many other outlets have it, up to 254. */
  readonly otherOutlets: Uint8Array;
}

const longestCounted = 400;
const longestShown = 60;

/** Counts every line of the corpus that is not blank, exactly and with figures masked. */
export function countRecurrence(corpus: Corpus, lines: CorpusLines, monitor: Monitor): Recurrence {
  const { articles } = corpus;
  const total = 3 * articles.length;
  const outlets: string[] = [];
  const outletIds = new Map<string, number>();
  const outletOfArticle = new Int32Array(articles.length);
  const articleCounts: number[] = [];
  const firstOfGroup: number[] = [];
  const counted = new Uint8Array(articles.length);
  const groups = setCopiesAside(corpus, lines, counted, {
    tick: (done) => monitor.tick(done, total),
  });
  for (const [at, article] of articles.entries()) {
    if (at % 256 === 0) monitor.tick(articles.length + at, total);
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
    if (counted[at]) articleCounts[outlet]!++;
  }
  const counts = countLines(lines, outletOfArticle, outlets.length, counted, {
    tick: (done) => monitor.tick(2 * articles.length + done, total),
  });
  for (const [outlet, first] of firstOfGroup.entries()) {
    if (first >= 0) {
      const keys = linesOf(corpus, articles[first]!).map((line) => line.key);
      const within = counts.within.subarray(lines.starts[first]!);
      outlets[outlet] = `pages with “${mostShared(keys, within)}”`;
    }
  }
  return {
    outletOfArticle,
    counted,
    outlets,
    articlesOfOutlet: Int32Array.from(articleCounts),
    ...counts,
  };
}

/** Marks the articles that are no copies of earlier ones and learns from them which belong to one outlet, where their records do not say. */
function setCopiesAside(
  corpus: Corpus,
  lines: CorpusLines,
  counted: Uint8Array,
  monitor: Monitor,
): Pick<OutletLearner, 'groupOf'> {
  const { articles } = corpus;
  const originals = Int32Array.from({ length: articles.length }, (_, at) => at);
  const copies = createCopyFinder(lines);
  const learner = createOutletLearner(lines);
  for (const [at, article] of articles.entries()) {
    if (at % 64 === 0) monitor.tick(at, articles.length);
    const original = copies.originalOf(at);
    if (original >= 0) {
      originals[at] = originals[original]!;
      continue;
    }
    counted[at] = 1;
    if (outletOf(corpus.document(article.document)) === '') learner.add(at);
  }
  return { groupOf: (article) => learner.groupOf(originals[article]!) };
}

/** Counts outlet by outlet, so that one figure for each kind of line is enough room. */
function countLines(
  lines: CorpusLines,
  outletOfArticle: Int32Array,
  outlets: number,
  counted: Uint8Array,
  monitor: Monitor,
): Pick<Recurrence, 'within' | 'withinMasked' | 'withinLabel' | 'otherOutlets'> {
  const { starts, kindOf } = lines;
  const { lengths, patterns, labels } = lines.kinds;
  const articles = outletOfArticle.length;
  const size = starts[articles]!;
  const within = new Int32Array(size);
  const withinMasked = new Int32Array(size);
  const withinLabel = new Uint8Array(size);
  const exact = createCounter(lines.kinds.size);
  const masked = createCounter(lines.kinds.patternCount);
  const labelled = createCounter(lines.kinds.labelCount);
  const { order, ends } = byOutlet(outletOfArticle, outlets);
  let from = 0;
  for (let outlet = 0; outlet < outlets; outlet++) {
    const to = ends[outlet]!;
    for (let at = from; at < to; at++) {
      const article = order[at]!;
      if (at % 64 === 0) monitor.tick(at / 2, articles);
      if (!counted[article]) continue;
      for (let line = starts[article]!; line < starts[article + 1]!; line++) {
        const kind = kindOf[line]!;
        if (lengths[kind]! > longestCounted) continue;
        exact.count(kind, article);
        masked.count(patterns[kind]!, article);
        if (labels[kind]! >= 0) labelled.count(labels[kind]!, article);
      }
    }
    for (let at = from; at < to; at++) {
      const article = order[at]!;
      if (at % 64 === 0) monitor.tick((articles + at) / 2, articles);
      for (let line = starts[article]!; line < starts[article + 1]!; line++) {
        const kind = kindOf[line]!;
        within[line] = exact.others(kind);
        withinMasked[line] = masked.others(patterns[kind]!);
        if (labels[kind]! >= 0) withinLabel[line] = Math.min(labelled.others(labels[kind]!), 255);
      }
    }
    for (let at = from; at < to && outlets > 1; at++) {
      const article = order[at]!;
      if (at % 1024 === 0) monitor.tick((articles + at) / 2, articles);
      for (let line = starts[article]!; line < starts[article + 1]!; line++) {
        const kind = kindOf[line]!;
        exact.forget(kind);
        masked.forget(patterns[kind]!);
        if (labels[kind]! >= 0) labelled.forget(labels[kind]!);
      }
    }
    from = to;
  }
  return {
    within,
    withinMasked,
    withinLabel,
    otherOutlets: countOtherOutlets(lines, outletOfArticle, counted, monitor),
  };
}

/** Counts articles, each but once: articles come one after the other. */
function createCounter(size: number) {
  const counts = new Int32Array(size);
  const last = new Int32Array(size);
  return {
    count(number: number, article: number): void {
      if (last[number] === article + 1) return;
      last[number] = article + 1;
      counts[number]!++;
    },
    /** An article counts itself, or what it is a copy of. */
    others: (number: number): number => Math.max(0, counts[number]! - 1),
    forget(number: number): void {
      counts[number] = 0;
    },
  };
}

/** For each kind of line, how many other outlets have it, counting one anew when articles of others came between. */
function countOtherOutlets(
  lines: CorpusLines,
  outletOfArticle: Int32Array,
  counted: Uint8Array,
  monitor: Monitor,
): Uint8Array {
  const { starts, kindOf } = lines;
  const { lengths, size } = lines.kinds;
  const others = new Uint8Array(size);
  const last = new Int32Array(size).fill(-1);
  for (let article = 0; article < outletOfArticle.length; article++) {
    if (article % 1024 === 0) monitor.tick(outletOfArticle.length, outletOfArticle.length);
    if (!counted[article]) continue;
    const outlet = outletOfArticle[article]!;
    for (let line = starts[article]!; line < starts[article + 1]!; line++) {
      const kind = kindOf[line]!;
      if (last[kind] === outlet || lengths[kind]! > longestCounted) continue;
      if (last[kind] !== -1 && others[kind]! < 254) others[kind]!++;
      last[kind] = outlet;
    }
  }
  return others;
}

/** The articles ordered by outlet, then as they come, and where those of each outlet end. */
function byOutlet(outletOfArticle: Int32Array, outlets: number) {
  const ends = new Int32Array(outlets);
  for (const outlet of outletOfArticle) ends[outlet]!++;
  for (let outlet = 1; outlet < outlets; outlet++) ends[outlet]! += ends[outlet - 1]!;
  const order = new Int32Array(outletOfArticle.length);
  const next = Int32Array.from(ends);
  for (let article = outletOfArticle.length - 1; article >= 0; article--) {
    order[--next[outletOfArticle[article]!]!] = article;
  }
  return { order, ends };
}

/** The line that most articles share; the longest of them, then the first in order of code units. */
function mostShared(keys: readonly string[], within: Int32Array): string {
  let best = '';
  let most = 0;
  for (const [at, key] of keys.entries()) {
    if (key.length > longestShown) continue;
    const articles = within[at]!;
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
