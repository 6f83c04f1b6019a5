import { type Corpus, createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';
import type { DuplicateFinding, TextFinding } from '../../../shared/findings/finding.ts';
import type { Action, LedgerEntry } from '../../../shared/review/ledger-entry.ts';

/** A corpus of documents given as lists of their articles' texts, which are joined. */
export function corpusOf(documents: Readonly<Record<string, readonly string[]>>): Corpus {
  const articles: Article[] = [];
  const list = Object.entries(documents).map(([id, texts]) => {
    let from = 0;
    texts.forEach((text, index) => {
      articles.push({ document: id, index, from, to: from + text.length, headline: null });
      from += text.length;
    });
    return { id, text: texts.join(''), fields: {} };
  });
  return createCorpus(list, articles);
}

function articleAt(corpus: Corpus, document: string, offset: number): number {
  return corpus.articlesOf(document).findIndex((a) => a.from <= offset && offset < a.to);
}

/** A text finding for every place where `before` stands, in all documents, unless `only` names some. */
export function findingFor(
  corpus: Corpus,
  before: string,
  after: string,
  more: Partial<TextFinding> = {},
): TextFinding {
  const occurrences = corpus.documents.flatMap(({ id, text }) => {
    const found: TextFinding['occurrences'][number][] = [];
    for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + before.length))
      found.push({
        document: id,
        article: articleAt(corpus, id, at),
        from: at,
        to: at + before.length,
        before,
        after,
      });
    return found;
  });
  return {
    kind: after === '' ? 'boilerplate' : 'typo',
    id: `id-${before}`,
    confidence: 0.9,
    rule: after === '' ? 'stray-marker' : 'misspelling',
    title: before,
    reasons: [],
    pattern: before,
    suggestions: after === '' ? [] : [after],
    occurrences,
    kept: [],
    ...more,
  };
}

/** A cluster of articles given as `[document, article]`; the first is the canonical copy. */
export function clusterOf(
  id: string,
  members: readonly (readonly [string, number])[],
): DuplicateFinding {
  return {
    kind: 'duplicate',
    id,
    confidence: 0.9,
    rule: 'near-duplicate',
    title: id,
    reasons: [],
    members: members.map(([document, article]) => ({ document, article })),
    pairs: [],
    canonical: 0,
  };
}

let made = 0;

/** A ledger entry with a new id. */
export function entryOf(action: Action, more: Partial<LedgerEntry> = {}): LedgerEntry {
  made += 1;
  return { id: `entry-${made}`, at: '2026-01-02T03:04:05.000Z', by: 'Rosa', action, ...more };
}
