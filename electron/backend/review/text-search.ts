import { articleText, type Corpus } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';
import type { Portions } from '../../../shared/progress/portions.ts';
import { findTexts, isExact } from '../../../shared/search/find-texts.ts';
import { foldText } from '../../../shared/search/fold.ts';
import { narrows, type QueryTerm } from '../../../shared/search/query.ts';
import { type Snippet, snippetOf } from '../../../shared/search/snippet.ts';
import type { TextIndex } from '../../../shared/search/text-index.ts';
import { withPauses } from '../with-pauses.ts';

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
  /** Searches that are not done, in the order in which they began. */
  const running: Promise<unknown>[] = [];

  /** Does a part of a search while no later one is to be done. */
  async function newestFirst<Result>(work: Portions<Result>): Promise<Result> {
    const done: Promise<Result> = withPauses(work, async () => {
      for (let newest = running.at(-1); newest !== done; newest = running.at(-1)) await newest;
    });
    running.push(done);
    try {
      return await done;
    } finally {
      running.splice(running.indexOf(done), 1);
    }
  }

  async function find(terms: readonly QueryTerm[]): Promise<Uint8Array | null> {
    const found = index && (await newestFirst(findTexts(index, terms)));
    // The parts of words of scripts without spaces have to stand together; they are looked for in what has them all.
    const inexact = terms.filter((term) => !isExact(term));
    if (!found || inexact.length === 0) return found;
    if (last?.terms.every((wide) => terms.some((term) => narrows(term, wide)))) {
      for (let at = 0; at < found.length; at++) found[at]! &= last.found[at]!;
    }
    await newestFirst(verify(found, inexact));
    last = { terms, found };
    return found;
  }

  /** Leaves marked what has the terms as they are written. */
  function* verify(found: Uint8Array, terms: readonly QueryTerm[]): Portions<void> {
    for (let at = 0; at < found.length; at++) {
      if (found[at] === 0) continue;
      const text = foldText(articleText(corpus, corpus.articles[at]!));
      if (!terms.every(({ pattern }) => pattern.test(text))) found[at] = 0;
      yield;
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
