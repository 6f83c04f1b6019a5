import type { Page } from './page.ts';
import type { ReadableText } from './spelled-article.ts';
import type { Judge, Judgement } from './spelling-judge.ts';
import { BREAK, KNOWN, LISTED, NAME, NUMBER, OWN, type Vocabulary } from './vocabulary.ts';
import {
  CAPITALISED,
  GLUED,
  HYPHENATED,
  MIXED,
  OPENING,
  PARTED,
  POSSESSIVE,
  SHOUTED,
} from './word-scanner.ts';

/** A word of an article that is probably misspelled. */
export interface Misspelling {
  /** Position on the page. */
  readonly at: number;
  readonly judgement: Judgement;
}

/** Below these odds (natural logarithm) a word is not worth a line, even below the fold. */
const LEAST_ODDS = -0.85;
/** Longer ones are codes. */
const LONGEST = 30;
/** Shorter halves of hyphenated words are prefixes, names and sounds. */
const LEAST_PART = 6;
/** So many stories make a word known to its neighbours. */
const ATTESTED = 4;
/** So many make it a word, whatever lies near. */
const ESTABLISHED = 25;

/** True when the word can be judged at all: unknown, no name, no term, no half of anything. `letters` are those of the language. */
function isQuestionable(vocabulary: Vocabulary, letters: RegExp, id: number): boolean {
  if (id <= NUMBER || vocabulary.flags[id]! & (KNOWN | LISTED | OWN)) return false;
  if (vocabulary.groups[id]! >= ESTABLISHED) return false;
  const word = vocabulary.words[id]!;
  if (word.length < 3 || word.length > LONGEST || !letters.test(word)) return false;
  // A word that stands with a capital in mid-sentence is a name.
  if (vocabulary.capital[id]! > 0) return false;
  // The head of don't.
  return !vocabulary.has(`${word}'t`);
}

const BRACKETS = '[]<>{}()*_|~^';

/** An article as it is searched; `witnesses` are the words that near-duplicates have in the same places. */
interface SearchedArticle {
  readonly written: ReadableText;
  readonly page: Page;
  readonly witnesses: ReadonlyMap<number, number>;
  pause(): void;
}

/** Finds the misspellings of articles, in order. `letters` are those of the language; words with others are not of it. */
export function createMisspellingFinder(
  vocabulary: Vocabulary,
  judge: Judge,
  letters: RegExp,
): (article: SearchedArticle) => Misspelling[] {
  // Of each word: 0 not asked yet, 1 questionable, 2 not.
  const asked = new Uint8Array(vocabulary.size);
  const mayBeWrong = (id: number) => {
    if (asked[id] === 0) asked[id] = isQuestionable(vocabulary, letters, id) ? 1 : 2;
    return asked[id] === 1;
  };
  return (article) => misspellingsOf(vocabulary, judge, mayBeWrong, article);
}

function misspellingsOf(
  vocabulary: Vocabulary,
  judge: Judge,
  mayBeWrong: (id: number) => boolean,
  { written, page, witnesses, pause }: SearchedArticle,
): Misspelling[] {
  const found: Misspelling[] = [];
  const isStrange = (at: number, id: number) =>
    id > NUMBER &&
    !(page.flags[at]! & (CAPITALISED | SHOUTED | MIXED)) &&
    !(vocabulary.flags[id]! & (KNOWN | LISTED | OWN | NAME)) &&
    vocabulary.groups[id]! < ATTESTED;
  for (let at = 0; at < page.count; at++) {
    if ((at & 511) === 511) pause();
    const id = page.ids[at]!;
    if (!mayBeWrong(id)) continue;
    const flags = page.flags[at]!;
    if (flags & (SHOUTED | MIXED | GLUED)) continue;
    const part = (flags & HYPHENATED) !== 0;
    if (part && page.to[at]! - page.from[at]! < LEAST_PART) continue;
    const capital = (flags & CAPITALISED) !== 0;
    if (capital && !(flags & OPENING)) continue;
    const { text } = written;
    const before = text[page.from[at]! - 1] ?? ' ';
    const after = text[page.to[at]!] ?? ' ';
    if (BRACKETS.includes(after) && after !== ')') continue;
    if (BRACKETS.includes(before) && before !== '(') continue;
    // A writer who quotes it knows.
    if (/^\W{0,2}\s?[[(]sic[\])]/i.test(text.slice(page.to[at]!, page.to[at]! + 9))) continue;
    // Dialect: goin', gon'.
    if ((after === "'" || after === '’') && text[page.to[at]! - 1] === 'n' && !(flags & POSSESSIVE))
      continue;
    const left = page.left(at);
    const right = page.right(at);
    // A particle within a name: Ursula von der Leyen.
    const leftNamed =
      left !== BREAK && (page.flags[at - 1]! & (CAPITALISED | OPENING)) === CAPITALISED;
    if (leftNamed && page.to[at]! - page.from[at]! <= 3 && !(flags & PARTED)) continue;
    const foreign =
      (left !== BREAK && isStrange(at - 1, left)) || (right !== BREAK && isStrange(at + 1, right));
    pause();
    const judgement = judge.judge(id, left, right, {
      opening: capital,
      foreign,
      part,
      witness: witnesses.get(at),
    });
    if (judgement && judgement.odds >= LEAST_ODDS) found.push({ at, judgement });
  }
  return found;
}
