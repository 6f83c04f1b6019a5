import type { ArticleInfo } from '../../../shared/host/model.ts';

const longestUnited = 3;

/** A value that keeps its own direction among others (Unicode Bidirectional Algorithm, isolates). */
const isolated = (value: string, _at: number, all: readonly string[]) =>
  all.length > 1 ? `\u2068${value}\u2069` : value;

/** The fields of several articles, each with the values that differ. */
export function unitedFields(articles: readonly ArticleInfo[]): [string, string][] {
  const values = new Map<string, Set<string>>();
  for (const article of articles) {
    for (const { name, value } of [
      { name: 'Document', value: article.document },
      ...article.fields,
    ]) {
      values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  return [...values].map(([name, set]) => {
    const list = [...set];
    const shown = list.slice(0, longestUnited).map(isolated).join(', ');
    return [
      name,
      list.length > longestUnited ? `${shown} and ${list.length - longestUnited} more` : shown,
    ];
  });
}
