import type { Article, Document } from '../corpus/document.ts';
import type { PageLine } from '../corpus/opening.ts';
import { countWords } from '../text/line-shape.ts';
import { lineKey } from '../text/lines.ts';
import type { CorpusLines } from './corpus-lines.ts';
import { lineMark } from './line-kinds.ts';
import type { Recurrence } from './recurrence.ts';

/** True when some line of the article before the last, the headline aside, is no plain sentence or stands in other articles of the outlet too. */
export function hasDoubtfulLines(
  { kinds, starts, kindOf, headlines }: CorpusLines,
  { within }: Recurrence,
  article: number,
): boolean {
  const { marks } = kinds;
  const last = starts[article + 1]! - 1;
  for (let line = starts[article]!; line < last; line++) {
    if (line === headlines[article]) continue;
    if ((marks[kindOf[line]!]! & lineMark.plainSentence) === 0 || within[line]! > 0) return true;
  }
  return false;
}

/** The line that is the page's headline by its record: equal to the title, or made of the words in the page's address; -1 when none is. */
export function namedHeadline(
  document: Document,
  article: Article,
  page: readonly PageLine[],
): number {
  if (article.headline) {
    const { from } = article.headline;
    return page.findIndex((line) => line.from <= from && from < line.to);
  }
  for (const name of ['title', 'headline']) {
    const value = document.fields[name];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const key = lineKey(value);
    const at = page.findIndex((line) => line.key === key);
    if (at >= 0) return at;
  }
  const words = addressWords(document);
  if (words.size < 4) return -1;
  let best = -1;
  let bestShare = 0.6;
  for (const [at, { key }] of page.entries()) {
    if (key.length > 250 || countWords(key) < 4) continue;
    const own = new Set(key.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    let shared = 0;
    for (const word of words) if (own.has(word)) shared++;
    const share = (2 * shared) / (words.size + own.size);
    if (share > bestShare) {
      best = at;
      bestShare = share;
    }
  }
  return best;
}

/** The words of the longest part of the page's address. */
function addressWords(document: Document): Set<string> {
  for (const name of ['url', 'link', 'href', 'uri', 'permalink', 'canonical']) {
    const value = document.fields[name];
    if (typeof value !== 'string') continue;
    const path = value.replace(/^\w+:\/\/[^/]*/, '').replace(/[?#].*$/, '');
    const parts = path.split('/').map((part) => {
      const words = part.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.filter((word) => !/^\p{N}+$/u.test(word) && word !== 'html');
    });
    return new Set(parts.reduce((a, b) => (b.length > a.length ? b : a), [] as string[]));
  }
  return new Set();
}
