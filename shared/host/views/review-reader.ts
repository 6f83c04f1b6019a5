import type { Edit } from '../../clean/clean-corpus.ts';
import { layoutEdits } from '../../clean/layout.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { articleKey } from '../../corpus/document.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../../findings/finding.ts';
import { describeEntry } from '../../review/describe.ts';
import { historyKindOf } from '../../review/history.ts';
import type { LedgerEntry } from '../../review/ledger-entry.ts';
import { replacementAt } from '../../review/replacement.ts';
import type { ReviewState } from '../../review/review-state.ts';
import {
  type ClusterStanding,
  standingOfCluster,
  standingOfText,
  type TextStanding,
} from '../../review/standing.ts';
import { type Span, spansOverlap, uniteSpans } from '../../text/span.ts';
import { type View, viewWithout } from '../../text/view.ts';
import type { ArticleInfo, HistoryItem } from '../model.ts';
import type { FindingState } from './findings.ts';
import type { QueueState } from './queue.ts';

/** The review as the views read it, with what is costly remembered until a decision touches it. */
export interface ReviewReader extends FindingState, QueueState {
  standingOfCluster(finding: DuplicateFinding): ClusterStanding;
  /** A member's article with boilerplate set aside. */
  baseViewOf(finding: DuplicateFinding, member: number): View;
  historyItem(entry: LedgerEntry): HistoryItem;
  /** Forgets what is known of these findings, or of all; to be called after each change of the ledger. */
  forget(findings: readonly string[] | 'all'): void;
}

interface Removal extends Span {
  readonly finding: TextFinding;
  readonly place: number;
}

/** Reads `review` over the findings of `corpus`; `minConfidence` is the fold. */
export function createReviewReader(
  corpus: Corpus,
  findings: readonly Finding[],
  review: ReviewState,
  minConfidence: number,
): ReviewReader {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const clusters = findings.filter((finding) => finding.kind === 'duplicate');
  const removals = indexRemovals(findings, minConfidence);
  const texts = new Map<string, TextStanding>();
  const clusterStandings = new Map<string, ClusterStanding>();
  let fates: Map<string, ArticleInfo['fate']> | null = null;

  const ofText = (finding: TextFinding) =>
    remembered(texts, finding.id, () => standingOfText(finding, review, corpus));
  const ofCluster = (finding: DuplicateFinding) =>
    remembered(clusterStandings, finding.id, () => standingOfCluster(finding, review, corpus));

  const statusOf = (finding: Finding) =>
    finding.kind === 'duplicate' ? ofCluster(finding).status : ofText(finding).status;

  const removalsIn = (document: string): Span[] =>
    (removals.get(document) ?? []).filter(
      ({ finding, place }) => statusOf(finding) !== 'rejected' && !ofText(finding).vetoed[place],
    );

  function fateOf(key: string): ArticleInfo['fate'] {
    if (!fates) {
      fates = new Map();
      for (const cluster of clusters) {
        const standing = ofCluster(cluster);
        if (standing.status !== 'accepted' && standing.status !== 'edited') continue;
        cluster.members.forEach((member, index) => {
          if (index === standing.canonical || standing.excluded[index]) return;
          fates?.set(articleKey(member), standing.merge ? 'merged' : 'removed');
        });
      }
    }
    return fates.get(key) ?? 'kept';
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

  const historyItem = (entry: LedgerEntry): HistoryItem => ({
    entry: entry.id,
    at: entry.at,
    by: entry.by,
    kind: historyKindOf(entry),
    together: review.batchMates(entry.id).length,
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
    baseViewOf,
    historyItem,
    removalsIn,
    fateOf,
    tagsOf: (key) => review.tags(key),
    tagsTouched: (finding) => tagsOfFinding(finding, review),
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
    forget(ids) {
      fates = null;
      if (ids === 'all') {
        texts.clear();
        clusterStandings.clear();
        return;
      }
      for (const id of ids) {
        texts.delete(id);
        // A decision on one cluster may speak of others with the same texts.
        if (byId.get(id)?.kind === 'duplicate') clusterStandings.clear();
      }
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

function indexRemovals(
  findings: readonly Finding[],
  minConfidence: number,
): ReadonlyMap<string, readonly Removal[]> {
  const removals = new Map<string, Removal[]>();
  for (const finding of findings) {
    if (finding.kind !== 'boilerplate' || finding.confidence < minConfidence) continue;
    finding.occurrences.forEach(({ document, from, to }, place) => {
      const list = removals.get(document);
      const removal = { from, to, finding, place };
      if (list) list.push(removal);
      else removals.set(document, [removal]);
    });
  }
  for (const list of removals.values()) list.sort((a, b) => a.from - b.from);
  return removals;
}

const noTags: ReadonlySet<string> = new Set();

function tagsOfFinding(finding: Finding, review: ReviewState): ReadonlySet<string> {
  if (!hasTags(review)) return noTags;
  const refs = finding.kind === 'duplicate' ? finding.members : finding.occurrences;
  return new Set(refs.flatMap((ref) => review.tags(articleKey(ref))));
}

function hasTags(review: ReviewState): boolean {
  for (const _ of review.taggedArticles()) return true;
  return false;
}
