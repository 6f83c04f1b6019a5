import { articleText, type Corpus } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';
import { foldText } from '../../../shared/search/fold.ts';
import { narrows, type QueryTerm } from '../../../shared/search/query.ts';
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
  /** What was verified last. */
  let last: { readonly terms: readonly QueryTerm[]; readonly found: Uint8Array } | null = null;
  /** The search that began last: those before it wait until it is done. */
  let newest: Promise<unknown> = Promise.resolve();

  async function find(terms: readonly QueryTerm[]): Promise<Uint8Array | null> {
    const found = index && findTexts(index, terms);
    // Words that have to stand one after another are looked for in what has them all.
    const inexact = terms.filter((term) => !isExact(term));
    if (!found || inexact.length === 0) return found;
    if (last?.terms.every((wide) => terms.some((term) => narrows(term, wide)))) {
      for (let at = 0; at < found.length; at++) found[at]! &= last.found[at]!;
    }
    const verified = verify(found, inexact, () => newest !== verified && newest);
    newest = verified;
    await verified;
    last = { terms, found };
    return found;
  }

  /** Leaves marked what has the terms word after word; waits while `first` names what is to be done before. */
  async function verify(
    found: Uint8Array,
    terms: readonly QueryTerm[],
    first: () => Promise<unknown> | false,
  ): Promise<void> {
    const pause = createPauses();
    for (let at = 0; at < found.length; at++) {
      if (found[at] === 0) continue;
      const text = foldText(articleText(corpus, corpus.articles[at]!));
      if (!terms.every(({ pattern }) => pattern.test(text))) found[at] = 0;
      const paused = pause();
      if (!paused) continue;
      await paused;
      for (let other = first(); other; other = first()) await other;
    }
  }

  return {
    ready: () => index !== null,
    take(made) {
      index = made;
      last = null;
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
