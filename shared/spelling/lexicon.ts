import type { Monitor } from '../progress/monitor.ts';
import { type Dictionary, primaryLanguage } from './dictionary.ts';
import { expandHunspell } from './hunspell.ts';
import { PairCounts } from './pair-counts.ts';
import {
  ENTRY,
  KNOWN,
  LISTED,
  NAME,
  OWN,
  REGIONAL,
  UNSPEAKABLE,
  Vocabulary,
} from './vocabulary.ts';

/** The words of one language: those of its dictionaries, and what a general corpus knows of them. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  /** Occurrences of a pair per occurrence of its first word in the general corpus. */
  readonly pairs: PairCounts;
}

/** The words in lower case with a straight apostrophe, as the vocabulary has them. */
function normalWord(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

/** Visits the lines without splitting the whole, and reports now and then. */
function eachLine(text: string, monitor: Monitor, visit: (line: string) => void): void {
  let lines = 0;
  for (let from = 0; from < text.length; ) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    if ((lines++ & 1023) === 0) monitor.tick(from, text.length);
    visit(text.slice(from, to));
    from = to + 1;
  }
}

function readCounts(text: string, vocabulary: Vocabulary, monitor: Monitor): void {
  const found: [number, number][] = [];
  let sum = 0;
  eachLine(text, monitor, (line) => {
    const [word, steps, star] = line.split(' ');
    if (!word || !steps) return;
    const count = 2 ** (Number(steps) / 8);
    sum += count;
    const id = vocabulary.intern(word);
    found.push([id, count]);
    if (star === undefined) vocabulary.flags[id] = vocabulary.flags[id]! | LISTED;
  });
  for (const [id, count] of found)
    vocabulary.base[id] = Math.max(vocabulary.base[id]!, count / sum);
}

function readPairs(
  text: string,
  vocabulary: Vocabulary,
  pairs: PairCounts,
  scale: number,
  monitor: Monitor,
): void {
  eachLine(text, monitor, (line) => {
    const parts = line.split(' ');
    const first = vocabulary.find(parts[0]!);
    if (first < 0) return;
    const share = vocabulary.base[first]! * scale;
    for (let i = 1; i + 1 < parts.length; i += 2) {
      const second = vocabulary.intern(parts[i]!);
      pairs.add(first, second, Math.min(0.9, 2 ** (Number(parts[i + 1]) / 8) / share));
    }
  });
}

/** Lexicons by their first dictionary, so that the second scan need not read them again. */
const read = new WeakMap<Dictionary, { dictionaries: readonly Dictionary[]; lexicon: Lexicon }>();

/** The lexicon of one language out of all its dictionaries, and the editor's own words. */
export function createLexicon(
  dictionaries: readonly Dictionary[],
  language: string,
  ownWords: readonly string[],
  monitor: Monitor,
): Lexicon {
  const ours = dictionaries.filter((one) => primaryLanguage(one.language) === language);
  const known = ours[0] && read.get(ours[0]);
  const same =
    known?.dictionaries.length === ours.length &&
    ours.every((one, index) => one === known.dictionaries[index]);
  const lexicon = same ? known.lexicon : readLexicon(ours, monitor);
  if (ours[0] && !same) read.set(ours[0], { dictionaries: ours, lexicon });
  const vocabulary = new Vocabulary(lexicon.vocabulary);
  for (const word of ownWords) {
    const id = vocabulary.intern(normalWord(word));
    vocabulary.flags[id] = vocabulary.flags[id]! | OWN;
  }
  return { vocabulary, pairs: lexicon.pairs };
}

function readLexicon(ours: readonly Dictionary[], monitor: Monitor): Lexicon {
  const vocabulary = new Vocabulary();
  const mark = (id: number, flag: number) => {
    vocabulary.flags[id] = vocabulary.flags[id]! | flag;
  };
  const seen: Set<number>[] = [];
  for (const dictionary of ours) {
    monitor.tick(0, 1);
    const here = new Set<number>();
    seen.push(here);
    let forms = 0;
    expandHunspell(dictionary, ({ word, suggest, entry }) => {
      if ((forms++ & 1023) === 0) monitor.tick(0, 1);
      // The scanner leaves possessive endings out.
      if (word.endsWith("'s")) return;
      const normal = normalWord(word);
      const id = vocabulary.intern(normal);
      mark(id, normal === word.replaceAll('’', "'") ? KNOWN : NAME);
      if (!suggest) mark(id, UNSPEAKABLE);
      if (entry) mark(id, ENTRY);
      here.add(id);
    });
  }
  for (let id = 2; id < vocabulary.size; id++) {
    if (seen.some((words) => !words.has(id))) mark(id, REGIONAL);
  }
  const counted = ours.find((one) => one.wordCounts !== undefined);
  if (counted?.wordCounts) readCounts(counted.wordCounts, vocabulary, monitor);
  monitor.tick(0, 1);
  const pairs = new PairCounts(counted?.pairCounts ? 260_000 : 16);
  if (counted?.wordCounts && counted.pairCounts) {
    const top = counted.wordCounts.slice(0, counted.wordCounts.indexOf('\n')).split(' ');
    const scale = 2 ** (Number(top[1]) / 8) / vocabulary.base[vocabulary.find(top[0]!)]!;
    readPairs(counted.pairCounts, vocabulary, pairs, scale, monitor);
  }
  return { vocabulary, pairs };
}
