import { exportCorpus } from '../../../electron/backend/export/export-corpus.ts';
import type { ExportInput } from '../../../electron/backend/export/export-input.ts';
import { readCorpus } from '../../../electron/backend/reader/read-corpus.ts';
import { type Corpus, createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Article, Document } from '../../../shared/corpus/document.ts';
import type { Finding, TextFinding } from '../../../shared/findings/finding.ts';
import { decideAction } from '../../../shared/review/actions.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { Review } from '../../../shared/review/review.ts';

/** A line of equals signs ends an article; without one a document is one article. */
const mark = '=====\n';

/** Articles that tile the document, cut after each mark. */
function articlesOf({ id, text }: Document): Article[] {
  const articles: Article[] = [];
  let from = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, from)) {
    const to = at + mark.length;
    articles.push({ document: id, index: articles.length, from, to, headline: null });
    from = to;
  }
  if (from < text.length || articles.length === 0) {
    articles.push({ document: id, index: articles.length, from, to: text.length, headline: null });
  }
  return articles;
}

/** A finding that replaces every `before` of a corpus; null where there is none. */
export function replacing(corpus: Corpus, before: string, after: string): TextFinding | null {
  const occurrences = corpus.articles.flatMap((article) => {
    const text = corpus.document(article.document).text.slice(article.from, article.to);
    const found = [];
    for (let at = text.indexOf(before); at !== -1; at = text.indexOf(before, at + before.length)) {
      const from = article.from + at;
      found.push({
        document: article.document,
        article: article.index,
        from,
        to: from + before.length,
        before,
        after,
      });
    }
    return found;
  });
  if (occurrences.length === 0) return null;
  return {
    kind: after === '' ? 'boilerplate' : 'typo',
    id: `replace ${before}`,
    confidence: 0.9,
    rule: after === '' ? 'stray-marker' : 'misspelling',
    title: before,
    reasons: ['It was put there by the test.'],
    pattern: before,
    suggestions: after === '' ? [] : [after],
    occurrences,
    kept: [],
  };
}

/** A cluster of articles that keeps the first. */
export function cluster(
  members: readonly (readonly [document: string, article: number])[],
): Finding {
  return {
    kind: 'duplicate',
    id: `cluster of ${members.length}`,
    confidence: 1,
    rule: 'exact-copy',
    title: 'The same story',
    reasons: ['They are equal.'],
    members: members.map(([document, article]) => ({ document, article })),
    pairs: members.slice(1).map((_, index) => ({
      a: 0,
      b: index + 1,
      jaccard: 1,
      containment: [1, 1] as const,
      relation: 'exact-copy' as const,
    })),
    canonical: 0,
  };
}

export interface Wishes {
  /** Findings of the corpus that are accepted. */
  readonly findings?: (corpus: Corpus) => readonly (Finding | null)[];
  /** Tags by document id. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  /** What else is in the ledger, after the verdicts. */
  readonly actions?: (corpus: Corpus) => readonly LedgerEntry['action'][];
}

/** Reads a corpus and makes everything that its export takes, with the wished decisions made. */
export async function prepare(
  path: string,
  wishes: Wishes = {},
): Promise<Omit<ExportInput, 'format' | 'target'>> {
  const { documents, source } = await readCorpus(path);
  const sorted = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const corpus = createCorpus(sorted, sorted.flatMap(articlesOf));
  const findings = (wishes.findings?.(corpus) ?? []).filter((finding) => finding !== null);
  const entry = (action: LedgerEntry['action'], index: number): LedgerEntry => ({
    id: `${action.type} ${index}`,
    at: '2026-01-02T03:04:05.000Z',
    by: 'A <b>tester</b>',
    action,
  });
  const ledger = [
    ...findings.map((finding, index) => entry(decideAction(finding, 'accepted', corpus), index)),
    ...(wishes.actions?.(corpus) ?? []).map(entry),
    ...Object.entries(wishes.tags ?? {}).map(([document, add], index) =>
      entry(
        { type: 'tag', articles: [{ document, article: 0, digest: '' }], add, remove: [] },
        index,
      ),
    ),
  ];
  return {
    corpus,
    findings,
    state: new Review(ledger),
    similarity: null,
    minConfidence: 0.5,
    source,
    force: false,
    version: '9.9.9',
  };
}

/** Prepares and exports in one go. */
export async function exported(
  path: string,
  target: string,
  format: ExportInput['format'],
  wishes: Wishes = {},
) {
  return exportCorpus({ ...(await prepare(path, wishes)), target, format });
}
