import type { Corpus } from '../../corpus/corpus.ts';
import { headlineText } from '../../corpus/corpus.ts';
import { type Article, articleKey } from '../../corpus/document.ts';
import { countWords } from '../../text/count-words.ts';
import type { ArticleInfo } from '../model.ts';

/** What can be asked of an article beyond its text: how the review left it. */
export interface ArticleState {
  tagsOf(key: string): readonly string[];
  fateOf(key: string): ArticleInfo['fate'];
}

const longestField = 2_000;

/** The key under which the page knows the article. */
export function keyOf(article: Article): string {
  return articleKey({ document: article.document, article: article.index });
}

/** What the page shows of an article. */
export function articleInfo(corpus: Corpus, article: Article, state: ArticleState): ArticleInfo {
  const { fields } = corpus.document(article.document);
  const key = keyOf(article);
  return {
    key,
    document: article.document,
    article: article.index,
    headline: displayHeadline(corpus, article),
    words: wordsOf(corpus, article),
    fields: Object.entries(fields).map(([name, value]) => ({ name, value: fieldText(value) })),
    tags: state.tagsOf(key),
    fate: state.fateOf(key),
  };
}

const counted = new WeakMap<Article, number>();

/** Words of the article as it was read, counted once: a long one has many places that name it. */
function wordsOf(corpus: Corpus, article: Article): number {
  let words = counted.get(article);
  if (words === undefined) {
    words = countWords(corpus.document(article.document).text.slice(article.from, article.to));
    counted.set(article, words);
  }
  return words;
}

/** The article's headline; without one its title field, else its first words. */
export function displayHeadline(corpus: Corpus, article: Article): string {
  // A Markdown page marks its headline.
  const headline = headlineText(corpus, article)
    .trim()
    .replace(/^#{1,6}\s+/, '');
  if (headline) return headline;
  const { text, fields } = corpus.document(article.document);
  for (const name of ['title', 'headline']) {
    const value = fields[name];
    if (typeof value === 'string' && value.trim()) return value.trim();
  }
  const opening = text.slice(article.from, Math.min(article.to, article.from + 400)).trim();
  const words = opening.split(/\s+/).slice(0, 12).join(' ');
  return words.length < opening.length ? `${words}…` : words;
}

function fieldText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longestField ? `${text.slice(0, longestField)}…` : text;
}
