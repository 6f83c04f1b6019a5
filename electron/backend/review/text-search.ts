import { articleText, type Corpus } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';
import { foldText } from '../../../shared/search/fold.ts';
import type { QueryTerm } from '../../../shared/search/query.ts';
import { type Snippet, snippetOf } from '../../../shared/search/snippet.ts';
import { findTexts, isExact, type TextIndex } from '../../../shared/search/text-index.ts';
import { createPauses } from '../with-pauses.ts';

/** Finds articles by the words of their texts. */
export interface TextSearch {
  /** Whether the texts are indexed. */
  ready(): boolean;
  take(index: TextIndex): void;
  /** By article, 1 where its text has all terms; null while the texts are not indexed or no term has a word. */
  find(terms: readonly QueryTerm[]): Promise<Uint8Array | null>;
  /** The first place of an article's text where a term stands. */
  snippet(article: Article, terms: readonly QueryTerm[]): Snippet | null;
}

const mostKept = 8;

/** A search that knows nothing until it takes an index. */
export function createTextSearch(corpus: Corpus): TextSearch {
  let index: TextIndex | null = null;
  const known = new Map<string, Promise<Uint8Array | null>>();

  async function find(terms: readonly QueryTerm[]): Promise<Uint8Array | null> {
    if (!index) return null;
    const found = findTexts(index, terms);
    // Words that have to stand one after another are looked for in what has them all.
    const patterns = terms.filter((term) => !isExact(term)).map(({ pattern }) => pattern);
    if (!found || patterns.length === 0) return found;
    const pause = createPauses();
    for (let at = 0; at < found.length; at++) {
      if (found[at] === 0) continue;
      const text = foldText(articleText(corpus, corpus.articles[at]!));
      if (!patterns.every((pattern) => pattern.test(text))) found[at] = 0;
      await pause();
    }
    return found;
  }

  return {
    ready: () => index !== null,
    take(made) {
      index = made;
      known.clear();
    },
    find(terms) {
      const key = terms.map(({ pattern }) => pattern.source).join(' ');
      let found = known.get(key);
      if (!found) {
        if (known.size >= mostKept) known.clear();
        found = find(terms);
        if (index) known.set(key, found);
      }
      return found;
    },
    snippet: (article, terms) => snippetOf(articleText(corpus, article), terms),
  };
}
