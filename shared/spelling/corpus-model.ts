import type { Monitor } from '../progress/monitor.ts';
import type { Lexicon } from './lexicon.ts';
import { PairCounts } from './pair-counts.ts';
import { BREAK, KNOWN, LISTED, NUMBER, OWN } from './vocabulary.ts';
import {
  CAPITALISED,
  FIGURE,
  GLUED,
  HYPHENATED,
  MIXED,
  OPENING,
  PARTED,
  SHOUTED,
  scanWords,
} from './word-scanner.ts';

/** Gives surfaces their word ids; words met often are looked up once. */
export interface Reader {
  /** Visits the words of a text with their ids; figures are `NUMBER`, glued words `BREAK`. */
  read(text: string, visit: (from: number, to: number, flags: number, id: number) => void): void;
}

/** A reader that adds words it does not know to the lexicon's vocabulary. */
export function createReader(lexicon: Lexicon): Reader {
  const surfaces = new Map<string, number>();
  const { vocabulary } = lexicon;
  return {
    read(text, visit) {
      scanWords(text, (from, to, flags) => {
        if (flags & FIGURE) return visit(from, to, flags, NUMBER);
        if (flags & GLUED) return visit(from, to, flags, BREAK);
        const surface = text.slice(from, to);
        let id = surfaces.get(surface);
        if (id === undefined) {
          // A slice keeps its whole text alive; a word that is kept must not.
          const own = ` ${surface}`.slice(1);
          id = vocabulary.intern(own.toLowerCase().replaceAll('’', "'"));
          if (surfaces.size < 2_000_000) surfaces.set(own, id);
        }
        visit(from, to, flags, id);
      });
    },
  };
}

/** What the corpus itself says of words and of pairs of neighbouring words. */
export interface CorpusModel {
  readonly lexicon: Lexicon;
  readonly reader: Reader;
  readonly pairs: PairCounts;
  readonly words: number;
  readonly groups: number;
  /** For each article whether its language is the lexicon's. */
  readonly readable: Uint8Array;
}

/** Share of an article's lower-case words that must be known; below it, the article is taken for one in another language. */
const LANGUAGE_SHARE = 0.6;

/** True when enough of the text's lower-case words are words of the lexicon. */
export function isInLanguage(lexicon: Lexicon, reader: Reader, text: string): boolean {
  let seen = 0;
  let known = 0;
  const { vocabulary } = lexicon;
  const start = vocabulary.size;
  reader.read(text, (_from, _to, flags, id) => {
    if (id <= NUMBER || flags & (CAPITALISED | SHOUTED | MIXED | HYPHENATED)) return;
    seen++;
    if (id < start && vocabulary.flags[id]! & (KNOWN | LISTED | OWN)) known++;
  });
  return seen === 0 || known >= seen * LANGUAGE_SHARE;
}

/**
 * Counts the words and pairs of all articles. `groupOf` gives near-duplicates one number, so that a
 * story that stands four times bears witness once to how many wrote a word.
 */
export function countCorpus(
  texts: readonly string[],
  groupOf: readonly number[],
  lexicon: Lexicon,
  monitor: Monitor,
): CorpusModel {
  const reader = createReader(lexicon);
  const { vocabulary } = lexicon;
  const pairs = new PairCounts(1 << 16);
  const readable = new Uint8Array(texts.length);
  const order = texts.map((_, index) => index).sort((a, b) => groupOf[a]! - groupOf[b]! || a - b);
  let words = 0;
  let groups = 0;
  let lastGroup = -1;
  for (let step = 0; step < order.length; step++) {
    const index = order[step]!;
    if ((step & 15) === 0) monitor.tick(step, 2 * order.length);
    const text = texts[index]!;
    if (!isInLanguage(lexicon, reader, text)) continue;
    readable[index] = 1;
    const group = groupOf[index]! + 1;
    if (group !== lastGroup) groups++;
    lastGroup = group;
    let last = BREAK;
    reader.read(text, (_from, _to, flags, id) => {
      vocabulary.total[id]!++;
      words++;
      if (flags & PARTED) {
        if (last !== BREAK) pairs.add(last, BREAK, 1);
        last = BREAK;
        vocabulary.total[BREAK]!++;
      }
      if (id !== BREAK || last !== BREAK) pairs.add(last, id, 1);
      last = id;
      if (id <= NUMBER) return;
      if (flags & CAPITALISED) {
        if (!(flags & OPENING)) vocabulary.capital[id]!++;
      } else if (!(flags & (SHOUTED | MIXED))) vocabulary.lower[id]!++;
      else if (flags & MIXED) vocabulary.capital[id]!++;
      if (vocabulary.lastGroup[id] !== group) {
        vocabulary.lastGroup[id] = group;
        vocabulary.groups[id]!++;
      }
    });
    if (last !== BREAK) pairs.add(last, BREAK, 1);
  }
  return { lexicon, reader, pairs, words, groups, readable };
}

/** True for a word that the dictionaries or the editor vouch for, in any case. */
export function isVouchedFor(flags: number): boolean {
  return (flags & (KNOWN | OWN)) !== 0;
}
