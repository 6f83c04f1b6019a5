import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import { articleKey } from '../corpus/document.ts';
import type { Finding } from '../findings/finding.ts';
import { type Monitor, silentMonitor } from '../progress/monitor.ts';
import type { ReviewState } from '../review/review-state.ts';
import type { Candidate } from './candidate.ts';
import type { CleanArticle, CleanCorpus, Edit, Unapplied } from './clean-corpus.ts';
import { isRemoval, settleConflicts } from './conflicts.ts';
import { settleFates } from './fates.ts';
import { settleFields } from './field-wishes.ts';
import { layoutEdits } from './layout.ts';
import { Wishes } from './wishes.ts';

/** Few enough to take a millisecond or so. */
const ticksEvery = 200;
const noCandidates: readonly Candidate[] = [];
const nothingToSettle = { applied: noCandidates, lost: noCandidates };

/**
 * The clean corpus that the decisions make of the corpus: what is kept, removed or merged, and every
 * change with its rule and decision. A pure function of its arguments; `findings` may come in any
 * order. What could not be applied is listed in `unapplied`, never dropped. Throws `Cancelled` when the
 * monitor asks to stop.
 */
export function clean(
  corpus: Corpus,
  findings: readonly Finding[],
  state: ReviewState,
  monitor: Monitor = silentMonitor,
): CleanCorpus {
  const wishes = new Wishes(corpus, state);
  const found = new Set<string>();
  const spokenFor = new Set<string>();
  const rearranged = new Map<string, number>();
  for (const { action, order } of state.surgeries()) {
    rearranged.set(action.finding, order);
    if (action.type === 'join' && action.other !== null) rearranged.set(action.other, order);
  }
  // The decisions are the first half of the work, the articles the second.
  const steps = findings.length + corpus.articles.length;
  for (const [index, finding] of findings.entries()) {
    if (index % ticksEvery === 0) monitor.tick(index, steps);
    found.add(finding.id);
    wishes.add(finding);
  }
  for (const cluster of wishes.clusters) spokenFor.add(cluster.decision);
  for (const id of state.decidedFindings()) {
    const decision = found.has(id) ? null : state.decision(id);
    if (!decision || spokenFor.has(decision.entry.id)) continue;
    // What was split or joined since is another cluster now, as was asked.
    if ((rearranged.get(id) ?? -1) < decision.order) wishes.addVanished(decision);
  }
  const { fates, unapplied: superseded } = settleFates(wishes.clusters, corpus);
  const unapplied = [...wishes.unapplied, ...superseded];
  const lose = (lost: readonly Candidate[], reason: Unapplied['reason']) => {
    for (const { finding, decision, document, from, to } of lost)
      unapplied.push({ finding, decision, document, from, to, reason });
  };
  const tagged = new Set(state.taggedArticles());
  const mergedIn = new Map<string, string[]>();
  for (const [key, { into }] of fates) {
    if (!tagged.has(key)) continue;
    const kept = articleKey(into);
    mergedIn.set(kept, [...(mergedIn.get(kept) ?? []), key]);
  }
  const tagsOf = (key: string): readonly string[] => {
    const own = tagged.has(key) ? state.tags(key) : [];
    const others = mergedIn.get(key);
    if (!others) return own;
    return [...new Set([...own, ...others.flatMap((other) => state.tags(other))])].sort();
  };
  const articles = corpus.articles.map((article, index): CleanArticle => {
    if (index % ticksEvery === 0) monitor.tick(findings.length + index, steps);
    const key = articleKey({ document: article.document, article: article.index });
    const { text } = corpus.document(article.document);
    const fate = fates.get(key);
    const candidates = wishes.candidates.get(key) ?? noCandidates;
    // What was to be removed from an article that goes is gone, as was asked.
    const unmade = fate ? candidates.filter((edit) => !isRemoval(edit)) : noCandidates;
    lose(unmade, 'article-removed');
    const { applied, lost } = fate ? nothingToSettle : settleConflicts(candidates);
    lose(lost, 'superseded');
    const fields = settleFields(wishes.fields.get(key), article, !fate);
    unapplied.push(...fields.lost);
    const edits = fate ? [] : withLayout(text, article, applied, corpus);
    return {
      document: article.document,
      article: article.index,
      from: article.from,
      to: article.to,
      headline: headlineOf(text, article),
      status: fate?.status ?? 'kept',
      into: fate?.into ?? null,
      finding: fate?.finding ?? null,
      decision: fate?.decision ?? null,
      text: fate ? '' : editedText(text, article, edits),
      edits,
      tags: tagsOf(key),
      fields: fields.applied,
    };
  });
  return { articles, unapplied: inOrder(unapplied) };
}

/** An article alone in its document that no decision changes stays as it is to the byte. */
function withLayout(
  text: string,
  article: Article,
  applied: readonly Candidate[],
  corpus: Corpus,
): Edit[] {
  if (applied.length === 0 && corpus.articlesOf(article.document).length === 1) return [];
  const edits: Edit[] = applied.map(({ from, to, before, after, rule, finding, decision }) => ({
    from,
    to,
    before,
    after,
    rule,
    finding,
    decision,
  }));
  const layout = layoutEdits(text, article, edits);
  if (layout.length === 0) return edits;
  return [...edits, ...layout].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The text of a stretch of a document with edits, in order and disjoint, applied. */
function editedText(
  text: string,
  whole: { readonly from: number; readonly to: number },
  edits: readonly Edit[],
): string {
  let result = '';
  let at = whole.from;
  for (const edit of edits) {
    result += text.slice(at, edit.from) + edit.after;
    at = edit.to;
  }
  return result + text.slice(at, whole.to);
}

function headlineOf(text: string, article: Article): string {
  if (!article.headline) return '';
  return text.slice(article.headline.from, article.headline.to).replace(/\s+/gu, ' ').trim();
}

function inOrder(unapplied: readonly Unapplied[]): Unapplied[] {
  return [...unapplied].sort(
    (a, b) =>
      compare(a.document, b.document) ||
      a.from - b.from ||
      a.to - b.to ||
      compare(a.finding, b.finding) ||
      compare(a.decision, b.decision),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
