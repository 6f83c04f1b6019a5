import type { ArticleInfo } from '../../../shared/host/model.ts';

/** The tags of several articles, each with how many of them have it; the commonest first. */
export function tagCounts(
  articles: readonly Pick<ArticleInfo, 'tags'>[],
): { name: string; articles: number }[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const tag of article.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, number]) => ({ name, articles: number }))
    .sort((a, b) => b.articles - a.articles || a.name.localeCompare(b.name));
}
