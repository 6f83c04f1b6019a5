import type { CorpusModel } from './corpus-model.ts';
import { BREAK, NUMBER } from './vocabulary.ts';

/** Weight of the base counts, in words of corpus. */
const BASE_WORDS = 200_000;
/** Weight of the base's pairs, in occurrences of the first word. */
const PAIR_WEIGHT = 8;
/** Weight of the single word where a pair is rare. */
const BACK_OFF = 8;

/** How probable a word is by itself, and between two others. */
export interface LanguageModel {
  word(id: number): number;
  /** P(second | first), backed off to P(second). */
  pair(first: number, second: number): number;
  /** ln P(id | left) + ln P(right | id). */
  between(left: number, id: number, right: number): number;
}

/** Words and pairs of the corpus over those of a general one, interpolated with Dirichlet priors (MacKay and Peto, 1995). */
export function createLanguageModel(corpus: CorpusModel): LanguageModel {
  const { vocabulary, pairs: basePairs } = corpus.lexicon;
  const known = corpus.words + BASE_WORDS;
  const word = (id: number) =>
    Math.max(
      (vocabulary.total[id]! + BASE_WORDS * (id <= NUMBER ? 0.03 : vocabulary.base[id]!)) / known,
      1e-9,
    );
  const pair = (first: number, second: number) => {
    const seen = vocabulary.total[first]!;
    const count = Math.min(corpus.pairs.get(first, second), seen);
    const base = first === BREAK || second === BREAK ? word(second) : basePairs.get(first, second);
    return (
      (count + PAIR_WEIGHT * base + BACK_OFF * word(second)) / (seen + PAIR_WEIGHT + BACK_OFF)
    );
  };
  return {
    word,
    pair,
    between: (left, id, right) => Math.log(pair(left, id)) + Math.log(pair(id, right)),
  };
}
