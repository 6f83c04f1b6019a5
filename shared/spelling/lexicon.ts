import type { Monitor } from '../progress/monitor.ts';
import { readCompiled } from './compiled-lexicon.ts';
import { type Dictionary, type HunspellDictionary, primaryLanguage } from './dictionary.ts';
import { expandHunspell } from './hunspell.ts';
import { normalWord } from './own-words.ts';
import { noPairs, type PairTable } from './pair-table.ts';
import { ENTRY, KNOWN, NAME, OWN, REGIONAL, UNSPEAKABLE, Vocabulary } from './vocabulary.ts';

/** The words of one language: those of its dictionaries, and what a general corpus knows of them. */
export interface Lexicon {
  /** Without a country: `en`. */
  readonly language: string;
  readonly vocabulary: Vocabulary;
  /** Words with lower ids are the lexicon's and the editor's own, others are of the corpus alone. */
  readonly size: number;
  /** Occurrences of a pair per occurrence of its first word in the general corpus. */
  readonly pairs: PairTable;
  /** The letters its words are written with. */
  readonly alphabet: Uint16Array;
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
  const lexicon = same ? known.lexicon : readLexicon(ours, language, monitor);
  if (ours[0] && !same) read.set(ours[0], { dictionaries: ours, lexicon });
  const vocabulary = new Vocabulary(lexicon.vocabulary);
  for (const word of ownWords) {
    const id = vocabulary.intern(normalWord(word));
    vocabulary.flags[id] = vocabulary.flags[id]! | OWN;
  }
  return { ...lexicon, vocabulary, size: vocabulary.size };
}

/** Flags of every form of the dictionaries, by the word as the vocabulary has it. */
export function dictionaryForms(
  ours: readonly HunspellDictionary[],
  monitor: Monitor,
): Map<string, number> {
  const flags = new Map<string, number>();
  const seen: Set<string>[] = [];
  for (const dictionary of ours) {
    monitor.tick(0, 1);
    const here = new Set<string>();
    seen.push(here);
    let forms = 0;
    expandHunspell(dictionary, ({ word, suggest, entry }) => {
      if ((forms++ & 1023) === 0) monitor.tick(0, 1);
      // The scanner leaves possessive endings out.
      if (word.endsWith("'s")) return;
      const normal = normalWord(word);
      const plain = normal === word.replaceAll('’', "'");
      const flag =
        (plain ? KNOWN : NAME) | (suggest ? 0 : UNSPEAKABLE) | (entry && plain ? ENTRY : 0);
      flags.set(normal, (flags.get(normal) ?? 0) | flag);
      here.add(normal);
    });
  }
  if (seen.length > 1) {
    for (const [word, flag] of flags) {
      if (seen.some((words) => !words.has(word))) flags.set(word, flag | REGIONAL);
    }
  }
  return flags;
}

/** Words among which the whole of a language without counts is shared out. */
const EVEN = 30_000;

function readLexicon(ours: readonly Dictionary[], language: string, monitor: Monitor): Lexicon {
  const compiled = ours.find((one) => 'compiled' in one);
  const { vocabulary, pairs } = compiled
    ? readCompiled(compiled.compiled, monitor)
    : { vocabulary: new Vocabulary(), pairs: noPairs };
  const others = ours.filter((one) => 'dic' in one);
  for (const [word, flag] of dictionaryForms(others, monitor)) {
    const id = vocabulary.intern(word);
    // What other dictionaries lack is told where the compiled one was made.
    vocabulary.flags[id] = vocabulary.flags[id]! | (compiled ? flag & ~REGIONAL : flag);
  }
  if (!compiled) {
    // Without counts, all words of the language are taken to be equally frequent.
    for (let id = 2; id < vocabulary.size; id++) vocabulary.base[id] = 1 / EVEN;
  }
  const alphabet = alphabetOf(vocabulary, monitor);
  return { language, vocabulary, size: vocabulary.size, pairs, alphabet };
}

/** The commonest letters of the words, at most 64 code units. */
function alphabetOf(vocabulary: Vocabulary, monitor: Monitor): Uint16Array {
  const counts = new Uint32Array(65536);
  for (let id = 2; id < vocabulary.size; id++) {
    if ((id & 4095) === 0) monitor.tick(id, vocabulary.size);
    const word = vocabulary.words[id]!;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      counts[code] = counts[code]! + 1;
    }
  }
  const codes: number[] = [];
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) codes.push(code);
  return Uint16Array.from(codes.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, 64));
}
