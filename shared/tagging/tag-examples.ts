import { articleKey } from '../corpus/document.ts';
import type { ReviewState } from '../review/review-state.ts';
import type { TagExample } from './tag-learner.ts';

/** Articles tagged by one key up to which each of them is taken to have been read. */
const mostRead = 20;
/** So many articles of a larger number that was tagged at once are learned from. */
const mostOfMany = 100;

type Tagged = Pick<ReviewState, 'taggings' | 'tags' | 'tagsRuledOut'>;

/**
 * What the tags given so far teach, in the order in which articles were last tagged. An article that was
 * tagged by itself, or with a few others, is taken to be without all tags it was not given; one of many tagged at
 * once speaks only for the tags it has and against those taken off. Articles without any are no examples.
 */
export function tagExamples(review: Tagged): TagExample[] {
  const orders = new Map<string, number>();
  const read = new Set<string>();
  const taggings = review.taggings();
  for (let at = taggings.length - 1; at >= 0; at--) {
    const { action } = taggings[at]!;
    if (action.articles.length > mostRead) continue;
    for (const article of action.articles) {
      const key = articleKey(article);
      if (read.has(key)) continue;
      read.add(key);
      orders.set(key, at);
    }
  }
  for (let at = taggings.length - 1; at >= 0; at--) {
    const { articles } = taggings[at]!.action;
    if (articles.length <= mostRead) continue;
    const step = Math.max(1, articles.length / mostOfMany);
    for (let next = 0; next < articles.length; next += step) {
      const key = articleKey(articles[Math.floor(next)]!);
      if (!orders.has(key)) orders.set(key, at);
    }
  }
  return [...orders]
    .sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1))
    .flatMap(([article]): TagExample[] => {
      const tags = review.tags(article);
      if (tags.length > 0 && read.has(article)) return [{ article, tags, without: 'others' }];
      const without = review.tagsRuledOut(article);
      return tags.length === 0 && without.length === 0 ? [] : [{ article, tags, without }];
    });
}
