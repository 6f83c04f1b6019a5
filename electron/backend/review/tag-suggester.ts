import { articleText, headlineText } from '../../../shared/corpus/corpus.ts';
import type { TagProposals } from '../../../shared/host/tag-model.ts';
import { isWithin } from '../../../shared/review/tag-names.ts';
import { articleTerms } from '../../../shared/tagging/article-terms.ts';
import { suggestTags } from '../../../shared/tagging/suggest-tags.ts';
import { tagExamples } from '../../../shared/tagging/tag-examples.ts';
import { createTagLearner } from '../../../shared/tagging/tag-learner.ts';
import { createTermWeights } from '../../../shared/tagging/term-weights.ts';
import { createPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';
import { untilTagged } from './until-tagged.ts';

/** Articles, evenly spread over the corpus, that tell how rare a term is. */
const mostCounted = 2_000;
/** Milliseconds that an answer waits for what is still to be learned. */
const patience = 60;

/** Learns the editor's tags from the ledger, a little at a time, and proposes tags for articles. */
export function createTagSuggester(desk: Desk) {
  const { corpus, review } = desk;
  const weights = createTermWeights();
  const termsOf = (key: string) => {
    const article = desk.articleOf(key);
    return articleTerms(articleText(corpus, article), headlineText(corpus, article));
  };
  // The ledger may name articles that are gone.
  const learner = createTagLearner((key) =>
    desk.knows(key) ? weights.vector(termsOf(key)) : null,
  );
  const follow = untilTagged(desk, () => learner.follow(tagExamples(review)));
  let counted: Promise<void> | null = null;
  let learning: Promise<void> | null = null;

  async function count(): Promise<void> {
    const pause = createPauses();
    const { articles } = corpus;
    const step = Math.max(1, articles.length / mostCounted);
    for (let next = 0; next < articles.length; next += step) {
      const article = articles[Math.floor(next)]!;
      weights.count(articleTerms(articleText(corpus, article), headlineText(corpus, article)));
      await pause();
    }
  }

  async function learn(): Promise<void> {
    const pause = createPauses();
    counted ??= count();
    await counted;
    do {
      follow();
      await pause();
    } while (learner.advance());
  }

  /** Resolves with false where there was more to learn than patience. */
  async function caughtUp(): Promise<boolean> {
    learning ??= learn().finally(() => {
      learning = null;
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), patience);
    });
    try {
      return await Promise.race([learning.then(() => true), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    /** Throws `not-found` for an article that is not in the corpus. */
    async suggest(key: string): Promise<TagProposals> {
      desk.articleOf(key);
      const done = await caughtUp();
      const terms = termsOf(key);
      const present = review.tags(key);
      const out = new Set(review.tagsRuledOut(key));
      // A tag that stands above one the article has says nothing more.
      const passedOver = (tag: string) =>
        out.has(tag) || present.some((other) => isWithin(other, tag));
      const vector = weights.vector(terms);
      return {
        proposals: suggestTags(learner.model(), terms, vector, passedOver),
        learning: !done,
      };
    },
  };
}
