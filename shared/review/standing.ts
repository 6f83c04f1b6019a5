import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { DuplicateFinding, TextFinding } from '../findings/finding.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import { articleDigest } from './anchors.ts';
import { anchorsWithin } from './anchors-within.ts';
import type { Anchor, ArticleAnchor, Verdict } from './ledger-entry.ts';
import { PlaceMatcher } from './place-matcher.ts';
import type { Effective, ReviewState } from './review-state.ts';

export type FindingStatus = 'open' | 'stale' | Verdict;

/** How a text finding stands: the decision, and for each occurrence whether it was decided on and whether it is vetoed. */
export interface TextStanding {
  readonly status: FindingStatus;
  readonly decision: Effective<'decide'> | null;
  /** One for each occurrence: false where neither the decision nor a rule knew the place. All false without a decision. */
  readonly decided: readonly boolean[];
  readonly vetoed: readonly boolean[];
  /** The promotion by which the finding is a rule, and true for each place that only the rule takes in. */
  readonly promotion: Effective<'promote'> | null;
  readonly byRule: readonly boolean[];
  /** Places of the decision whose text has changed, in documents that are still there. */
  readonly lost: readonly Anchor[];
  /** What changed since, in words; null unless stale. */
  readonly change: string | null;
}

/** How a cluster stands; `merge` and `arrangement` hold only as far as they name members as they are now. */
export interface ClusterStanding {
  readonly status: FindingStatus;
  readonly decision: Effective<'decide'> | null;
  /** Index of the copy that is kept. */
  readonly canonical: number;
  /** One for each member: true where it was taken out of the cluster. */
  readonly excluded: readonly boolean[];
  readonly merge: Effective<'merge'> | null;
  /** A merge that was made for another canonical copy or another text of it. */
  readonly staleMerge: Effective<'merge'> | null;
  /** What is taken of the members' records; and the same made for another canonical copy or another text of it. */
  readonly fields: Effective<'fields'> | null;
  readonly staleFields: Effective<'fields'> | null;
  readonly change: string | null;
}

const places = (count: number): string => (count === 1 ? '1 place' : `${count} places`);
const noPlaces: readonly Anchor[] = [];
/** Places looked at before others may go on. */
const placesAtOnce = 200;

/** Matches a text finding's occurrences with what the ledger says. */
export function standingOfText(
  finding: TextFinding,
  state: ReviewState,
  corpus: Corpus,
): TextStanding {
  return inOneGo(standingInPortions(finding, state, corpus));
}

/**
 * As `standingOfText`, in portions. With `documents`, what the ledger says of places elsewhere is passed over:
 * `finding` is then the part of a finding that stands in these.
 */
export function* standingInPortions(
  finding: TextFinding,
  state: ReviewState,
  corpus: Corpus,
  documents: ReadonlySet<string> | null = null,
): Portions<TextStanding> {
  const decision = state.decision(finding.id);
  const vetoes = yield* anchorsWithin(state.vetoes(finding.id), documents);
  const count = finding.occurrences.length;
  const decided = new Array<boolean>(count).fill(false);
  const vetoed = new Array<boolean>(count).fill(false);
  const byRule = new Array<boolean>(count).fill(false);
  const promotion = state.promotion(finding.id);
  const base = { decision, decided, vetoed, promotion, byRule };
  if (!decision && vetoes.length === 0) return { ...base, status: 'open', lost: [], change: null };
  const anchors = decision ? yield* anchorsWithin(decision.action.anchors, documents) : noPlaces;
  const matcher = new PlaceMatcher(finding.occurrences, corpus);
  let looked = 0;
  for (const place of vetoes) {
    yield* matcher.prepare(place);
    const index = matcher.indexOf(place);
    if (index !== null && index >= 0) vetoed[index] = true;
    if (++looked % placesAtOnce === 0) yield;
  }
  if (!decision) return { ...base, status: 'open', lost: [], change: null };
  const lost: Anchor[] = [];
  for (const anchor of anchors) {
    yield* matcher.prepare(anchor);
    const index = matcher.indexOf(anchor);
    if (index === null) lost.push(anchor);
    else if (index >= 0) decided[index] = true;
    if (++looked % placesAtOnce === 0) yield;
  }
  if (promotion) {
    for (let place = 0; place < count; place++) {
      if (decided[place]) continue;
      decided[place] = true;
      byRule[place] = true;
    }
  }
  const added = decided.filter((known) => !known).length;
  // A rule finds the pattern again wherever it stands now.
  if (added === 0 && (lost.length === 0 || promotion))
    return { ...base, status: decision.action.verdict, lost, change: null };
  const changes: string[] = [];
  if (added > 0) changes.push(`${places(added)} new since the decision`);
  if (lost.length > 0) changes.push(`the text of ${places(lost.length)} has changed`);
  return { ...base, status: 'stale', lost, change: changes.join('; ') };
}

function countsOf(digests: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const digest of digests) counts.set(digest, (counts.get(digest) ?? 0) + 1);
  return counts;
}

function within(inner: readonly string[], outer: readonly string[]): boolean {
  const left = countsOf(outer);
  for (const digest of inner) {
    const count = left.get(digest) ?? 0;
    if (count === 0) return false;
    left.set(digest, count - 1);
  }
  return true;
}

/** The decision that speaks of a cluster: its own, or one on the same texts found under another id. */
function decisionOnCluster(
  finding: DuplicateFinding,
  digestOfFirst: () => string,
  digests: () => readonly string[],
  state: ReviewState,
): Effective<'decide'> | null {
  const own = state.decision(finding.id);
  if (own) return own;
  if (!state.decidesClusters()) return null;
  for (const other of state.clusterDecisions(digestOfFirst())) {
    const then = other.action.members.map((member) => member.digest);
    if (!within(digests(), then)) continue;
    // Articles that are no duplicates of each other are none in a smaller company either.
    if (then.length === digests().length || other.action.verdict === 'rejected') return other;
  }
  return null;
}

/** Matches a cluster's members with what the ledger says; members are known again by their texts. */
export function standingOfCluster(
  finding: DuplicateFinding,
  state: ReviewState,
  corpus: Corpus,
): ClusterStanding {
  const articles: Article[] = finding.members.map((member) => {
    const article = corpus.articlesOf(member.document)[member.article];
    if (!article) throw new Error(`no article ${member.article} in ${member.document}`);
    return article;
  });
  let known: string[] | null = null;
  const digests = () => {
    known ??= articles.map((article) => articleDigest(corpus, article));
    return known;
  };
  const digestOfFirst = () => articleDigest(corpus, articles[0]!);
  const decision = decisionOnCluster(finding, digestOfFirst, digests, state);
  const reviewed = decision?.action.finding ?? finding.id;
  const arrangement = state.arrangement(finding.id) ?? state.arrangement(reviewed);
  const made = state.merge(finding.id) ?? state.merge(reviewed);
  const used = new Set<number>();
  /** The member an anchor means: at its place if its text is the same, else the first with that text. */
  const indexOf = (anchor: ArticleAnchor): number => {
    const here = finding.members.findIndex(
      (member, index) =>
        member.document === anchor.document &&
        member.article === anchor.article &&
        digests()[index] === anchor.digest,
    );
    return here >= 0
      ? here
      : digests().findIndex((digest, index) => digest === anchor.digest && !used.has(index));
  };
  let canonical = finding.canonical;
  const excluded = new Array<boolean>(articles.length).fill(false);
  if (arrangement) {
    const chosen = indexOf(arrangement.action.canonical);
    if (chosen >= 0) {
      canonical = chosen;
      used.add(chosen);
    }
    for (const anchor of arrangement.action.excluded) {
      const index = indexOf(anchor);
      if (index < 0 || index === canonical) continue;
      excluded[index] = true;
      used.add(index);
    }
  }
  const mergeHolds = made !== null && made.action.canonical.digest === digests()[canonical];
  const merge = mergeHolds ? made : null;
  const staleMerge = mergeHolds ? null : made;
  const taken = state.fields(finding.id) ?? state.fields(reviewed);
  const fieldsHold = taken !== null && taken.action.canonical.digest === digests()[canonical];
  const fields = fieldsHold ? taken : null;
  const staleFields = fieldsHold ? null : taken;
  let status: FindingStatus = 'open';
  let change: string | null = null;
  if (decision) {
    const then = decision.action.members.map((member) => member.digest);
    const holds =
      within(digests(), then) &&
      (then.length === articles.length || decision.action.verdict === 'rejected');
    status = holds ? decision.action.verdict : 'stale';
    if (!holds) {
      const changed = digests().filter((digest) => !then.includes(digest)).length;
      change =
        changed > 0
          ? `${changed === 1 ? '1 member is' : `${changed} members are`} new or changed since the decision`
          : 'a member is gone since the decision';
    }
  }
  return {
    status,
    decision,
    canonical,
    excluded,
    merge,
    staleMerge,
    fields,
    staleFields,
    change,
  };
}
