import { createHash } from 'node:crypto';
import type { Corpus } from '../../shared/corpus/corpus.ts';
import { diffExcerpt } from '../../shared/diff/excerpt.ts';
import { strengthHistogram } from '../../shared/figures/similarity-figures.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../../shared/findings/finding.ts';
import { lazily } from '../../shared/host/lazily.ts';
import type {
  BorderlinePair,
  ClusterPreview,
  PairArticle,
  SimilarArticle,
} from '../../shared/host/similarity-model.ts';
import { displayHeadline, keyOf } from '../../shared/host/views/articles.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import type { Portions } from '../../shared/progress/portions.ts';
import { defaultMinConfidence, type KeeperSetting } from '../../shared/scan/scan-options.ts';
import { ScannedArticle } from '../../shared/scan/scanned-article.ts';
import { spansToSetAside } from '../../shared/scan/set-aside.ts';
import { type Clusterer, createClusterer } from '../../shared/similarity/cluster.ts';
import { type ArticlePair, pairStrength } from '../../shared/similarity/compared-article.ts';
import { findDuplicatesOf, type LikeArticle } from '../../shared/similarity/find-duplicates-of.ts';
import { type KeptPairs, unpackPairs } from '../../shared/similarity/kept-pairs.ts';

/** Answers about likeness at any threshold from the pairs that a scan kept. */
export interface ClusterDesk {
  /** The clusters at this threshold, the same as a scan would make; in portions, as all that may take a while. */
  clusters(threshold: number, keeper: KeeperSetting): Portions<DuplicateFinding[]>;
  preview(threshold: number, keeper: KeeperSetting): Portions<ClusterPreview>;
  /** Does beforehand, in small portions, what the first calls would otherwise wait for. */
  prepare(threshold: number, keeper: KeeperSetting): Portions<void>;
  /** The kept pairs by strength, in twentieths from 0 to 1. */
  histogram(): readonly number[];
  /** The articles like the one with this key, most like first; null where there is none with the key. The work is done in small portions. */
  similar(key: string, floor: number): Promise<SimilarArticle[] | null>;
}

/** Pairs shown on each side of a threshold. */
const shownEach = 3;
const mostSimilar = 100;
/** About so many characters are searched before others may go on. */
const portion = 250_000;
const pairsAtOnce = 50;

/** Everything about the kept pairs that does not change with the threshold. */
interface PairsByStrength {
  readonly pairs: readonly ArticlePair[];
  /** Strengths of the pairs that count from a threshold on, ascending, and which pairs they are. */
  readonly strengths: Float64Array;
  readonly order: Uint32Array;
  /** Pairs that count whatever the threshold: one text stands inside the other. */
  readonly always: number;
  readonly histogram: readonly number[];
}

/** A desk over a scanned corpus: all its findings, and the pairs it kept. What is costly is made when it is first asked for, or prepared. */
export function createClusterDesk(
  corpus: Corpus,
  findings: readonly Finding[],
  kept: KeptPairs,
): ClusterDesk {
  const setAside = lazily(() =>
    spansToSetAside(
      findings.filter((finding): finding is TextFinding => finding.kind === 'boilerplate'),
      defaultMinConfidence,
    ),
  );
  // Most articles are in no pair, and nothing but a search for the like of one needs them.
  const articles: ScannedArticle[] = new Array(corpus.articles.length);
  const articleAt = (index: number): ScannedArticle => {
    articles[index] ??= new ScannedArticle(corpus, corpus.articles[index]!, setAside());
    return articles[index];
  };
  const ranked = lazily(() => rankPairs(unpackPairs(kept)));
  const borderlines = new Map<number, BorderlinePair>();
  const digests = new Map<number, string>();
  const digest = (index: number): string => {
    const known = digests.get(index) ?? textId(articleAt(index).text);
    digests.set(index, known);
    return known;
  };
  let made: { setting: string; clusterer: Clusterer } | null = null;

  function* clustererFor(keeper: KeeperSetting): Portions<Clusterer> {
    const setting = JSON.stringify(keeper);
    if (made?.setting === setting) return made.clusterer;
    setAside();
    yield;
    const { pairs } = ranked();
    for (const [index, { a, b }] of pairs.entries()) {
      articleAt(a);
      articleAt(b);
      if (index % pairsAtOnce === 0) yield;
    }
    const options = { keeper: keeper.policy, preferredSources: keeper.sources, digest };
    const clusterer = yield* createClusterer(articles, pairs, options);
    made = { setting, clusterer };
    return clusterer;
  }

  function nameOf(index: number): PairArticle {
    const article = corpus.articles[index]!;
    return {
      key: keyOf(article),
      document: article.document,
      headline: displayHeadline(corpus, article),
    };
  }

  function borderline(at: number): BorderlinePair {
    let shown = borderlines.get(at);
    if (!shown) {
      const pair = ranked().pairs[ranked().order[at]!]!;
      const [left, right] = [articleAt(pair.a), articleAt(pair.b)];
      shown = {
        left: nameOf(pair.a),
        right: nameOf(pair.b),
        strength: pairStrength(pair),
        jaccard: pair.jaccard,
        relation: pair.relation,
        excerpt: diffExcerpt(left.text, right.text),
      };
      borderlines.set(at, shown);
    }
    return shown;
  }

  /** Each shows how its texts differ, which takes a while where they are long. */
  function* borderlinesOf(places: readonly number[]): Portions<BorderlinePair[]> {
    const shown: BorderlinePair[] = [];
    for (const at of places) {
      shown.push(borderline(at));
      yield;
    }
    return shown;
  }

  function similarArticle(asked: ScannedArticle, { index, pair }: LikeArticle): SimilarArticle {
    return {
      article: nameOf(index),
      strength: pairStrength(pair),
      jaccard: pair.jaccard,
      containment: pair.containment,
      relation: pair.relation,
      words: pair.evidence.words,
      sharedWords: pair.evidence.sharedWords,
      changes: pair.evidence.examples,
      excerpt: diffExcerpt(asked.text, articleAt(index).text),
    };
  }

  return {
    *clusters(threshold, keeper) {
      return yield* (yield* clustererFor(keeper)).at(threshold);
    },
    *preview(threshold, keeper) {
      const clusterer = yield* clustererFor(keeper);
      const { strengths, always, histogram } = ranked();
      const from = firstAtLeast(strengths, threshold);
      const below = Array.from({ length: Math.min(shownEach, from) }, (_, i) => from - 1 - i);
      const above = Array.from(
        { length: Math.min(shownEach, strengths.length - from) },
        (_, i) => from + i,
      );
      return {
        ...clusterer.count(threshold),
        pairs: always + strengths.length - from,
        histogram,
        above: yield* borderlinesOf(above),
        below: yield* borderlinesOf(below),
      };
    },
    histogram: () => ranked().histogram,
    *prepare(threshold, keeper) {
      yield* (yield* clustererFor(keeper)).prepare(threshold);
    },
    async similar(key, floor) {
      const at = corpus.articles.findIndex((article) => keyOf(article) === key);
      if (at < 0) return null;
      const asked = articleAt(at);
      const likes: LikeArticle[] = [];
      for (let from = 0; from < articles.length; ) {
        let to = from;
        for (let size = 0; to < articles.length && size < portion; to++) {
          size += articleAt(to).text.length;
        }
        const searched = articles.slice(from, to);
        for (const like of findDuplicatesOf(asked, searched, floor, silentMonitor)) {
          likes.push({ ...like, index: like.index + from });
        }
        from = to;
        await new Promise((resolve) => setTimeout(resolve));
      }
      return likes
        .sort((x, y) => pairStrength(y.pair) - pairStrength(x.pair) || x.index - y.index)
        .slice(0, mostSimilar)
        .map((like) => similarArticle(asked, like));
    },
  };
}

/** The content id of a text, as `contentId` has it, by the machine's own digest. */
function textId(text: string): string {
  return createHash('sha256').update(`${text.length}:${text}`).digest('hex').slice(0, 20);
}

function rankPairs(pairs: readonly ArticlePair[]): PairsByStrength {
  const all = Float64Array.from(pairs, pairStrength);
  const order = Uint32Array.from(pairs.keys())
    .filter((at) => pairs[at]!.relation !== 'contained')
    .sort((x, y) => all[x]! - all[y]! || x - y);
  const strengths = Float64Array.from(order, (at) => all[at]!);
  return {
    pairs,
    strengths,
    order,
    always: pairs.length - order.length,
    histogram: strengthHistogram(pairs),
  };
}

/** The position of the first of the ascending values that is not below `least`. */
function firstAtLeast(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
