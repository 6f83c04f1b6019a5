import type { Corpus } from '../corpus/corpus.ts';
import { type ArticleRef, articleKey, refOfKey } from '../corpus/document.ts';
import type { Finding } from '../findings/finding.ts';
import { articleDigest } from '../review/anchors.ts';
import type { LedgerEntry } from '../review/ledger-entry.ts';
import type { ReviewState } from '../review/review-state.ts';

/** The findings as they stand with and without some entries. */
interface BothFindings {
  readonly withThem: readonly Finding[];
  readonly withoutThem: readonly Finding[];
}

/** So many findings are looked at before the caller may let others go on. */
const findingsAtOnce = 2000;

/**
 * The articles that leaving entries out may change: those their findings touch, those they tag, and
 * those of clusters that came or went with them. What an entry took back is followed.
 */
export function* touchedArticles(
  corpus: Corpus,
  leftOut: Iterable<string>,
  review: ReviewState,
  without: ReviewState,
  findings: BothFindings,
): Generator<void, Map<string, ArticleRef>> {
  const touched = new Map<string, ArticleRef>();
  const wanted = new Set<string>();
  const digests = new Set<string>();
  const add = ({ document, article }: ArticleRef) => {
    if (corpus.articlesOf(document)[article])
      touched.set(articleKey({ document, article }), { document, article });
  };
  for (const { action } of followed(leftOut, review)) {
    if (action.type === 'tag') action.articles.forEach(add);
    else if (action.type === 'retag') retaggedArticles(review, without).forEach(add);
    else if ('finding' in action) wanted.add(action.finding);
    if (action.type === 'decide') for (const { digest } of action.members) digests.add(digest);
  }
  const { withThem, withoutThem } = findings;
  const same = withThem === withoutThem;
  const before = new Set(same ? [] : withThem);
  const after = new Set(same ? [] : withoutThem);
  let seen = 0;
  for (const finding of same ? withThem : new Set([...before, ...after])) {
    if (seen++ % findingsAtOnce === 0) yield;
    const moved = !same && (!before.has(finding) || !after.has(finding));
    if (finding.kind !== 'duplicate') {
      if (!wanted.has(finding.id)) continue;
      for (const occurrence of finding.occurrences) {
        add(occurrence);
        if (touched.size % findingsAtOnce === 0) yield;
      }
      continue;
    }
    // A decision on a cluster may speak of another one with the same texts.
    const meant =
      moved ||
      wanted.has(finding.id) ||
      (digests.size > 0 &&
        finding.members.some(({ document, article }) => {
          const own = corpus.articlesOf(document)[article];
          return own !== undefined && digests.has(articleDigest(corpus, own));
        }));
    if (meant) finding.members.forEach(add);
  }
  return touched;
}

/** The articles whose tags are others in one state than in the other. */
function retaggedArticles(one: ReviewState, other: ReviewState): ArticleRef[] {
  const keys = new Set([...one.taggedArticles(), ...other.taggedArticles()]);
  return [...keys]
    .filter((key) => one.tags(key).join('\n') !== other.tags(key).join('\n'))
    .map(refOfKey);
}

/** The entries, and all that those among them took back. */
function followed(ids: Iterable<string>, review: ReviewState): LedgerEntry[] {
  const found = new Map<string, LedgerEntry>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = found.has(id) ? null : review.entry(id);
    if (!entry) continue;
    found.set(id, entry);
    if (entry.action.type === 'retract') waiting.push(...entry.action.entries);
  }
  return [...found.values()];
}
