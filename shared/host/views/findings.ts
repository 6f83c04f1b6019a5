import { articleText, type Corpus } from '../../corpus/corpus.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../../findings/finding.ts';
import type { ClusterStanding } from '../../review/standing.ts';
import { measurePairs } from '../../similarity/measure-pairs.ts';
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
/** Characters of texts that are compared for one view; more would keep the window waiting. */
const mostMeasured = 300_000;

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

type PairWithKept = Pick<MemberView, 'jaccard' | 'containment' | 'relation'>;

/** How each member stands to the canonical copy: as the scan has it, and where it has nothing, as in a cluster joined by hand, compared now. */
function pairsWithKept(
  corpus: Corpus,
  finding: DuplicateFinding,
  state: FindingState,
): Map<number, PairWithKept> {
  const canonical = state.canonicalOf(finding);
  const pairs = new Map<number, PairWithKept>();
  for (const { a, b, jaccard, containment, relation } of finding.pairs) {
    if (a === canonical) pairs.set(b, { jaccard, containment: containment[1], relation });
    else if (b === canonical) pairs.set(a, { jaccard, containment: containment[0], relation });
  }
  const textOf = (member: number) => ({
    text: state.baseTextOf(finding, member),
    fields: corpus.document(finding.members[member]!.document).fields,
  });
  const kept = textOf(canonical);
  const missing: number[] = [];
  const texts: (typeof kept)[] = [];
  let characters = kept.text.length;
  for (let member = 0; member < finding.members.length; member++) {
    if (member === canonical || pairs.has(member)) continue;
    const text = textOf(member);
    characters += text.text.length;
    if (characters > mostMeasured) break;
    missing.push(member);
    texts.push(text);
  }
  if (missing.length === 0) return pairs;
  measurePairs(kept, texts).forEach(({ jaccard, containment, relation }, at) => {
    pairs.set(missing[at]!, { jaccard, containment: containment[1], relation });
  });
  return pairs;
}

function clusterPart(
  corpus: Corpus,
  finding: DuplicateFinding,
  state: FindingState,
): Pick<ClusterView, 'kind' | 'members' | 'merged' | 'fields' | 'setAside'> {
  const canonical = state.canonicalOf(finding);
  const excluded = state.excludedOf(finding);
  const kept = state.baseTextOf(finding, canonical);
  const pairs = pairsWithKept(corpus, finding, state);
  const members = finding.members.map((ref, index): MemberView => {
    const article = corpus.articlesOf(ref.document)[ref.article]!;
    const pair = pairs.get(index);
    return {
      // Counted as it is compared, so that the figures of a cluster agree.
      article: {
        ...articleInfo(corpus, article, state),
        words: countWords(state.baseTextOf(finding, index)),
      },
      canonical: index === canonical,
      excluded: excluded.has(index),
      jaccard: pair?.jaccard ?? null,
      containment: pair?.containment ?? null,
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
