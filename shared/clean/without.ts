import type { Corpus } from '../corpus/corpus.ts';
import { type ArticleRef, articleKey } from '../corpus/document.ts';
import type { Finding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import { withSurgery } from '../review/cluster-surgery.ts';
import { foldInPortions, Review } from '../review/review.ts';
import type { ReviewState } from '../review/review-state.ts';
import { type ArticleGroup, groupArticles } from './article-groups.ts';
import type { CleanArticle } from './clean-corpus.ts';
import { cleanPart } from './clean-part.ts';
import { type FindingIndex, indexFindings } from './finding-index.ts';
import { touchedArticles } from './touched-articles.ts';

/** One article as the clean corpus has it with some entries and without them. */
export interface BothWays {
  readonly withThem: CleanArticle;
  readonly withoutThem: CleanArticle;
}

/** What is kept of an article that differs; texts are worked out again when asked for. */
export interface ChangedArticle extends ArticleRef {
  readonly headline: string;
  readonly fate: readonly [withThem: CleanArticle['status'], withoutThem: CleanArticle['status']];
  /** UTF-16 units of the clean text. */
  readonly length: readonly [withThem: number, withoutThem: number];
  readonly tags: boolean;
}

/** So many articles are cleaned before the caller may let others go on. */
const articlesAtOnce = 50;

/**
 * Compares the clean corpus with the one that the same ledger would make without some of its entries.
 * Only the articles that may differ are cleaned, in small parts, and with each all that its fate
 * hangs on, so that both ways they are what `clean` over everything gives.
 */
export class Without {
  /** In the order of the corpus once `work` is done. */
  readonly changed: ChangedArticle[] = [];
  /** How many articles were looked at. */
  looked = 0;
  private readonly corpus: Corpus;
  private readonly scanned: readonly Finding[];
  private readonly review: ReviewState;
  private readonly leftOut: ReadonlySet<string>;
  private readonly findings: readonly Finding[];
  private readonly withThem: FindingIndex;
  private withoutThem: FindingIndex;
  private without: ReviewState = new Review();
  private clusters: FindingIndex['clusters'];

  /** `findings` as they stand, with an index over them; `scanned` before clusters were split and joined. */
  constructor(
    corpus: Corpus,
    scanned: readonly Finding[],
    findings: readonly Finding[],
    index: FindingIndex,
    review: ReviewState,
    leftOut: ReadonlySet<string>,
  ) {
    this.corpus = corpus;
    this.scanned = scanned;
    this.review = review;
    this.leftOut = leftOut;
    this.findings = findings;
    this.withThem = index;
    this.withoutThem = index;
    this.clusters = index.clusters;
  }

  /** Does the comparison, in portions. */
  *work(): Portions<void> {
    const { corpus, review, leftOut } = this;
    const { findings } = this;
    const kept = review.entries.filter(({ id }) => !leftOut.has(id));
    yield;
    const without = yield* foldInPortions(kept);
    this.without = without;
    let others = findings;
    const surgery = (state: ReviewState) => state.surgeries().map(({ entry }) => entry.id);
    if (surgery(review).join() !== surgery(without).join()) {
      others = withSurgery(this.scanned, without, corpus);
      yield;
      this.withoutThem = yield* indexFindings(corpus, others);
      this.clusters = united(this.withThem.clusters, this.withoutThem.clusters);
      yield;
    }
    const both = { withThem: findings, withoutThem: others };
    const touched = yield* touchedArticles(corpus, leftOut, review, without, both);
    for (const part of partsOf(groupArticles(touched.values(), this.clusters))) {
      for (const { withThem: one, withoutThem: other } of yield* this.cleanBoth(part)) {
        this.looked++;
        if (differ(one, other)) this.changed.push(summary(one, other));
      }
    }
    const order = new Map(corpus.documents.map(({ id }, index) => [id, index]));
    this.changed.sort(
      (a, b) =>
        (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0) || a.article - b.article,
    );
  }

  /** One article both ways; null for one that the corpus does not have. Needs `work` to be done. */
  *article(ref: ArticleRef): Portions<BothWays | null> {
    if (!this.corpus.articlesOf(ref.document)[ref.article]) return null;
    const [both] = yield* this.cleanBoth([ref]);
    return both ?? null;
  }

  private *cleanBoth(articles: readonly ArticleRef[]): Portions<BothWays[]> {
    const { corpus, review, without } = this;
    const one = yield* cleanPart(corpus, this.withThem, review, articles);
    const other = yield* cleanPart(corpus, this.withoutThem, without, articles);
    return one.map((article, index) => ({ withThem: article, withoutThem: other[index]! }));
  }
}

/** The clusters that articles stand in either way. */
function united(
  one: FindingIndex['clusters'],
  other: FindingIndex['clusters'],
): FindingIndex['clusters'] {
  const all = new Map(one);
  for (const [key, clusters] of other)
    all.set(key, [...new Set([...(one.get(key) ?? []), ...clusters])]);
  return all;
}

/** The articles of groups, put together to parts of a few; a larger group is a part of its own. */
function* partsOf(groups: Iterable<ArticleGroup>): Generator<ArticleRef[]> {
  let part: ArticleRef[] = [];
  for (const { articles } of groups) {
    part.push(...articles);
    if (part.length < articlesAtOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function differ(one: CleanArticle, other: CleanArticle): boolean {
  return (
    one.status !== other.status ||
    one.text !== other.text ||
    one.tags.join('\n') !== other.tags.join('\n') ||
    (one.into ? articleKey(one.into) : '') !== (other.into ? articleKey(other.into) : '')
  );
}

function summary(one: CleanArticle, other: CleanArticle): ChangedArticle {
  return {
    document: one.document,
    article: one.article,
    headline: one.headline,
    fate: [one.status, other.status],
    length: [one.text.length, other.text.length],
    tags: one.tags.join('\n') !== other.tags.join('\n'),
  };
}
