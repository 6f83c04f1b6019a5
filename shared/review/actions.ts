import type { Corpus } from '../corpus/corpus.ts';
import { type ArticleRef, articleKey } from '../corpus/document.ts';
import { contentId } from '../findings/content-id.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../findings/finding.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import { anchorOf, articleAnchor } from './anchors.ts';
import type { Action, Anchor, ArticleAnchor, Verdict } from './ledger-entry.ts';

/** Places anchored before others may go on. */
const placesAtOnce = 500;

/** The anchor of one of a text finding's occurrences. Throws when there is no such place. */
function placeAnchor(finding: TextFinding, place: number, corpus: Corpus): Anchor {
  const occurrence = finding.occurrences[place];
  if (!occurrence) throw new RangeError(`no place ${place} in finding ${finding.id}`);
  const { document, from, to } = occurrence;
  return anchorOf(corpus.document(document).text, document, from, to);
}

/** The anchor of an article that is in the corpus. Throws when it is not. */
export function anchorOfArticle(ref: ArticleRef, corpus: Corpus): ArticleAnchor {
  const article = corpus.articlesOf(ref.document)[ref.article];
  if (!article) throw new RangeError(`no article ${ref.article} in ${ref.document}`);
  return articleAnchor(corpus, article);
}

type Decide = Extract<Action, { type: 'decide' }>;

/** The action that records a verdict on a finding as it stands in the corpus; `replacement` is the editor's own text. */
export function decideAction(
  finding: Finding,
  verdict: Verdict,
  corpus: Corpus,
  replacement?: string,
): Decide {
  return inOneGo(decideInPortions(finding, verdict, corpus, replacement));
}

/** As `decideAction`, in portions. */
export function* decideInPortions(
  finding: Finding,
  verdict: Verdict,
  corpus: Corpus,
  replacement?: string,
): Portions<Decide> {
  return {
    type: 'decide',
    finding: finding.id,
    kind: finding.kind,
    title: finding.title,
    verdict,
    ...(replacement === undefined ? {} : { replacement }),
    anchors: finding.kind === 'duplicate' ? [] : yield* anchorsOf(finding, corpus),
    members:
      finding.kind === 'duplicate'
        ? finding.members.map((member) => anchorOfArticle(member, corpus))
        : [],
  };
}

function* anchorsOf({ occurrences }: TextFinding, corpus: Corpus): Portions<Anchor[]> {
  const anchors: Anchor[] = [];
  let last: string | null = null;
  let text = '';
  for (const { document, from, to } of occurrences) {
    // A text is made anew each time it is asked for.
    if (document !== last) text = corpus.document(document).text;
    last = document;
    anchors.push(anchorOf(text, document, from, to));
    if (anchors.length % placesAtOnce === 0) yield;
  }
  return anchors;
}

/** The action that sets a place aside from a finding, or takes that back. */
export function vetoAction(
  finding: TextFinding,
  place: number,
  vetoed: boolean,
  corpus: Corpus,
): Extract<Action, { type: 'veto' }> {
  return { type: 'veto', finding: finding.id, place: placeAnchor(finding, place, corpus), vetoed };
}

/** The action that parts the members with these indices from a cluster. */
export function splitAction(
  finding: DuplicateFinding,
  chosen: readonly number[],
  corpus: Corpus,
): Extract<Action, { type: 'split' }> {
  const anchors = finding.members.map((member) => anchorOfArticle(member, corpus));
  return {
    type: 'split',
    finding: finding.id,
    members: anchors.filter((_, index) => chosen.includes(index)),
    rest: anchors.filter((_, index) => !chosen.includes(index)),
  };
}

/** The action that takes another cluster, or an article, into a cluster whose copy to keep is the member `canonical`. */
export function joinAction(
  finding: DuplicateFinding,
  canonical: number,
  other: DuplicateFinding | ArticleRef,
  corpus: Corpus,
): Extract<Action, { type: 'join' }> {
  const own = [...finding.members];
  const [kept] = own.splice(canonical, 1);
  if (!kept) throw new RangeError(`no member ${canonical} in finding ${finding.id}`);
  const others = 'members' in other ? other.members : [other];
  const known = new Set(finding.members.map(articleKey));
  const members = [kept, ...own, ...others.filter((member) => !known.has(articleKey(member)))];
  return {
    type: 'join',
    finding: finding.id,
    other: 'members' in other ? other.id : null,
    members: members.map((member) => anchorOfArticle(member, corpus)),
  };
}

/** The action that makes a cluster of two articles which stand in none; the longer one is the copy to keep. */
export function joinTwoAction(
  one: ArticleRef,
  other: ArticleRef,
  corpus: Corpus,
): Extract<Action, { type: 'join' }> {
  const length = ({ document, article }: ArticleRef) => {
    const span = corpus.articlesOf(document)[article];
    return span ? span.to - span.from : 0;
  };
  const [kept, joined] = length(other) > length(one) ? [other, one] : [one, other];
  const members = [kept, joined].map((member) => anchorOfArticle(member, corpus));
  return {
    type: 'join',
    finding: contentId('joined', ...members.map(({ digest }) => digest)),
    other: null,
    members,
  };
}

/** The action that makes an accepted finding a rule for places found later, or a single decision again. */
export function promoteAction(
  finding: TextFinding,
  promoted: boolean,
): Extract<Action, { type: 'promote' }> {
  const { id, kind, title, rule, pattern } = finding;
  return { type: 'promote', finding: id, kind, title, rule, pattern, promoted };
}

/** The action that chooses the canonical copy and the members left out, by their indices. */
export function arrangeAction(
  finding: DuplicateFinding,
  canonical: number,
  excluded: readonly number[],
  corpus: Corpus,
): Extract<Action, { type: 'arrange' }> {
  const anchors = finding.members.map((member) => anchorOfArticle(member, corpus));
  const at = (index: number): ArticleAnchor => {
    const anchor = anchors[index];
    if (!anchor) throw new RangeError(`no member ${index} in finding ${finding.id}`);
    return anchor;
  };
  return {
    type: 'arrange',
    finding: finding.id,
    canonical: at(canonical),
    excluded: excluded.filter((index) => index !== canonical).map(at),
  };
}
