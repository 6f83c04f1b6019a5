import type { CorpusModel } from './corpus-model.ts';
import { isDerived } from './derived-words.ts';
import type { LanguageModel } from './language-model.ts';
import type { LetterModel } from './letter-model.ts';
import type { Neighbour, NeighbourIndex } from './neighbours.ts';
import { KNOWN, LISTED, NAME, type Vocabulary } from './vocabulary.ts';

/** What was probably meant, best first, and how sure it is that what stands there was not. */
export interface Judgement {
  readonly corrections: readonly { readonly text: string; readonly score: number }[];
  /** Natural logarithm of the odds that the word is a slip. */
  readonly odds: number;
}

/** From this frequency on a word is a function word. */
const FUNCTION_WORD = 0.003;

/** Logarithmic weights of the judge, fitted to news stories with known misspellings. */
const weights = {
  /** How often a word is mistyped at all. */
  slip: -4,
  /** Exponent of the frequency of what may have been meant. */
  prior: 0.9,
  /** Exponent of how much better it stands between its neighbours than anywhere. */
  context: 0.3,
  /** The same, where only the choice between corrections is at stake. */
  choice: 0.5,
  /** Exponent of the error model. */
  channel: 0.58,
  /** How often a word is unknown and right. */
  unknown: -9.15,
  /** Exponent of how much its letters look like the language. */
  letters: 0.22,
  /** For each letter. */
  length: -0.58,
  /** More for a word put together from known parts: a compound, a prefixed or a plural form. */
  derived: 4.8,
  /** More for a word with a capital where a sentence begins: it may be a name. */
  opening: 5,
  /** More for a word beside another unknown one: a phrase of another language. */
  foreign: 2,
  /** More for half of a hyphenated word. */
  part: 2,
  /** What a listing in the general counts as a name or oddity is worth. */
  oddity: 5,
  /** What each further story with the same word is worth, as a share of its frequency. */
  repeat: 0.8,
  /** Stories with the same slip by chance, as a share of those expected from the slip's cost. */
  excuse: 0.13,
  /** A near-duplicate has the right word in the same place. */
  witness: 5,
  /** Two words run together. */
  joined: -6.8,
};

/** What the page tells of a word besides its neighbours. */
interface JudgedPlace {
  /** It has the capital of a sentence's first word. */
  readonly opening: boolean;
  /** A word beside it is unknown too. */
  readonly foreign: boolean;
  /** It is part of a hyphenated word. */
  readonly part: boolean;
  /** The word that a near-duplicate has in its place. */
  readonly witness?: number | undefined;
}

/** Judges words that no dictionary has. */
export interface Judge {
  judge(id: number, left: number, right: number, place: JudgedPlace): Judgement | null;
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

  const derived = new Map<number, boolean>();
  const looks = new Map<number, number>();

  /** Two words run together, one of them a function word; other compounds are right or a matter of style. */
  const splitsOf = (word: string): [number, number][] => {
    const found: [number, number][] = [];
    for (let i = 1; i < word.length; i++) {
      const head = vocabulary.find(word.slice(0, i));
      const tail = vocabulary.find(word.slice(i));
      if (head < 2 || tail < 2) continue;
      const common = Math.max(vocabulary.base[head]!, vocabulary.base[tail]!);
      const rare = Math.min(vocabulary.base[head]!, vocabulary.base[tail]!);
      if (common < FUNCTION_WORD || rare < 3e-6) continue;
      if (language.pair(head, tail) > 4 * language.word(tail)) found.push([head, tail]);
    }
    return found;
  };

  return {
    judge(id, left, right, { opening, foreign, part, witness }) {
      const word = vocabulary.words[id]!;
      let near = nearby.get(id);
      if (!near) {
        near = index.of(word);
        nearby.set(id, near);
        splits.set(id, word.length >= 4 ? splitsOf(word) : []);
        derived.set(id, isDerived(vocabulary, word));
        looks.set(id, letters.logProbability(word));
      }
      const spread = Math.log(word.length * 2);
      const scored: { text: string; score: number; rank: number }[] = [];
      // How many stories may have the same slip by chance: the more, the more often the right word is written.
      let excused = 0;
      const propose = (text: string, free: number, gain: number, slip: number) => {
        const fixed = weights.prior * free - slip;
        scored.push({
          text,
          score: fixed + weights.context * gain,
          rank: fixed + weights.choice * gain,
        });
      };
      for (const { id: other, slips } of near) {
        if (opening && !(vocabulary.flags[other]! & (KNOWN | LISTED))) continue;
        const free = Math.log(language.word(other));
        const placed = language.between(left, other, right) - Math.log(language.word(right));
        const slip = weights.channel * (slips.cost + spread);
        excused = Math.max(excused, weights.excuse * vocabulary.total[other]! * Math.exp(-slip));
        const seen = other === witness ? weights.witness : 0;
        propose(vocabulary.words[other]!, free, placed - free, slip - seen);
      }
      for (const [head, tail] of splits.get(id)!) {
        const free = Math.log(language.pair(head, tail)) + Math.log(language.word(head));
        const gain =
          Math.log(language.pair(left, head) / language.word(head)) +
          Math.log(language.pair(tail, right) / language.word(right));
        propose(`${vocabulary.words[head]} ${vocabulary.words[tail]}`, free, gain, -weights.joined);
      }
      if (scored.length === 0) return null;
      const best = scored.reduce((high, { score }) => Math.max(high, score), -Infinity);
      let sum = 0;
      for (const { score } of scored) sum += Math.exp(score - best);
      const meant = best + Math.log(sum) + weights.slip;
      scored.sort((a, b) => b.rank - a.rank || (a.text < b.text ? -1 : 1));
      const attested =
        (weights.repeat * Math.max(0, vocabulary.groups[id]! - 1 - Math.min(excused, 6))) /
        (corpus.words + 1);
      const unknown =
        weights.unknown +
        weights.letters * looks.get(id)! +
        weights.length * word.length +
        (derived.get(id) ? weights.derived : 0) +
        (opening ? weights.opening : 0) +
        (foreign ? weights.foreign : 0) +
        (part ? weights.part : 0);
      const stands =
        Math.exp(unknown) +
        (weights.oddity * vocabulary.base[id]! +
          (vocabulary.flags[id]! & NAME ? 1e-8 : 0) +
          attested) **
          weights.prior;
      return {
        corrections: scored.slice(0, 6).map(({ text, rank }) => ({ text, score: rank })),
        odds: meant - Math.log(stands),
      };
    },
  };
}
