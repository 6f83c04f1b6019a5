import { z } from 'zod';
import { id } from './operation.ts';
import { queueFilter } from './queue-filter.ts';

export const articleOrders = ['place', 'title', 'length'] as const;
export const articleFilter = z.strictObject({
  search: z.string().max(500),
  /** Articles with this tag or one below it. */
  tag: z.string().max(200).nullable(),
  /** Only articles without any tag. */
  untagged: z.boolean().default(false),
  sort: z.enum(articleOrders).default('place'),
});
export type ArticleFilter = z.infer<typeof articleFilter>;

/** The articles that tags are changed on at once: those listed, or those that findings touch. */
export const tagScope = z.union([
  z.strictObject({ articles: articleFilter }),
  z.strictObject({ queue: queueFilter }),
  z.strictObject({ findings: z.array(id).min(1).max(10_000) }),
]);
export type TagScope = z.infer<typeof tagScope>;
