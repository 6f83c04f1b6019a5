import type { Edit } from '../../clean/clean-corpus.ts';
import { layoutEdits } from '../../clean/layout.ts';
import { listUnder } from '../../clean/list-under.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { type ArticleRef, articleKey } from '../../corpus/document.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import { describeEntry } from '../../review/describe.ts';
import { historyKindOf } from '../../review/history.ts';
import type { Action, LedgerEntry } from '../../review/ledger-entry.ts';
import { replacementAt } from '../../review/replacement.ts';
import type { ReviewState } from '../../review/review-state.ts';
import {
  type ClusterStanding,
  standingInPortions,
  standingOfCluster,
  standingOfText,
  type TextStanding,
} from '../../review/standing.ts';
import { type Span, spansOverlap, uniteSpans } from '../../text/span.ts';
import { type View, viewWithout } from '../../text/view.ts';
import { lazily } from '../lazily.ts';
import type { ArticleInfo, HistoryItem } from '../model.ts';
import type { FindingState } from './findings.ts';
import type { QueueState } from './queue.ts';

/** The review as the views read it, with what is costly remembered until a decision touches it. */
export interface ReviewReader extends FindingState, QueueState {
  standingOfCluster(finding: DuplicateFinding): ClusterStanding;
  /** A member's article with boilerplate set aside. */
  baseViewOf(finding: DuplicateFinding, member: number): View;
  /** Works out in portions how a finding stands, so that what is asked of it afterwards is answered at once. */
  prepare(finding: Finding): Portions<void>;
  historyItem(entry: LedgerEntry): HistoryItem;
  /**
   * Forgets what is known of these findings, to be called after each change of the ledger; answers with
   * all findings of which something else may hold now.
   */
  forget(findings: ReadonlySet<string>): readonly Finding[];
}

/** Findings and places looked at between two pauses. */
const findingsBetweenPauses = 10_000;
const placesBetweenPauses = 10_000;

interface Removal extends Span {
  readonly finding: TextFinding;
  readonly place: number;
}

/** Reads `review` over the findings of `corpus`; `minConfidence` is the fold. Yields while it works. */
export function* createReviewReader(
  corpus: Corpus,
  findings: readonly Finding[],
  review: ReviewState,
  minConfidence: number,
): Portions<ReviewReader> {
  const byId = new Map<string, Finding>();
  for (const finding of findings) {
    byId.set(finding.id, finding);
    if (byId.size % findingsBetweenPauses === 0) yield;
  }
  const removals = yield* indexRemovals(findings, minConfidence);
  const texts = new Map<string, TextStanding>();
  const clusterStandings = new Map<string, ClusterStanding>();
  const clusters = lazily(() => indexClusters(corpus, findings));

  const ofText = (finding: TextFinding) =>
    remembered(texts, finding.id, () => standingOfText(finding, review, corpus));
  const ofCluster = (finding: DuplicateFinding) =>
    remembered(clusterStandings, finding.id, () => standingOfCluster(finding, review, corpus));

  const statusOf = (finding: Finding) => {
    // Most findings are not decided; telling that must not take them apart.
    if (finding.kind !== 'duplicate') {
      return review.decision(finding.id) ? ofText(finding).status : 'open';
    }
    const unknown = !review.decidesClusters() && !review.decision(finding.id);
    return unknown ? 'open' : ofCluster(finding).status;
  };

  const removalsIn = (document: string): Span[] =>
    (removals.get(document) ?? []).filter(
      ({ finding, place }) => statusOf(finding) !== 'rejected' && !ofText(finding).vetoed[place],
    );

  function fateOf(key: string): ArticleInfo['fate'] {
    for (const { cluster, member } of clusters().withArticle.get(key) ?? []) {
      const standing = ofCluster(cluster);
      if (standing.status !== 'accepted' && standing.status !== 'edited') continue;
      if (member === standing.canonical || standing.excluded[member]) continue;
      return standing.merge ? 'merged' : 'removed';
    }
    return 'kept';
  }

  /** The clusters that begin with a text as long as one of this cluster's: what is decided on the one may speak of the other. */
  function kin(cluster: DuplicateFinding): readonly DuplicateFinding[] {
    const lengths = new Set(cluster.members.map((member) => lengthOf(corpus, member)));
    return [...lengths].flatMap((length) => clusters().byFirstLength.get(length) ?? []);
  }

  function baseViewOf(finding: DuplicateFinding, member: number): View {
    const ref = finding.members[member]!;
    const article = corpus.articlesOf(ref.document)[ref.article]!;
    const { text } = corpus.document(ref.document);
    const removed = removalsIn(ref.document).filter((span) => spansOverlap(span, article));
    return viewWithout(text, article, [
      ...removed,
      ...layoutEdits(text, article, asEdits(text, removed)),
    ]);
  }

  function setsAside(finding: DuplicateFinding, member: number): boolean {
    const ref = finding.members[member]!;
    const article = corpus.articlesOf(ref.document)[ref.article]!;
    return (removals.get(ref.document) ?? []).some((removal) => {
      if (!spansOverlap(removal, article)) return false;
      const status = statusOf(removal.finding);
      const decided = status === 'accepted' || status === 'edited' || status === 'rejected';
      return !decided && !ofText(removal.finding).vetoed[removal.place];
    });
  }

  const historyItem = (entry: LedgerEntry): HistoryItem => ({
    entry: entry.id,
    at: entry.at,
    by: entry.by,
    kind: historyKindOf(entry),
    together: review.batchSize(entry.id),
    text: describeEntry(entry, review),
    finding: 'finding' in entry.action ? entry.action.finding : null,
    retracted: !review.isEffective(entry.id),
    dependents: review.isEffective(entry.id)
      ? review.dependentsOf(entry.id).map((later) => describeEntry(later, review))
      : [],
  });

  return {
    minConfidence,
    statusOf,
    standingOfCluster: ofCluster,
    *prepare(finding) {
      if (finding.kind === 'duplicate') statusOf(finding);
      else if (review.decision(finding.id) && !texts.has(finding.id)) {
        const { length } = review.entries;
        const standing = yield* standingInPortions(finding, review, corpus);
        // What was decided meanwhile may be in it by half.
        if (review.entries.length === length) texts.set(finding.id, standing);
      }
    },
    baseViewOf,
    historyItem,
    removalsIn,
    fateOf,
    tagsOf: (key) => review.tags(key),
    vetoesOf: (finding) =>
      finding.kind === 'duplicate'
        ? ofCluster(finding).excluded.filter(Boolean).length
        : ofText(finding).vetoed.filter(Boolean).length,
    isVetoed: (finding, place) => ofText(finding).vetoed[place] ?? false,
    isByRule: (finding, place) => ofText(finding).byRule[place] ?? false,
    promotionOf: (finding) => ofText(finding).promotion !== null,
    byRuleOf: (finding) => ofText(finding).byRule.filter(Boolean).length,
    isStale: (finding, place) => {
      const { status, decided } = ofText(finding);
      return status === 'stale' && !decided[place];
    },
    afterOf(finding, occurrence) {
      const own = ofText(finding).decision?.action.replacement;
      if (own === undefined) return occurrence.after;
      return replacementAt(finding.pattern, occurrence.before, own);
    },
    noteOf: (finding) => review.note(finding.id),
    historyOf: (finding) => review.historyOf(finding.id).map(historyItem).reverse(),
    replacementOf: (finding) => ofText(finding).decision?.action.replacement ?? null,
    canonicalOf: (finding) => ofCluster(finding).canonical,
    excludedOf: (finding) =>
      new Set(ofCluster(finding).excluded.flatMap((out, index) => (out ? [index] : []))),
    isMerged: (finding) => ofCluster(finding).merge !== null,
    baseTextOf: (finding, member) => baseViewOf(finding, member).text,
    setsAside,
    forget(ids) {
      const touched = new Set<Finding>();
      for (const id of ids) {
        const finding = byId.get(id);
        if (!finding) {
          // It may have been a cluster, whose texts stand in others now.
          if (review.historyOf(id).some(({ action }) => isOfClusters(action))) {
            for (const cluster of clusters().all) touched.add(cluster);
          }
        } else {
          touched.add(finding);
          if (finding.kind === 'duplicate') for (const other of kin(finding)) touched.add(other);
        }
      }
      for (const { id, kind } of touched)
        (kind === 'duplicate' ? clusterStandings : texts).delete(id);
      return [...touched];
    },
  };
}

function remembered<Value>(map: Map<string, Value>, id: string, make: () => Value): Value {
  let value = map.get(id);
  if (value === undefined) {
    value = make();
    map.set(id, value);
  }
  return value;
}

/** Removals as the clean corpus would make them, so that a view has the layout of the clean text. */
function asEdits(text: string, removed: readonly Span[]): Edit[] {
  return uniteSpans(removed).map(({ from, to }) => ({
    from,
    to,
    before: text.slice(from, to),
    after: '',
    rule: 'set-aside',
    finding: null,
    decision: null,
  }));
}

function* indexRemovals(
  findings: readonly Finding[],
  minConfidence: number,
): Portions<ReadonlyMap<string, readonly Removal[]>> {
  const removals = new Map<string, Removal[]>();
  let indexed = 0;
  for (const finding of findings) {
    if (finding.kind !== 'boilerplate' || finding.confidence < minConfidence) continue;
    for (const [place, { document, from, to }] of finding.occurrences.entries()) {
      listUnder(removals, document, { from, to, finding, place });
      if (++indexed % placesBetweenPauses === 0) yield;
    }
  }
  for (const list of removals.values()) list.sort((a, b) => a.from - b.from);
  return removals;
}

const isOfClusters = (action: Action): boolean =>
  (action.type === 'decide' && action.kind === 'duplicate') ||
  action.type === 'arrange' ||
  action.type === 'merge' ||
  action.type === 'fields';

function lengthOf(corpus: Corpus, ref: ArticleRef): number {
  const article = corpus.articlesOf(ref.document)[ref.article]!;
  return article.to - article.from;
}

interface ClusterIndex {
  readonly all: readonly DuplicateFinding[];
  /** By `articleKey`, the clusters with the article and which member it is. */
  readonly withArticle: ReadonlyMap<
    string,
    readonly { readonly cluster: DuplicateFinding; readonly member: number }[]
  >;
  /** By the length of the first member's text. */
  readonly byFirstLength: ReadonlyMap<number, readonly DuplicateFinding[]>;
}

function indexClusters(corpus: Corpus, findings: readonly Finding[]): ClusterIndex {
  const all: DuplicateFinding[] = [];
  const withArticle = new Map<string, { cluster: DuplicateFinding; member: number }[]>();
  const byFirstLength = new Map<number, DuplicateFinding[]>();
  for (const cluster of findings) {
    if (cluster.kind !== 'duplicate') continue;
    all.push(cluster);
    listUnder(byFirstLength, lengthOf(corpus, cluster.members[0]!), cluster);
    cluster.members.forEach((ref, member) => {
      listUnder(withArticle, articleKey(ref), { cluster, member });
    });
  }
  return { all, withArticle, byFirstLength };
}
