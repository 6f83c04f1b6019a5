import type { ComparedArticle } from '../../../shared/similarity/compared-article.ts';

/** An article of a document with this name. */
export function article(
  document: string,
  text: string,
  more: Partial<Pick<ComparedArticle, 'headline' | 'fields'>> = {},
): ComparedArticle {
  return {
    ref: { document, article: 0 },
    text,
    headline: more.headline ?? '',
    fields: more.fields ?? {},
  };
}

/** Shingles of a text, written down the plain way. */
export function plainShingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  if (words.length < 5) return new Set([words.join(' ')]);
  return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
}

export function plainOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((shingle) => b.has(shingle)).length;
}

export const ferryStory =
  'The harbour council voted on Tuesday to keep the old ferry running through the winter, ending a dispute ' +
  'that had split the island for most of the year. Skippers had asked for a new timetable, while hotel owners ' +
  'wanted the night crossing back. Councillor Ada Brandt said the service would be paid for out of the parking ' +
  'fund, and that nobody would lose a berth. The first boat leaves the north quay at six in the morning.';
