import { type Corpus, createCorpus } from '../corpus/corpus.ts';
import { type ArticleRef, articleKey } from '../corpus/document.ts';
import type { DuplicateFinding, Finding, Occurrence, TextFinding } from '../findings/finding.ts';
import { withSurgery } from '../review/cluster-surgery.ts';
import type { Anchor } from '../review/ledger-entry.ts';
import { type Effective, Review, type ReviewState } from '../review/review-state.ts';
import { type ArticleGroup, clustersByArticle, groupArticles } from './article-groups.ts';
import { clean } from './clean.ts';
import type { CleanArticle } from './clean-corpus.ts';
import { type BothFindings, touchedArticles } from './touched-articles.ts';

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

type Decision = Effective<'decide'>['action'];

/** Decisions with more places are looked at document by document. */
const fewAnchors = 100;
/** So many articles are cleaned, and entries folded, before the caller may let others go on. */
const articlesAtOnce = 150;
const entriesAtOnce = 2000;

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
  private findings: BothFindings;
  private without: ReviewState = new Review();
  private clusters: ReadonlyMap<string, readonly DuplicateFinding[]> = new Map();
  private readonly anchors = new Map<Decision, Map<string, Anchor[]>>();
  private readonly places = new Map<string, { finding: TextFinding; at: Occurrence }[]>();

  /** `findings` as they stand, `scanned` before clusters were split and joined. */
  constructor(
    corpus: Corpus,
    scanned: readonly Finding[],
    findings: readonly Finding[],
    review: ReviewState,
    leftOut: ReadonlySet<string>,
  ) {
    this.corpus = corpus;
    this.scanned = scanned;
    this.review = review;
    this.leftOut = leftOut;
    this.findings = { withThem: findings, withoutThem: findings };
  }

  /** Does the comparison; stops every few milliseconds, so that the caller can let others go on. */
  *work(): Generator<void> {
    const { corpus, review, leftOut } = this;
    const without = new Review();
    for (const [index, entry] of review.entries.entries()) {
      if (index % entriesAtOnce === 0) yield;
      if (!leftOut.has(entry.id)) without.append(entry);
    }
    this.without = without;
    const surgery = (state: ReviewState) => state.surgeries().map(({ entry }) => entry.id);
    if (surgery(review).join() !== surgery(without).join())
      this.findings = {
        ...this.findings,
        withoutThem: withSurgery(this.scanned, without, corpus),
      };
    yield;
    const { withThem, withoutThem } = this.findings;
    this.clusters = clustersByArticle(
      withThem === withoutThem ? withThem : new Set([...withThem, ...withoutThem]),
    );
    yield;
    yield* this.indexPlaces();
    const touched = yield* touchedArticles(corpus, leftOut, review, without, this.findings);
    const groups = groupArticles(touched.values(), this.clusters);
    for (const part of partsOf(groups)) {
      yield;
      const both = this.cleanBoth(part);
      for (const { withThem: one, withoutThem: other } of both) {
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
  article(ref: ArticleRef): BothWays | null {
    const key = articleKey(ref);
    const [group] = groupArticles([ref], this.clusters);
    if (!group || !this.corpus.articlesOf(ref.document)[ref.article]) return null;
    return this.cleanBoth([group]).find(({ withThem }) => articleKey(withThem) === key) ?? null;
  }

  /** Lists the places of all text findings decided either way by their document. */
  private *indexPlaces(): Generator<void> {
    let seen = 0;
    for (const finding of this.findings.withThem) {
      if (finding.kind === 'duplicate') continue;
      if (!this.review.decision(finding.id) && !this.without.decision(finding.id)) continue;
      for (const at of finding.occurrences) {
        const list = this.places.get(at.document);
        if (list) list.push({ finding, at });
        else this.places.set(at.document, [{ finding, at }]);
        if (seen++ % entriesAtOnce === 0) yield;
      }
    }
  }

  private cleanBoth(part: readonly ArticleGroup[]): BothWays[] {
    const articles = part.flatMap((group) => group.articles);
    const names = [...new Set(articles.map(({ document }) => document))];
    const corpus = createCorpus(
      names.map((name) => this.corpus.document(name)),
      names.flatMap((name) => this.corpus.articlesOf(name)),
    );
    const texts = this.textFindings(names);
    const clusters = part.flatMap((group) => group.clusters);
    const keys = new Set(articles.map(articleKey));
    const cleaned = (findings: ReadonlySet<Finding>, state: ReviewState): CleanArticle[] => {
      const own = [...texts, ...clusters.filter((cluster) => findings.has(cluster))];
      return clean(corpus, own, this.focused(state, keys, names)).articles.filter((article) =>
        keys.has(articleKey(article)),
      );
    };
    const { withThem, withoutThem } = this.findings;
    const same = withThem === withoutThem;
    const before = new Set<Finding>(same ? clusters : clusters.filter(isIn(withThem)));
    const after = new Set<Finding>(same ? clusters : clusters.filter(isIn(withoutThem)));
    const one = cleaned(before, this.review);
    const other = cleaned(after, this.without);
    return one.map((article, index) => ({ withThem: article, withoutThem: other[index]! }));
  }

  /** The state as `clean` needs it for a few articles: it goes through nothing that concerns others. */
  private focused(
    state: ReviewState,
    keys: ReadonlySet<string>,
    documents: readonly string[],
  ): ReviewState {
    const narrowed: Pick<ReviewState, 'decidedFindings' | 'taggedArticles' | 'decision'> = {
      decidedFindings: () => [],
      taggedArticles: () => [...keys].filter((key) => state.tags(key).length > 0),
      decision: (finding) => {
        const decision = state.decision(finding);
        if (!decision || decision.action.anchors.length <= fewAnchors) return decision;
        const byDocument = this.anchorsByDocument(decision.action);
        const anchors = documents.flatMap((document) => byDocument.get(document) ?? []);
        return { ...decision, action: { ...decision.action, anchors } };
      },
    };
    return Object.assign(Object.create(state) as ReviewState, narrowed);
  }

  private anchorsByDocument(action: Decision): ReadonlyMap<string, readonly Anchor[]> {
    let known = this.anchors.get(action);
    if (!known) {
      known = new Map();
      this.anchors.set(action, known);
      for (const anchor of action.anchors) {
        const list = known.get(anchor.document);
        if (list) list.push(anchor);
        else known.set(anchor.document, [anchor]);
      }
    }
    return known;
  }

  /** The decided text findings of some documents, with the places that stand in these. */
  private textFindings(documents: readonly string[]): TextFinding[] {
    const occurrences = new Map<TextFinding, Occurrence[]>();
    for (const document of documents)
      for (const { finding, at } of this.places.get(document) ?? []) {
        const list = occurrences.get(finding);
        if (list) list.push(at);
        else occurrences.set(finding, [at]);
      }
    return [...occurrences].map(([finding, list]) => ({ ...finding, occurrences: list }));
  }
}

const memberships = new WeakMap<readonly Finding[], ReadonlySet<Finding>>();

function isIn(findings: readonly Finding[]): (finding: Finding) => boolean {
  const known = memberships.get(findings) ?? new Set(findings);
  memberships.set(findings, known);
  return (finding) => known.has(finding);
}

/** Groups put together to parts of some articles each; a larger group is a part of its own. */
function* partsOf(groups: Iterable<ArticleGroup>): Generator<ArticleGroup[]> {
  let part: ArticleGroup[] = [];
  let articles = 0;
  for (const group of groups) {
    part.push(group);
    articles += group.articles.length;
    if (articles < articlesAtOnce) continue;
    yield part;
    part = [];
    articles = 0;
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
