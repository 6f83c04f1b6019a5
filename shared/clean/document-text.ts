import type { CleanArticle } from './clean-corpus.ts';

/**
 * The clean text of one document: its kept articles, a blank line between two of them, or null when
 * none is kept. `articles` are those of the document, in order. A document with one article, kept,
 * is that article's text to the character.
 */
export function cleanDocumentText(articles: readonly CleanArticle[]): string | null {
  const kept = articles.filter((article) => article.status === 'kept');
  if (kept.length === 0) return null;
  let text = '';
  for (const article of kept) {
    if (text !== '' && article.text !== '') {
      const lineEnd = /\r\n/u.test(text) ? '\r\n' : '\n';
      text += /[\n\r]$/u.test(text) ? lineEnd : lineEnd + lineEnd;
    }
    text += article.text;
  }
  return text;
}
