import type { Corpus } from '../corpus/corpus.ts';
import { type Article, articleKey } from '../corpus/document.ts';
import type { ReviewState } from '../review/review-state.ts';
import type { Candidate } from './candidate.ts';
import type { CleanArticle, Edit, Unapplied } from './clean-corpus.ts';
import { isRemoval, settleConflicts } from './conflicts.ts';
import { settleFates } from './fates.ts';
import { settleFields } from './field-wishes.ts';
import { layoutEdits } from './layout.ts';
import type { Wishes } from './wishes.ts';

const noCandidates: readonly Candidate[] = [];
const nothingToSettle = { applied: noCandidates, lost: noCandidates };

/** What becomes of articles once all that touches them is known. */
export interface SettledArticles {
  /** What could not be applied whatever becomes of single articles. */
  readonly unapplied: readonly Unapplied[];
  /** One article, and what was asked for it in vain. */
  settle(article: Article): { readonly article: CleanArticle; readonly lost: readonly Unapplied[] };
}

/** Settles what was wished: `wishes` must hold all that touches the articles to be settled and those their fates hang on. */
export function settleWishes(corpus: Corpus, state: ReviewState, wishes: Wishes): SettledArticles {
  const { fates, unapplied } = settleFates(wishes.clusters, corpus);
  const mergedIn = new Map<string, string[]>();
  for (const [key, { into }] of fates) {
    if (state.tags(key).length === 0) continue;
    const kept = articleKey(into);
    const list = mergedIn.get(kept);
    if (list) list.push(key);
    else mergedIn.set(kept, [key]);
  }
  const tagsOf = (key: string): readonly string[] => {
    const own = state.tags(key);
    const others = mergedIn.get(key);
    if (!others) return own;
    return [...new Set([...own, ...others.flatMap((other) => state.tags(other))])].sort();
  };
  return {
    unapplied,
    settle(article) {
      const key = articleKey({ document: article.document, article: article.index });
      const { text } = corpus.document(article.document);
      const fate = fates.get(key);
      const candidates = wishes.candidates.get(key) ?? noCandidates;
      // What was to be removed from an article that goes is gone, as was asked.
      const unmade = fate ? candidates.filter((edit) => !isRemoval(edit)) : noCandidates;
      const { applied, lost } = fate ? nothingToSettle : settleConflicts(candidates);
      const fields = settleFields(wishes.fields.get(key), article, !fate);
      const edits = fate ? [] : withLayout(text, article, applied, corpus);
      return {
        article: {
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
        },
        lost: [
          ...unmade.map((edit) => unappliedOf(edit, 'article-removed')),
          ...lost.map((edit) => unappliedOf(edit, 'superseded')),
          ...fields.lost,
        ],
      };
    },
  };
}

function unappliedOf(
  { finding, decision, document, from, to }: Candidate,
  reason: Unapplied['reason'],
): Unapplied {
  return { finding, decision, document, from, to, reason };
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
