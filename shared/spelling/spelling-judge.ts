import type { CorpusModel } from './corpus-model.ts';
import type { LanguageModel } from './language-model.ts';
import type { LetterModel } from './letter-model.ts';
import type { Neighbour, NeighbourIndex } from './neighbours.ts';
import { LISTED, NAME, type Vocabulary } from './vocabulary.ts';

/** What was probably meant, best first, and how sure it is that what stands there was not. */
export interface Judgement {
  readonly corrections: readonly { readonly text: string; readonly score: number }[];
  /** Natural logarithm of the odds that the word is a slip. */
  readonly odds: number;
}

export const weights = {
  /** ln of how often a word is mistyped at all. */
  slip: -7,
  unknown: -7.5,
  letters: 0.6,
  listed: 0.3,
  oddity: 0.01,
  context: 0.7,
  repeat: 1,
};

/** Judges words that no dictionary has. */
export interface Judge {
  judge(id: number, left: number, right: number): Judgement | null;
}

/** A noisy-channel judge (Kernighan, Church and Gale, 1990; Brill and Moore, 2000): what was meant, times how it may be mistyped, against the odds that the odd word is right. */
export function createJudge(
  corpus: CorpusModel,
  language: LanguageModel,
  letters: LetterModel,
  index: NeighbourIndex,
): Judge {
  const vocabulary: Vocabulary = corpus.lexicon.vocabulary;
  const nearby = new Map<number, Neighbour[]>();
  const splits = new Map<number, [number, number][]>();

  const splitsOf = (word: string): [number, number][] => {
    const found: [number, number][] = [];
    for (let i = 1; i < word.length; i++) {
      const head = vocabulary.find(word.slice(0, i));
      const tail = vocabulary.find(word.slice(i));
      if (head < 2 || tail < 2) continue;
      if (language.pair(head, tail) > 20 * language.word(tail) && language.word(head) > 1e-5 && language.word(tail) > 1e-5) {
        found.push([head, tail]);
      }
    }
    return found;
  };

  return {
    judge(id, left, right) {
      const word = vocabulary.words[id]!;
      let near = nearby.get(id);
      if (!near) {
        near = index.of(word);
        nearby.set(id, near);
        splits.set(id, word.length >= 4 ? splitsOf(word) : []);
      }
      const spread = Math.log(word.length * 2);
      const scored: { text: string; score: number }[] = [];
      for (const { id: other, slips } of near) {
        const free = Math.log(language.word(other));
        const placed = language.between(left, other, right) - Math.log(language.word(right));
        scored.push({
          text: vocabulary.words[other]!,
          score: free * (1 - weights.context) + placed * weights.context - slips.cost - spread,
        });
      }
      for (const [head, tail] of splits.get(id)!) {
        scored.push({
          text: `${vocabulary.words[head]} ${vocabulary.words[tail]}`,
          score:
            Math.log(language.pair(left, head)) +
            Math.log(language.pair(head, tail)) +
            Math.log(language.pair(tail, right)) -
            Math.log(language.word(right)) -
            3,
        });
      }
      if (scored.length === 0) return null;
      scored.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
      const best = scored[0]!.score;
      let sum = 0;
      for (const { score } of scored) sum += Math.exp(score - best);
      const meant = best + Math.log(sum) + weights.slip;
      const flags = vocabulary.flags[id]!;
      const odd = flags & LISTED ? weights.listed : weights.oddity;
      const attested = (weights.repeat * Math.max(0, vocabulary.groups[id]! - 1)) / (corpus.words + 1);
      const stands =
        Math.exp(weights.unknown + weights.letters * letters.logProbability(word)) +
        odd * vocabulary.base[id]! +
        (flags & NAME ? 1e-8 : 0) +
        attested;
      return { corrections: scored.slice(0, 6), odds: meant - Math.log(stands) };
    },
  };
}

