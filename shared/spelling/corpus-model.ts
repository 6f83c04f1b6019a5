import type { Monitor } from '../progress/monitor.ts';
import type { Lexicon } from './lexicon.ts';
import { Page } from './page.ts';
import { PairCounts, pairKey } from './pair-counts.ts';
import type { WordReader } from './read-words.ts';
import { createReader, type Reader } from './reader.ts';
import { BREAK, KNOWN, LISTED, NUMBER, OWN, type Vocabulary } from './vocabulary.ts';
import { CAPITALISED, HYPHENATED, MIXED, OPENING, PARTED, SHOUTED } from './word-scanner.ts';

/** What the corpus itself says of words and of pairs of neighbouring words. */
export interface CorpusModel {
  readonly lexicon: Lexicon;
  readonly reader: Reader;
  readonly pairs: PairCounts;
  /** Keys of pairs of words with capitals that a hyphen joins somewhere. */
  readonly hyphened: ReadonlySet<number>;
  readonly words: number;
  /** For each article whether its language is the lexicon's. */
  readonly readable: Uint8Array;
}

/** Share of an article's lower-case words that must be known; below it, the article is taken for one in another language. */
export const LANGUAGE_SHARE = 0.6;

/** True when enough of the page's lower-case words are words of the lexicon. */
function isInLanguage(vocabulary: Vocabulary, page: Page): boolean {
  let seen = 0;
  let known = 0;
  for (let at = 0; at < page.count; at++) {
    const id = page.ids[at]!;
    if (id <= NUMBER || page.flags[at]! & (CAPITALISED | SHOUTED | MIXED | HYPHENATED)) continue;
    seen++;
    if (vocabulary.flags[id]! & (KNOWN | LISTED | OWN)) known++;
  }
  return seen === 0 || known >= seen * LANGUAGE_SHARE;
}

/**
 * Counts the words and pairs of all `count` articles. `chosen` marks the articles in the lexicon's language;
 * without it, those are taken of which enough words are known.
 */
export function countCorpus(
  count: number,
  lexicon: Lexicon,
  read: WordReader,
  chosen: Uint8Array | null,
  monitor: Monitor,
): CorpusModel {
  const reader = createReader(lexicon, read);
  const { vocabulary } = lexicon;
  const pairs = new PairCounts(1 << 16);
  const hyphened = new Set<number>();
  const readable = new Uint8Array(count);
  const page = new Page();
  let words = 0;
  for (let index = 0; index < count; index++) {
    if (chosen?.[index] === 0) continue;
    const pause = () => monitor.tick(index, 2 * count);
    if ((index & 15) === 0) pause();
    page.read(reader, index, pause);
    if (!chosen && !isInLanguage(vocabulary, page)) continue;
    readable[index] = 1;
    words += page.count;
    let last = BREAK;
    for (let at = 0; at < page.count; at++) {
      if ((at & 4095) === 4095) pause();
      const id = page.ids[at]!;
      const flags = page.flags[at]!;
      vocabulary.total[id]!++;
      if (at > 0 && flags & page.flags[at - 1]! & HYPHENATED && flags & CAPITALISED) {
        const touching = page.from[at]! - page.to[at - 1]! === 1;
        if (touching && page.flags[at - 1]! & CAPITALISED)
          hyphened.add(pairKey(page.ids[at - 1]!, id));
      }
      if (flags & PARTED) {
        if (last !== BREAK) pairs.add(last, BREAK, 1);
        last = BREAK;
        vocabulary.total[BREAK]!++;
      }
      if (id !== BREAK || last !== BREAK) pairs.add(last, id, 1);
      last = id;
      if (id <= NUMBER) continue;
      if (flags & CAPITALISED) {
        if (!(flags & OPENING)) vocabulary.capital[id]!++;
      } else if (!(flags & (SHOUTED | MIXED))) vocabulary.lower[id]!++;
      else if (flags & MIXED) vocabulary.capital[id]!++;
      if (vocabulary.lastArticle[id] !== index + 1) {
        vocabulary.lastArticle[id] = index + 1;
        vocabulary.groups[id]!++;
      }
    }
    if (last !== BREAK) pairs.add(last, BREAK, 1);
  }
  return { lexicon, reader, pairs, hyphened, words, readable };
}

/**
 * Takes near-duplicates as one, so that a story that stands four times bears witness once to how many
 * wrote a word. `groupOf` gives them one number. To be called once, after `countCorpus`.
 */
export function countCopiesOnce(
  corpus: CorpusModel,
  groupOf: readonly number[],
  monitor: Monitor,
): void {
  const { vocabulary } = corpus.lexicon;
  const members = new Map<number, number[]>();
  groupOf.forEach((group, article) => {
    if (corpus.readable[article] === 0) return;
    const known = members.get(group);
    if (known) known.push(article);
    else members.set(group, [article]);
  });
  const page = new Page();
  for (const group of members.values()) {
    if (group.length < 2) continue;
    const seen = new Set<number>();
    for (const article of group) {
      const pause = () => monitor.tick(groupOf.length, 2 * groupOf.length);
      pause();
      page.read(corpus.reader, article, pause);
      for (const id of new Set(page.ids.subarray(0, page.count))) {
        if (id <= NUMBER) continue;
        if (seen.has(id)) vocabulary.groups[id]!--;
        else seen.add(id);
      }
    }
  }
}
