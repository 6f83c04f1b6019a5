import { z } from 'zod';
import { articleFilter, tagScope } from './article-filter.ts';
import type { ArticleInfo, ArticlesWindow, Decided, OwnWords } from './model.ts';
import { id, label, limit, nothing, offset, operation } from './operation.ts';
import type { SimilarArticle } from './similarity-model.ts';
import { mostFavourites, tagColours } from './tag-colours.ts';
import type { RetagPreview, ScopePreview, TagInfo, TagProposals } from './tag-model.ts';

const ownWord = z.string().trim().min(1).max(100);

/** Articles, their tags, and words declared right. */
export const articleOperations = {
  'articles.window': operation<ArticlesWindow>()(
    z.strictObject({ filter: articleFilter, offset, limit }),
  ),
  /** The text of one article as it was read, and as the decisions so far leave it. */
  'articles.get': operation<{ article: ArticleInfo; source: string; clean: string }>()(
    z.strictObject({ key: id }),
  ),
  /** The articles like this one, also those that no cluster has, down to the similarity `floor`. */
  'articles.similar': operation<readonly SimilarArticle[]>()(
    z.strictObject({ key: id, floor: z.number().min(0.05).max(1) }),
  ),
  /** Makes one cluster of two articles and of the clusters they stand in; answers with the cluster that came of it. */
  'articles.join': operation<Decided & { finding: string }>()(
    z.strictObject({ article: id, other: id }),
  ),
  'words.list': operation<OwnWords>()(nothing),
  /** Spelling findings of words added are gone at once, those of words removed come back, at the latest with a new scan. */
  'words.change': operation<OwnWords>()(
    z.strictObject({
      add: z.array(ownWord).max(1_000),
      remove: z.array(ownWord).max(1_000),
      scope: z.enum(['project', 'all']),
    }),
  ),
  'tags.list': operation<readonly TagInfo[]>()(nothing),
  'tags.change': operation<Decided>()(
    z.strictObject({
      articles: z.array(id).min(1).max(100_000),
      add: z.array(label).max(100),
      remove: z.array(label).max(100),
    }),
  ),

  /** Tags that the editor's own tags make likely for an article. */
  'tags.suggest': operation<TagProposals>()(z.strictObject({ article: id })),
  /** What giving a tag, with all below it, another name would touch, or deleting it (null); changes nothing. */
  'tags.retagPreview': operation<RetagPreview>()(
    z.strictObject({ from: label, to: label.nullable() }),
  ),
  /** Gives a tag, with all below it, another name; where that is in use, both become one. Null deletes it everywhere. */
  'tags.retag': operation<Decided>()(z.strictObject({ from: label, to: label.nullable() })),
  'tags.colour': operation<null>()(
    z.strictObject({ tag: label, colour: z.enum(tagColours).nullable() }),
  ),
  /** Sets the favourites, in the order of their keys. */
  'tags.favourites': operation<null>()(
    z.strictObject({ tags: z.array(label).max(mostFavourites) }),
  ),
  /** What changing tags on everything listed would touch; changes nothing. */
  'tags.scopePreview': operation<ScopePreview>()(
    z.strictObject({
      scope: tagScope,
      add: z.array(label).max(100),
      remove: z.array(label).max(100),
    }),
  ),
  /** Changes tags on everything listed; taken back by one undo. */
  'tags.changeScope': operation<Decided & { articles: number }>()(
    z.strictObject({
      scope: tagScope,
      add: z.array(label).max(100),
      remove: z.array(label).max(100),
    }),
  ),
} as const;
