import type { Corpus } from '../corpus/corpus.ts';
import type { Finding } from '../findings/finding.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import { sortedNumbers } from '../progress/sorted-numbers.ts';
import type { ReviewState } from '../review/review-state.ts';
import type { CleanArticle, CleanCorpus, Unapplied } from './clean-corpus.ts';
import { settleWishes } from './settled-articles.ts';
import { Wishes } from './wishes.ts';

/** Findings, articles and decisions looked at before others may go on. */
const atOnce = 50;

/**
 * The clean corpus that the decisions make of the corpus: what is kept, removed or merged, and every
 * change with its rule and decision. A pure function of its arguments; `findings` may come in any
 * order. What could not be applied is listed in `unapplied`, never dropped.
 */
export function clean(
  corpus: Corpus,
  findings: readonly Finding[],
  state: ReviewState,
): CleanCorpus {
  return inOneGo(cleanInPortions(corpus, findings, state));
}

/** As `clean`, in portions; `state` must not change meanwhile. */
export function* cleanInPortions(
  corpus: Corpus,
  findings: readonly Finding[],
  state: ReviewState,
): Portions<CleanCorpus> {
  const wishes = new Wishes(corpus, state);
  const found = new Set<string>();
  for (const [index, finding] of findings.entries()) {
    if (index % atOnce === 0) yield;
    found.add(finding.id);
    yield* wishes.add(finding);
  }
  yield* addVanished(wishes, found, state);
  const settled = settleWishes(corpus, state, wishes);
  const unapplied = [...wishes.unapplied, ...settled.unapplied];
  const articles: CleanArticle[] = [];
  for (const [index, source] of corpus.articles.entries()) {
    if (index % atOnce === 0) yield;
    const { article, lost } = settled.settle(source);
    articles.push(article);
    for (const one of lost) unapplied.push(one);
  }
  return { articles, unapplied: yield* inOrder(unapplied) };
}

/** Lists the decisions on findings that the scan does not make any more. */
function* addVanished(
  wishes: Wishes,
  found: ReadonlySet<string>,
  state: ReviewState,
): Portions<void> {
  const spokenFor = new Set(wishes.clusters.map(({ decision }) => decision));
  const rearranged = new Map<string, number>();
  for (const { action, order } of state.surgeries()) {
    rearranged.set(action.finding, order);
    if (action.type === 'join' && action.other !== null) rearranged.set(action.other, order);
  }
  let looked = 0;
  for (const id of state.decidedFindings()) {
    if (++looked % atOnce === 0) yield;
    const decision = found.has(id) ? null : state.decision(id);
    if (!decision || spokenFor.has(decision.entry.id)) continue;
    // What was split or joined since is another cluster now, as was asked.
    if ((rearranged.get(id) ?? -1) < decision.order) wishes.addVanished(decision);
  }
}

function* inOrder(unapplied: readonly Unapplied[]): Portions<Unapplied[]> {
  const order = yield* sortedNumbers(unapplied.length, (one, other) => {
    const [a, b] = [unapplied[one]!, unapplied[other]!];
    return (
      compare(a.document, b.document) ||
      a.from - b.from ||
      a.to - b.to ||
      compare(a.finding, b.finding) ||
      compare(a.decision, b.decision) ||
      one - other
    );
  });
  return Array.from(order, (at) => unapplied[at]!);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
