import { expect, test } from 'vitest';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';

const articles: readonly Article[] = ['a', 'a', 'b', 'c'].map((document, at, all) => ({
  document,
  index: all.slice(0, at).filter((other) => other === document).length,
  from: 0,
  to: 4,
  headline: null,
}));

const documents = ['a', 'b', 'c'].map((id) => ({ id, text: `text of ${id}`, fields: {} }));

test('a corpus has the articles of each document in their order', () => {
  const corpus = createCorpus(documents, articles);
  expect(corpus.articlesOf('a')).toEqual(articles.slice(0, 2));
  expect(corpus.articlesOf('c')).toEqual(articles.slice(3));
  expect(corpus.articlesOf('d')).toEqual([]);
  expect(corpus.document('b').text).toBe('text of b');
  expect(() => corpus.document('d')).toThrow('no document d');
});

test('articles are found whose documents are not here, or stand in another order', () => {
  for (const others of [[], documents.slice(1), [...documents].reverse()]) {
    const corpus = createCorpus(others, articles);
    expect(corpus.articlesOf('a')).toEqual(articles.slice(0, 2));
    expect(corpus.articlesOf('b')).toEqual(articles.slice(2, 3));
    expect(corpus.articlesOf('c')).toEqual(articles.slice(3));
  }
});
