import type { Article, ArticleRef } from '../../../shared/corpus/document.ts';
import { articleKey } from '../../../shared/corpus/document.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { ArticleFilter, TagScope } from '../../../shared/host/article-filter.ts';
import type { Decided } from '../../../shared/host/model.ts';
import type { QueueFilter } from '../../../shared/host/operations.ts';
import { StetError } from '../../../shared/host/result.ts';
import type { RetagPreview, ScopePreview } from '../../../shared/host/tag-model.ts';
import { keyOf } from '../../../shared/host/views/articles.ts';
import type { Portions } from '../../../shared/progress/portions.ts';
import { articleAnchor, articleDigest } from '../../../shared/review/anchors.ts';
import type { Action, ArticleAnchor } from '../../../shared/review/ledger-entry.ts';
import { isWithin, normalTag, tagAndAbove } from '../../../shared/review/tag-names.ts';
import { createPauses, withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';
import { createTagSuggester } from './tag-suggester.ts';
import { untilTagged } from './until-tagged.ts';

/** One entry of the ledger names at most so many articles; more share a batch. */
const mostInEntry = 2_000;
/** Articles looked at before others may go on. */
const articlesAtOnce = 500;

/** A tag in use, or a level above one, with the articles that have it, and those that have it or one below it. */
export interface CountedTag {
  readonly name: string;
  readonly articles: number;
  readonly all: number;
}

/** What the tags of articles need of the answers about articles and findings. */
interface Listed {
  listed(filter: ArticleFilter): Promise<readonly Article[]>;
  filtered(filter: QueueFilter): Promise<readonly Finding[]>;
}

/** The tags of the corpus: given, taken off, renamed, counted and proposed. */
export function tagAnswers(desk: Desk, { listed, filtered }: Listed) {
  const { corpus, review } = desk;
  const suggester = createTagSuggester(desk);

  const counted = untilTagged(desk, (): readonly CountedTag[] => {
    const own = review.tagCounts();
    const names = new Set([...own.keys()].flatMap(tagAndAbove));
    return [...names].sort().map((name) => ({
      name,
      articles: own.get(name) ?? 0,
      all: review.articlesTagged(name).size,
    }));
  });

  const clean = (tags: readonly string[]) => [
    ...new Set(tags.map(normalTag).filter((tag) => tag !== '')),
  ];

  /** The change of tags on these articles, as one action or several. */
  function* tagActions(
    articles: readonly Article[],
    add: readonly string[],
    remove: readonly string[],
  ): Portions<Action[]> {
    const actions: Action[] = [];
    for (let from = 0; from < articles.length; from += mostInEntry) {
      const anchors: ArticleAnchor[] = [];
      for (const article of articles.slice(from, from + mostInEntry)) {
        anchors.push(articleAnchor(corpus, article));
        if (anchors.length % articlesAtOnce === 0) yield;
      }
      actions.push({ type: 'tag', articles: anchors, add, remove });
    }
    return actions;
  }

  async function inScope(scope: TagScope): Promise<readonly Article[]> {
    if ('articles' in scope) return await listed(scope.articles);
    const findings =
      'queue' in scope
        ? await filtered(scope.queue)
        : scope.findings.map((id) => desk.findingOf(id));
    const keys = new Map<string, Article>();
    for (const finding of findings) {
      const refs: readonly ArticleRef[] =
        finding.kind === 'duplicate' ? finding.members : finding.occurrences;
      for (const ref of refs) {
        const key = articleKey(ref);
        if (!keys.has(key)) keys.set(key, desk.articleOf(key));
      }
    }
    return [...keys.values()];
  }

  /** Those of the articles on which something would change. */
  function* changing(
    articles: readonly Article[],
    add: readonly string[],
    remove: readonly string[],
  ): Portions<Article[]> {
    const changed: Article[] = [];
    for (const [index, article] of articles.entries()) {
      if (index % articlesAtOnce === 0) yield;
      const tags = review.tags(keyOf(article));
      if (add.some((tag) => !tags.includes(tag)) || remove.some((tag) => tags.includes(tag)))
        changed.push(article);
    }
    return changed;
  }

  function retagPreview(from: string, to: string | null): RetagPreview {
    const target = to === null ? null : normalTag(to);
    const into = target === null || target === from ? 0 : review.articlesTagged(target).size;
    return {
      articles: review.articlesTagged(from).size,
      tags: counted().filter(({ name, articles }) => articles > 0 && isWithin(name, from)).length,
      into: into > 0 ? into : null,
    };
  }

  return {
    tags: counted,
    suggestTags: suggester.suggest,
    /** The name, now, of a tag that was written down when the ledger had `since` entries. */
    tagNow: (tag: string, since: number) => review.tagNow(tag, since),
    /** How many entries the ledger has. */
    ledgerLength: () => review.entries.length,
    tag(keys: readonly string[], add: readonly string[], remove: readonly string[]) {
      // A tag that is taken off is named as it is, whatever older versions allowed.
      return desk.record(() => {
        const articles = keys.map((key) => desk.articleOf(key));
        return withPauses(tagActions(articles, clean(add), remove));
      });
    },
    retagPreview,
    retag(from: string, to: string | null): Promise<Decided> {
      return desk.record(() => {
        const target = to === null ? null : normalTag(to);
        if (target === '') throw new StetError('invalid', 'A tag needs a name.');
        if (target === from) throw new StetError('invalid', 'The tag is called that already.');
        const { articles, into } = retagPreview(from, target);
        if (articles === 0) throw new StetError('not-found', `No article has the tag ${from}.`);
        return [{ type: 'retag', from, to: target, articles, merged: into !== null }];
      });
    },
    async scopePreview(
      scope: TagScope,
      add: readonly string[],
      remove: readonly string[],
    ): Promise<ScopePreview> {
      const articles = await inScope(scope);
      return {
        articles: articles.length,
        changed: (await withPauses(changing(articles, clean(add), remove))).length,
      };
    },
    async changeScope(scope: TagScope, add: readonly string[], remove: readonly string[]) {
      const added = clean(add);
      const articles = await inScope(scope);
      const pause = createPauses();
      // Digests of so many texts take a while, and other decisions do not wait for them; they are remembered.
      for (const article of await withPauses(changing(articles, added, remove))) {
        articleDigest(corpus, article);
        await pause();
      }
      let count = 0;
      const decided = await desk.record(async () => {
        const changed = await withPauses(changing(articles, added, remove));
        if (changed.length === 0) {
          throw new StetError('not-found', 'There is no article on which this would change a tag.');
        }
        count = changed.length;
        return withPauses(tagActions(changed, added, remove));
      });
      return { ...decided, articles: count };
    },
  };
}
