import type { ArticleTerms } from './article-terms.ts';
import type { TagModel } from './tag-model.ts';
import type { TermVector } from './term-weights.ts';

/** A tag proposed for an article. */
export interface TagSuggestion {
  readonly tag: string;
  /** How probable it is that the editor gives the tag, 0 to 1. */
  readonly probability: number;
  /** The words of the article that speak most for it, as they are written there. */
  readonly reasons: readonly string[];
}

/** Tags suggested for one article. */
const mostSuggestions = 5;
/** Below it nothing is said: a wrong suggestion costs more than none. */
const leastProbability = 1 / 3;
const mostReasons = 5;
/** A reason adds at least this share of what the strongest one does. */
const leastShare = 0.15;

/**
 * The tags that the model proposes for an article, the most probable first; none where it is not sure enough.
 * Tags for which `passedOver` holds are left out.
 */
export function suggestTags(
  model: TagModel,
  terms: ArticleTerms,
  vector: TermVector,
  passedOver: (tag: string) => boolean,
): TagSuggestion[] {
  const written = [...terms.values()].map((term) => term.written);
  return model
    .best(vector, mostSuggestions)
    .flatMap(({ tag, probability, parts }) => {
      if (probability < leastProbability || passedOver(tag)) return [];
      const reasons = reasonsOf(parts, written);
      return reasons.length > 0 ? [{ tag, probability, reasons }] : [];
    })
    .sort((a, b) => b.probability - a.probability);
}

function reasonsOf(parts: Float64Array, written: readonly string[]): string[] {
  const order = Array.from(parts.keys()).sort((a, b) => parts[b]! - parts[a]! || a - b);
  const strongest = parts[order[0] ?? 0] ?? 0;
  return order
    .slice(0, mostReasons)
    .filter((at) => parts[at]! > 0 && parts[at]! >= strongest * leastShare)
    .map((at) => written[at]!);
}
