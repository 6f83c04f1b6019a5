import type { CorpusModel } from './corpus-model.ts';
import { BREAK, NUMBER } from './vocabulary.ts';

/** What the general corpus and the single words weigh against what was counted here. */
const priors = {
  /** The general corpus, in words. */
  base: 2_000_000,
  /** Its pairs, in occurrences of the first word. */
  pairs: 50,
  /** The single word where a pair is rare, in occurrences of the first. */
  backOff: 30,
};

/** How probable a word is by itself, and between two others. */
export interface LanguageModel {
  word(id: number): number;
  /** P(second | first), backed off to P(second), leaving out `less` occurrences of the pair. */
  pair(first: number, second: number, less?: number): number;
  /** ln P(id | left) + ln P(right | id). */
  between(left: number, id: number, right: number): number;
}

/** Words and pairs of the corpus over those of a general one, interpolated with Dirichlet priors (MacKay and Peto, 1995). */
export function createLanguageModel(corpus: CorpusModel): LanguageModel {
  const { vocabulary, pairs: basePairs } = corpus.lexicon;
  const word = (id: number) =>
    Math.max(
      (vocabulary.total[id]! + priors.base * (id <= NUMBER ? 0.03 : vocabulary.base[id]!)) /
        (corpus.words + priors.base),
      1e-9,
    );
  const pair = (first: number, second: number, less = 0) => {
    const seen = vocabulary.total[first]!;
    const count = Math.max(0, Math.min(corpus.pairs.get(first, second), seen) - less);
    const base = first === BREAK || second === BREAK ? word(second) : basePairs.get(first, second);
    return (
      (count + priors.pairs * base + priors.backOff * word(second)) /
      (seen + priors.pairs + priors.backOff)
    );
  };
  return {
    word,
    pair,
    between: (left, id, right) => Math.log(pair(left, id)) + Math.log(pair(id, right)),
  };
}
