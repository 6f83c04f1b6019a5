import { articleText, type Corpus } from '../../corpus/corpus.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../../findings/finding.ts';
import type { ClusterStanding } from '../../review/standing.ts';
import { countWords } from '../../text/count-words.ts';
import type {
  ClusterView,
  FindingStatus,
  FindingView,
  HistoryItem,
  MemberView,
  TextFindingView,
} from '../model.ts';
import { articleInfo } from './articles.ts';
import { clusterFields, fieldViews } from './cluster-fields.ts';
import type { PlaceState } from './places.ts';

/** What a finding's view needs to know of the review. */
export interface FindingState extends PlaceState {
  statusOf(finding: Finding): FindingStatus;
  vetoesOf(finding: Finding): number;
  noteOf(finding: Finding): string;
  historyOf(finding: Finding): readonly HistoryItem[];
  /** True when the finding was made a rule. */
  promotionOf(finding: TextFinding): boolean;
  byRuleOf(finding: TextFinding): number;
  /** The editor's own text in place of the suggestion, or null. */
  replacementOf(finding: TextFinding): string | null;
  /** Index of the member that is kept. */
  canonicalOf(finding: DuplicateFinding): number;
  excludedOf(finding: DuplicateFinding): ReadonlySet<number>;
  isMerged(finding: DuplicateFinding): boolean;
  /** The article's text with boilerplate set aside. */
  baseTextOf(finding: DuplicateFinding, member: number): string;
  standingOfCluster(finding: DuplicateFinding): ClusterStanding;
  /** True where a member's base text leaves out what no decision removes yet. */
  setsAside(finding: DuplicateFinding, member: number): boolean;
}

const longestKept = 500;

/** What the stage and the inspector show of a finding; its places and comparisons are asked for apart. */
export function findingView(corpus: Corpus, finding: Finding, state: FindingState): FindingView {
  const { id, title, rule, confidence, reasons } = finding;
  const base = {
    id,
    title,
    rule,
    confidence,
    reasons,
    status: state.statusOf(finding),
    note: state.noteOf(finding),
    history: state.historyOf(finding),
  };
  return finding.kind === 'duplicate'
    ? { ...base, ...clusterPart(corpus, finding, state) }
    : { ...base, ...textPart(corpus, finding, state) };
}

type TextPart = Pick<
  TextFindingView,
  | 'kind'
  | 'pattern'
  | 'suggestions'
  | 'replacement'
  | 'places'
  | 'vetoed'
  | 'promoted'
  | 'promotable'
  | 'byRule'
  | 'kept'
>;

/** True for a card of a pattern that was accepted as it stands, in all its places, and is no rule yet. */
export function isPromotable(
  finding: TextFinding,
  state: Pick<FindingState, 'statusOf' | 'vetoesOf' | 'promotionOf'>,
): boolean {
  return (
    (finding.kind === 'boilerplate' || finding.kind === 'typography') &&
    state.statusOf(finding) === 'accepted' &&
    state.vetoesOf(finding) === 0 &&
    !state.promotionOf(finding)
  );
}

function textPart(corpus: Corpus, finding: TextFinding, state: FindingState): TextPart {
  const [kept] = finding.kept;
  return {
    kind: finding.kind,
    pattern: finding.pattern,
    suggestions: finding.suggestions,
    replacement: state.replacementOf(finding) ?? finding.suggestions[0] ?? '',
    places: finding.occurrences.length,
    vetoed: state.vetoesOf(finding),
    promoted: state.promotionOf(finding),
    promotable: isPromotable(finding, state),
    byRule: state.byRuleOf(finding),
    kept: kept
      ? corpus.document(kept.document).text.slice(kept.from, kept.to).trim().slice(0, longestKept)
      : null,
  };
}

function clusterPart(
  corpus: Corpus,
  finding: DuplicateFinding,
  state: FindingState,
): Pick<ClusterView, 'kind' | 'members' | 'merged' | 'fields' | 'setAside'> {
  const canonical = state.canonicalOf(finding);
  const excluded = state.excludedOf(finding);
  const kept = state.baseTextOf(finding, canonical);
  const members = finding.members.map((ref, index): MemberView => {
    const article = corpus.articlesOf(ref.document)[ref.article]!;
    const pair = finding.pairs.find(
      ({ a, b }) => (a === index && b === canonical) || (a === canonical && b === index),
    );
    return {
      // Counted as it is compared, so that the figures of a cluster agree.
      article: {
        ...articleInfo(corpus, article, state),
        words: countWords(state.baseTextOf(finding, index)),
      },
      canonical: index === canonical,
      excluded: excluded.has(index),
      jaccard: pair?.jaccard ?? null,
      containment: pair ? pair.containment[pair.a === index ? 0 : 1] : null,
      relation: pair?.relation ?? null,
      equal:
        index !== canonical &&
        (state.baseTextOf(finding, index) === kept ||
          articleText(corpus, article).trim() === kept.trim()),
    };
  });
  return {
    kind: 'duplicate',
    members,
    merged: state.isMerged(finding),
    fields: fieldViews(clusterFields(corpus, finding, state.standingOfCluster(finding))),
    setAside: state.setsAside(finding, canonical),
  };
}
