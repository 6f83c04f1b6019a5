import type { CorpusModel } from './corpus-model.ts';
import type { LanguageModel } from './language-model.ts';
import type { Neighbour, NeighbourIndex } from './neighbours.ts';
import type { Page } from './page.ts';
import { PairSieve } from './pair-counts.ts';
import { BREAK, ENTRY, KNOWN, NAME, NUMBER, OWN, REGIONAL, type Vocabulary } from './vocabulary.ts';
import { CAPITALISED, GLUED, HYPHENATED, MIXED, POSSESSIVE, SHOUTED } from './word-scanner.ts';

/** A right word in the wrong place. */
export interface RealWordError {
  readonly at: number;
  /** What was probably meant. */
  readonly correction: string;
  /** Natural logarithm of the odds. */
  readonly odds: number;
  readonly rule: 'real-word' | 'possessive-adjective';
  /** Why, in a sentence. */
  readonly reason: string;
}

const realWordWeights = {
  /** How often a word is mistyped into another one. */
  slip: -3.6,
  /** Exponent of the error model. */
  channel: 0.6,
  /** The least gain, as a logarithm, that makes a near-duplicate's word the right one. */
  heard: 1.5,
  /** A word of this frequency says something by never standing there; a rarer one says less. */
  informative: 3e-4,
  /** More where the story itself has not the phrase. */
  elsewhere: -5,
  /** More where a function word may have been meant, which fits nearly everywhere. */
  function: -4.8,
  /** More where a frequent word stands there, which goes with much that was never seen. */
  frequent: -2.5,
  /** The same where the story has the phrase. */
  frequentNear: -0.8,
};

/** The least frequency of a word that may have been meant. */
const COMMON = 5e-6;
/** From this count on a pair of the corpus is a habit, even if the general corpus has it not. */
const HABIT = 8;
/** The least tie, as a logarithm, that makes a pair of words a fixed phrase. */
const STRONG = 4;
/** From this frequency on a word goes with anything. */
const FUNCTION = 0.002;
/** From this frequency on a word stands beside words it was never seen with. */
const FREQUENT = 0.001;
/** How much worse, as a logarithm, the other side may become. */
const SLACK = 1;

/** Finds right words in wrong places. */
export interface RealWordFinder {
  /** `witnesses` are the words that near-duplicates have in the same places. */
  find(page: Page, witnesses: ReadonlyMap<number, number>, pause: () => void): RealWordError[];
}

/** A finder that compares each word with its neighbours by one slip, by the pairs on both sides (after Mays, Damerau and Mercer, 1991). */
export function createRealWordFinder(
  corpus: CorpusModel,
  language: LanguageModel,
  index: NeighbourIndex,
  pause: () => void,
): RealWordFinder {
  const { vocabulary } = corpus.lexicon;
  const basePairs = corpus.lexicon.pairs;
  // Nearly all pairs of a corpus stand in it more often.
  const once = new PairSieve(corpus.pairs.size);
  corpus.pairs.forEach((first, second, count) => {
    if (count <= 1) once.add(first, second);
  }, pause);
  const nearby = new Map<number, Neighbour[]>();
  const nearbyOf = (id: number) => {
    let near = nearby.get(id);
    if (!near) {
      near = index
        .oneSlipFrom(vocabulary.words[id]!)
        .filter(
          (one) =>
            (vocabulary.flags[one.id]! & (KNOWN | REGIONAL)) === KNOWN &&
            language.word(one.id) >= COMMON &&
            !isInflected(vocabulary, id, one.id),
        );
      nearby.set(id, near);
    }
    return near;
  };
  /** True when the pair, which stands on a page, is new here (but for this place itself) and in the general corpus. */
  const isNew = (first: number, second: number) =>
    once.mayHave(first, second) &&
    corpus.pairs.get(first, second) <= 1 &&
    basePairs.get(first, second) === 0;

  /** How much more often the pair stands than chance would have it, as a logarithm; 0 when it was hardly ever seen. */
  const tie = (first: number, second: number) => {
    if (first <= NUMBER || second <= NUMBER) return 0;
    const seen = corpus.pairs.get(first, second);
    if (seen < (basePairs.get(first, second) === 0 ? HABIT : 1)) return 0;
    return Math.log(language.pair(first, second) / language.word(second));
  };

  /** True when the two words stand side by side on the page. */
  const standsOn = (page: Page, first: number, second: number) => {
    for (let at = 0; at + 1 < page.count; at++) {
      if (page.ids[at] === first && page.right(at) === second) return true;
    }
    return false;
  };

  const judge = (page: Page, id: number, left: number, right: number): RealWordError | null => {
    if (left !== BREAK && !isNew(left, id)) return null;
    if (right !== BREAK && !isNew(id, right)) return null;
    const word = vocabulary.words[id]!;
    let best: RealWordError | null = null;
    for (const { id: other, slips } of nearbyOf(id)) {
      const ties = [tie(left, other), tie(other, right)] as const;
      // A tie to a word that goes with anything is none.
      const tied = [
        left !== BREAK && language.word(left) < FUNCTION && ties[0] >= STRONG,
        right !== BREAK && language.word(right) < FUNCTION && ties[1] >= STRONG,
      ];
      if (!tied[0] && !tied[1]) continue;
      const gains = [
        Math.log(language.pair(left, other) / language.pair(left, id, 1)),
        Math.log(language.pair(other, right) / language.pair(id, right, 1)),
      ] as const;
      if (Math.min(...gains) < -SLACK) continue;
      const [first, second] = ties[1] > ties[0] ? [other, right] : [left, other];
      const near =
        language.word(first === other ? second : first) < FUNCTION && standsOn(page, first, second);
      const odds =
        Math.min(1, Math.log(language.word(id) / realWordWeights.informative)) +
        (near ? 0 : realWordWeights.elsewhere) +
        (language.word(id) < FREQUENT
          ? 0
          : near
            ? realWordWeights.frequentNear
            : realWordWeights.frequent) +
        (language.word(other) >= FUNCTION ? realWordWeights.function : 0) +
        gains[0] +
        gains[1] -
        realWordWeights.channel * (slips.cost + Math.log(2 * word.length)) +
        realWordWeights.slip;
      if (best && odds <= best.odds) continue;
      const text = vocabulary.words[other]!;
      const [wrongPair, rightPair] =
        ties[1] > ties[0]
          ? [`${word} ${vocabulary.words[right]}`, `${text} ${vocabulary.words[right]}`]
          : [`${vocabulary.words[left]} ${word}`, `${vocabulary.words[left]} ${text}`];
      best = {
        at: 0,
        correction: text,
        odds,
        rule: 'real-word',
        reason: `“${wrongPair}” stands nowhere else, “${rightPair}” is common.`,
      };
    }
    return best;
  };

  /** What a near-duplicate's word tells, where it stands much better between the same two words. */
  const hear = (id: number, other: number, left: number, right: number): RealWordError | null => {
    if (!(vocabulary.flags[other]! & KNOWN) || isInflected(vocabulary, id, other)) return null;
    const near = nearbyOf(id).find((one) => one.id === other);
    if (!near) return null;
    const gain =
      // Neither copy bears witness for itself.
      Math.log(language.pair(left, other, 1) / language.pair(left, id, 1)) +
      Math.log(language.pair(other, right, 1) / language.pair(id, right, 1));
    if (gain < realWordWeights.heard) return null;
    const text = vocabulary.words[other]!;
    return {
      at: 0,
      correction: text,
      odds: Math.min(4, gain - realWordWeights.heard + 0.5),
      rule: 'real-word',
      reason: `A near-duplicate of this article has “${text}” in the same place.`,
    };
  };

  // Of each word: 0 not asked yet, 1 may stand for another, 2 not.
  const asked = new Uint8Array(vocabulary.size);
  const mayBeWrong = (id: number) => {
    if (asked[id] === 0) {
      const word = vocabulary.words[id]!;
      const known = (vocabulary.flags[id]! & (KNOWN | REGIONAL | OWN)) === KNOWN;
      asked[id] = known && word.length >= 3 && !word.includes("'") ? 1 : 2;
    }
    return asked[id] === 1;
  };

  return {
    find(page, witnesses, pause) {
      const found: RealWordError[] = [];
      for (let at = 0; at < page.count; at++) {
        if ((at & 63) === 63) pause();
        const id = page.ids[at]!;
        const flags = page.flags[at]!;
        if (id <= NUMBER || flags & (SHOUTED | MIXED | GLUED | HYPHENATED)) continue;
        const left = page.left(at);
        const right = page.right(at);
        if (flags & CAPITALISED) {
          if (!(flags & POSSESSIVE)) continue;
          const correction = countryOf(vocabulary, vocabulary.words[id]!);
          if (correction && isBareBefore(vocabulary, left) && right !== BREAK) {
            const country = vocabulary.find(correction.toLowerCase());
            found.push({
              at,
              correction,
              // Without the country itself in the article, it may be the name of a firm: American's fleet.
              odds: isOn(page, country) ? 1.4 : -0.4,
              rule: 'possessive-adjective',
              reason: `“${vocabulary.words[id]}” is an adjective or a person, and no article stands before it.`,
            });
          }
          continue;
        }
        if (flags & POSSESSIVE || !mayBeWrong(id)) continue;
        if (left === BREAK && right === BREAK) continue;
        const witness = witnesses.get(at);
        const told = witness === undefined ? null : hear(id, witness, left, right);
        if (told) {
          found.push({ ...told, at });
          continue;
        }
        const error = judge(page, id, left, right);
        if (error && error.odds > -0.85) found.push({ ...error, at });
      }
      return found;
    },
  };
}

/** True when the word stands on the page. */
function isOn(page: Page, id: number): boolean {
  return page.ids.subarray(0, page.count).includes(id);
}

/** True when one word is a form of the other, such as bank and banks; news is a word of its own beside new. */
function isInflected(vocabulary: Vocabulary, a: number, b: number): boolean {
  const [short, long] =
    vocabulary.words[a]!.length <= vocabulary.words[b]!.length ? [a, b] : [b, a];
  const one = vocabulary.words[short]!;
  const other = vocabulary.words[long]!;
  // Tenses and plurals are a matter of grammar, which two neighbours do not tell.
  if (other === `${one}d` || other === `${one}ed`) return true;
  if (one.replace(/men$/, 'man') === other.replace(/men$/, 'man')) return true;
  if (one.length === other.length) {
    // Two forms of one stem: called and calles, runs and rung.
    return (
      one.slice(0, -1) === other.slice(0, -1) &&
      !(vocabulary.flags[short]! & vocabulary.flags[long]! & ENTRY)
    );
  }
  return other.startsWith(one.slice(0, -1)) && !(vocabulary.flags[long]! & ENTRY);
}

const prepositions = new Set(
  'of in on over by with to for from and about against under at after before despite amid between into than through toward towards upon'.split(
    ' ',
  ),
);

/** True when a possessive after this word has no article: over Israeli's, but not over an Israeli's. */
function isBareBefore(vocabulary: Vocabulary, left: number): boolean {
  return left !== BREAK && prepositions.has(vocabulary.words[left]!);
}

/** The country or region of a demonym in -i, -n or -ese that the dictionary knows, or null: israeli gives Israel. */
function countryOf(vocabulary: Vocabulary, word: string): string | null {
  const stems: string[] = [];
  if (word.endsWith('ese')) stems.push(word.slice(0, -3), `${word.slice(0, -3)}a`);
  else if (word.endsWith('ian')) {
    stems.push(word.slice(0, -3), `${word.slice(0, -3)}a`, word.slice(0, -1));
  } else if (word.endsWith('i')) stems.push(word.slice(0, -1), `${word.slice(0, -1)}a`);
  else if (word.endsWith('an')) stems.push(word.slice(0, -1), word.slice(0, -2));
  let best = -1;
  for (const stem of stems) {
    const id = stem.length < 4 ? -1 : vocabulary.find(stem);
    // A name and no common word: Israel, not mart.
    if (id <= NUMBER || (vocabulary.flags[id]! & (NAME | KNOWN)) !== NAME) continue;
    if (best < 0 || vocabulary.base[id]! > vocabulary.base[best]!) best = id;
  }
  if (best < 0) return null;
  const stem = vocabulary.words[best]!;
  return (stem[0]?.toUpperCase() ?? '') + stem.slice(1);
}
