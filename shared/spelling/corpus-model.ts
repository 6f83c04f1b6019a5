import type { Monitor } from '../progress/monitor.ts';
import { type CorpusCounts, type CountedCorpus, unpackCounts } from './corpus-counts.ts';
import type { Lexicon } from './lexicon.ts';
import { Page } from './page.ts';
import { PairCounts } from './pair-counts.ts';
import type { ReadWords, WordReader } from './read-words.ts';
import { createReader, type Reader } from './reader.ts';
import { BREAK, KNOWN, LISTED, NUMBER, OWN, type Vocabulary } from './vocabulary.ts';
import { CAPITALISED, HYPHENATED, MIXED, OPENING, PARTED, SHOUTED } from './word-scanner.ts';

/** What the corpus itself says of words and of pairs of neighbouring words. */
export interface CorpusModel extends CountedCorpus {
  readonly reader: Reader;
}

/** What was counted before, and what the texts at hand have in common with those that were. */
export interface CountedBefore {
  readonly counts: CorpusCounts;
  /** The first article before with the text of each article now, -1 where there is none. */
  readonly known: Int32Array;
  /** The first article before with the text of each article before. */
  readonly firsts: Int32Array;
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
 * without it, those are taken of which enough words are known. What was counted `before` without such marks
 * is not counted again; the counts are the same.
 */
export function countCorpus(
  count: number,
  lexicon: Lexicon,
  read: WordReader,
  chosen: Uint8Array | null,
  monitor: Monitor,
  before: CountedBefore | null = null,
): CorpusModel {
  const corpus: CorpusModel = {
    lexicon,
    reader: createReader(lexicon, read),
    pairs: new PairCounts(before ? before.counts.pairs.length >> 2 : 1 << 16),
    hyphened: new PairCounts(),
    words: 0,
    readable: new Uint8Array(count),
  };
  const counter = new Counter(corpus);
  const page = new Page();
  let index = 0;
  const pause = () => monitor.tick(index, 2 * count);
  const settled = before ? countChanges(before, corpus, counter, page, pause) : null;
  for (; index < count; index++) {
    if (chosen?.[index] === 0) continue;
    if ((index & 15) === 0) pause();
    if (settled?.[index] === 1) continue;
    corpus.reader.read(index, page, pause);
    if (!chosen && !isInLanguage(lexicon.vocabulary, page)) continue;
    corpus.readable[index] = 1;
    counter.count(page, 1, pause);
  }
  return corpus;
}

/** Takes the counts of before over, without the articles that are gone; tells which articles they hold for. */
function countChanges(
  { counts, known, firsts }: CountedBefore,
  corpus: CorpusModel,
  counter: Counter,
  page: Page,
  pause: () => void,
): Uint8Array {
  unpackCounts(counts, corpus, pause);
  // Of each text before, how many articles with it are still to be found.
  const left = new Int32Array(firsts.length);
  for (const first of firsts) left[first]!++;
  const settled = Uint8Array.from(known, (first, index) => {
    if (first < 0 || left[first] === 0) return 0;
    left[first]!--;
    corpus.readable[index] = counts.readable[first]!;
    return 1;
  });
  for (const [first, gone] of left.entries()) {
    if (gone === 0 || counts.readable[first] === 0) continue;
    pause();
    if (!corpus.reader.readEarlier(first, page, pause)) throw new Error('words that were not kept');
    for (let time = 0; time < gone; time++) counter.count(page, -1, pause);
  }
  return settled;
}

/** True where the words of all articles that are gone are kept, and these are not most of them. */
export function canRecount({ known, firsts }: CountedBefore, words: ReadWords): boolean {
  const left = new Int32Array(firsts.length);
  for (const first of firsts) left[first]!++;
  for (const first of known) if (first >= 0) left[first]!--;
  let gone = 0;
  for (const [first, missing] of left.entries()) {
    if (missing <= 0) continue;
    if (words.starts[first]! < 0) return false;
    gone += missing;
  }
  return gone * 2 <= firsts.length;
}

/** Adds the words of articles to the counts of a corpus, or takes them off. */
class Counter {
  private readonly corpus: CorpusModel;
  /** Of each word, the last article it was met in. */
  private last = new Uint32Array(0);
  private articles = 0;

  constructor(corpus: CorpusModel) {
    this.corpus = corpus;
  }

  /** Counts a page `times` times, 1 or -1. */
  count(page: Page, times: number, pause: () => void): void {
    const { pairs, hyphened, lexicon } = this.corpus;
    const { vocabulary } = lexicon;
    this.corpus.words += times * page.count;
    if (this.last.length < vocabulary.size) {
      const wider = new Uint32Array(vocabulary.total.length);
      wider.set(this.last);
      this.last = wider;
    }
    this.articles++;
    let last = BREAK;
    for (let at = 0; at < page.count; at++) {
      if ((at & 4095) === 4095) pause();
      const id = page.ids[at]!;
      const flags = page.flags[at]!;
      vocabulary.total[id]! += times;
      if (at > 0 && flags & page.flags[at - 1]! & HYPHENATED && flags & CAPITALISED) {
        const touching = page.from[at]! - page.to[at - 1]! === 1;
        if (touching && page.flags[at - 1]! & CAPITALISED)
          hyphened.add(page.ids[at - 1]!, id, times);
      }
      if (flags & PARTED) {
        if (last !== BREAK) pairs.add(last, BREAK, times);
        last = BREAK;
        vocabulary.total[BREAK]! += times;
      }
      if (id !== BREAK || last !== BREAK) pairs.add(last, id, times);
      last = id;
      if (id <= NUMBER) continue;
      if (flags & CAPITALISED) {
        if (!(flags & OPENING)) vocabulary.capital[id]! += times;
      } else if (!(flags & (SHOUTED | MIXED))) vocabulary.lower[id]! += times;
      else if (flags & MIXED) vocabulary.capital[id]! += times;
      if (this.last[id] !== this.articles) {
        this.last[id] = this.articles;
        vocabulary.groups[id]! += times;
      }
    }
    if (last !== BREAK) pairs.add(last, BREAK, times);
  }
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
  const pause = () => monitor.tick(groupOf.length, 2 * groupOf.length);
  groupOf.forEach((group, article) => {
    if ((article & 4095) === 0) pause();
    if (corpus.readable[article] === 0) return;
    const known = members.get(group);
    if (known) known.push(article);
    else members.set(group, [article]);
  });
  const page = new Page();
  // Which article of a group a word was met in last, and of which group it was met at all.
  const inArticle = new Int32Array(vocabulary.size);
  const inGroup = new Int32Array(vocabulary.size);
  let groups = 0;
  for (const group of members.values()) {
    if (group.length < 2) continue;
    groups++;
    for (const article of group) {
      pause();
      corpus.reader.read(article, page, pause);
      for (let at = 0; at < page.count; at++) {
        const id = page.ids[at]!;
        if (id <= NUMBER || inArticle[id] === article + 1) continue;
        inArticle[id] = article + 1;
        if (inGroup[id] === groups) vocabulary.groups[id]!--;
        else inGroup[id] = groups;
      }
    }
  }
}
