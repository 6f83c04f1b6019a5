import type { ArticleTerms } from './article-terms.ts';

/** An article as numbers: ids of its terms and their weights, of length 1 together. */
export interface TermVector {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/** Weighs the terms of articles by log tf · idf (Salton & Buckley 1988). */
export interface TermWeights {
  /** Counts one article of the corpus; to be done before the first vector is made. */
  count(article: ArticleTerms): void;
  /** The vector of an article; a term not met before gets a new id. */
  vector(article: ArticleTerms): TermVector;
}

/** Weights for the articles of one corpus, which are estimated from those that are counted. */
export function createTermWeights(): TermWeights {
  const articlesWith = new Map<string, number>();
  const ids = new Map<string, number>();
  let articles = 0;
  return {
    count(article) {
      articles++;
      for (const term of article.keys()) articlesWith.set(term, (articlesWith.get(term) ?? 0) + 1);
    },
    vector(article) {
      const terms = new Int32Array(article.size);
      const weights = new Float64Array(article.size);
      let at = 0;
      let squares = 0;
      for (const [term, { count }] of article) {
        let id = ids.get(term);
        if (id === undefined) {
          id = ids.size;
          ids.set(term, id);
        }
        const rarity = Math.log((articles + 1) / ((articlesWith.get(term) ?? 0) + 0.5));
        const weight = (1 + Math.log(count)) * Math.max(rarity, 0);
        terms[at] = id;
        weights[at] = weight;
        squares += weight * weight;
        at++;
      }
      const length = Math.sqrt(squares);
      if (length > 0) for (let i = 0; i < weights.length; i++) weights[i]! /= length;
      return { terms, weights };
    },
  };
}
