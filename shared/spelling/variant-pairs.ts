import type { Monitor } from '../progress/monitor.ts';
import type { CorpusModel } from './corpus-model.ts';
import { indexNeighbours, wordsInOrder } from './neighbours.ts';
import { KNOWN, LISTED, NAME, NUMBER, OWN, type Vocabulary } from './vocabulary.ts';

/** A misspelled name has at least so many letters; shorter ones are too often two names. */
const LEAST_LETTERS = 5;
/** And at most so many, or it is a code. */
const LONGEST = 30;
/** And at least so many for two slips. */
const LEAST_FOR_TWO = 8;

/** How much more often the right form must stand where nothing else speaks for it. */
export const SKEW = 3;

/** Two words that may be one name written two ways. */
export interface WordPair {
  readonly rare: number;
  readonly common: number;
  readonly slips: number;
  /** The two may well be two names: they differ in an ending, are short, or a list has the rare one too. */
  readonly doubtful: boolean;
}

/** Letters alone: without accents, hyphens, blanks, apostrophes and case. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}'’\s-]/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae');
}

/** True for words that this corpus writes with a capital nearly always. */
export function isWrittenAsName(vocabulary: Vocabulary, id: number): boolean {
  const named = vocabulary.capital[id]!;
  return (
    named > 0 &&
    named * 2 > vocabulary.total[id]! - vocabulary.lower[id]! &&
    vocabulary.lower[id]! * 4 <= named
  );
}

type Ending = 'same' | 'other' | 'form';

/** How two words end: alike, in other letters as Hansen and Hanson, or as forms of one word, as Mexico and Mexican. */
function endingsOf(a: string, b: string): Ending {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  const rest = Math.max(a.length, b.length) - head;
  if (rest > 2) return 'same';
  if (a.length !== b.length) return 'form';
  if (rest === 1) return 'form';
  if (a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) return 'same';
  return a.at(-1) === b.at(-1) ? 'other' : 'form';
}

/** Pairs of names one or two slips apart, of which one is written at least as often as the other. */
export function misspelledPairs(corpus: CorpusModel, monitor: Monitor): WordPair[] {
  const { vocabulary } = corpus.lexicon;
  const pairs: WordPair[] = [];
  const mayBe = (id: number) =>
    vocabulary.total[id]! > 0 &&
    vocabulary.words[id]!.length >= LEAST_LETTERS - 1 &&
    isWrittenAsName(vocabulary, id);
  const index = indexNeighbours(corpus.lexicon, mayBe, monitor);
  const frequent = indexNeighbours(
    corpus.lexicon,
    (id) => vocabulary.total[id]! >= SKEW && mayBe(id),
    monitor,
  );
  const isRare = (id: number) => {
    const total = vocabulary.total[id]!;
    if (total === 0 || vocabulary.groups[id]! > 3 || total > 12) return false;
    const word = vocabulary.words[id]!;
    if (word.length < LEAST_LETTERS || vocabulary.flags[id]! & (KNOWN | OWN)) return false;
    if (!isWrittenAsName(vocabulary, id)) return false;
    return word.length <= LONGEST && /^[a-z]+$/.test(word);
  };
  const rares = wordsInOrder(vocabulary, corpus.lexicon.size, isRare, monitor);
  for (const [at, id] of rares.entries()) {
    if ((at & 15) === 0) monitor.tick(at, rares.length);
    const total = vocabulary.total[id]!;
    const word = vocabulary.words[id]!;
    const listed = (vocabulary.flags[id]! & (NAME | LISTED)) !== 0 || vocabulary.base[id]! > 0;
    const short = word.length <= LEAST_LETTERS;
    const near = index.oneSlipFrom(word);
    if (word.length >= LEAST_FOR_TWO) {
      near.push(...frequent.of(word).filter(({ slips }) => slips.count > 1));
    }
    for (const { id: other, slips } of near) {
      if (vocabulary.total[other]! < total) continue;
      const common = vocabulary.words[other]!;
      const ending = endingsOf(word, common);
      if (ending === 'form' || foldName(word) === foldName(common)) continue;
      const doubtful = listed || short || ending === 'other' || word[0] !== common[0];
      if (doubtful && slips.count > 1) continue;
      pairs.push({ rare: id, common: other, slips: slips.count, doubtful });
    }
  }
  return pairs;
}

/** Pairs of words that differ in accents alone: the one without, the one with. */
export function accentedPairs(corpus: CorpusModel): WordPair[] {
  const { vocabulary } = corpus.lexicon;
  const pairs: WordPair[] = [];
  for (let id = NUMBER + 1; id < vocabulary.size; id++) {
    const word = vocabulary.words[id]!;
    if (vocabulary.total[id]! === 0 || /^[a-z']*$/.test(word)) continue;
    const folded = foldName(word);
    if (folded === word || folded.length < 3) continue;
    const plain = vocabulary.find(folded);
    if (plain <= NUMBER || vocabulary.total[plain]! === 0) continue;
    pairs.push({ rare: plain, common: id, slips: 0, doubtful: false });
  }
  return pairs;
}
