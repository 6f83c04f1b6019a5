import type { Monitor } from '../progress/monitor.ts';
import type { CorpusModel } from './corpus-model.ts';
import { indexNeighbours } from './neighbours.ts';
import type { Page } from './page.ts';
import { BREAK, KNOWN, LISTED, NAME, NUMBER, OWN } from './vocabulary.ts';
import { CAPITALISED, GLUED, MIXED } from './word-scanner.ts';

/** A place of a name: the article's number, its span in the text scanned, as it is written there. */
interface NamePlace {
  readonly article: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Two spellings of what is probably one name. */
export interface NameVariant {
  readonly rare: string;
  readonly common: string;
  /** Where the rare one stands. */
  readonly places: readonly NamePlace[];
  readonly rareCount: number;
  readonly commonCount: number;
  readonly confidence: number;
  /** A common word with a capital is no name, though part of one. */
  readonly kind: 'variant' | 'typo';
  readonly rule: 'diacritics' | 'misspelled-name';
  readonly reason: string;
}

/** Watches for names that are written two ways; shown all pages of a corpus, it tells the variants. */
export interface VariantWatch {
  see(article: number, text: string, page: Page): void;
  variants(): NameVariant[];
}

/** Letters alone: without accents, hyphens, apostrophes and case. */
function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}'’-]/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae');
}

/** A misspelled name has at least so many letters; shorter ones are too often two names. */
const LEAST_LETTERS = 6;
/** And at most so many, or it is a code. */
const LONGEST = 30;
/** And at least so many for two slips. */
const LEAST_FOR_TWO = 8;
/** How much more often the right form must stand. */
const SKEW = 3;

interface Seen {
  /** As it stands at its first place. */
  readonly text: string;
  /** Kept for those that may be the rare side. */
  readonly places: NamePlace[];
  /** Occurrences by article. */
  readonly articles: Map<number, number>;
  /** Words that stand before it. */
  readonly before: Set<number>;
  count: number;
}

/** Pairs of word ids that may be one name written two ways. */
interface Pair {
  readonly rare: number;
  readonly common: number;
  readonly slips: number;
}

/** True when the two differ in their endings alone: Mexico and Mexican, Hansen and Hansens. */
function differsInEnding(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  const rest = Math.max(a.length, b.length) - head;
  const swapped =
    rest === 2 && a.length === b.length && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return rest <= 2 && !swapped;
}

function misspelledPairs(corpus: CorpusModel, monitor: Monitor): Pair[] {
  const { vocabulary } = corpus.lexicon;
  const isName = (id: number) => {
    const named = vocabulary.capital[id]!;
    return (
      named > 0 &&
      named * 2 > vocabulary.total[id]! - vocabulary.lower[id]! &&
      vocabulary.lower[id]! * 4 <= named
    );
  };
  const pairs: Pair[] = [];
  const index = indexNeighbours(
    vocabulary,
    (id) =>
      vocabulary.total[id]! >= SKEW &&
      vocabulary.words[id]!.length >= LEAST_LETTERS - 1 &&
      isName(id),
    monitor,
  );
  for (let id = NUMBER + 1; id < vocabulary.size; id++) {
    if ((id & 255) === 0) monitor.tick(id, vocabulary.size);
    const total = vocabulary.total[id]!;
    if (total === 0 || vocabulary.groups[id]! > 3 || total > 12) continue;
    const word = vocabulary.words[id]!;
    if (word.length < LEAST_LETTERS || vocabulary.flags[id]! & (KNOWN | NAME | OWN)) continue;
    if (vocabulary.flags[id]! & LISTED || vocabulary.base[id]! > 0 || !isName(id)) continue;
    if (word.length > LONGEST || !/^[a-z]+$/.test(word)) continue;
    const near = word.length < LEAST_FOR_TWO ? index.oneSlipFrom(word) : index.of(word);
    for (const { id: other, slips } of near) {
      if (vocabulary.total[other]! < SKEW * total) continue;
      if (differsInEnding(word, vocabulary.words[other]!)) continue;
      pairs.push({ rare: id, common: other, slips: slips.count });
    }
  }
  return pairs;
}

function accentedPairs(corpus: CorpusModel): Pair[] {
  const { vocabulary } = corpus.lexicon;
  const pairs: Pair[] = [];
  for (let id = NUMBER + 1; id < vocabulary.size; id++) {
    const word = vocabulary.words[id]!;
    if (vocabulary.total[id]! === 0 || /^[a-z']*$/.test(word)) continue;
    const folded = foldName(word);
    if (folded === word || folded.length < 3) continue;
    const plain = vocabulary.find(folded);
    if (plain <= NUMBER || vocabulary.total[plain]! === 0) continue;
    pairs.push({ rare: plain, common: id, slips: 0 });
  }
  return pairs;
}

/** The hyphenated whole that a word is part of. */
function wholeOf(text: string, from: number, to: number): { from: number; to: number } {
  const letter = /[\p{L}\p{M}’']/u;
  let start = from;
  while (start > 1 && text[start - 1] === '-' && letter.test(text[start - 2]!)) {
    start--;
    while (start > 0 && letter.test(text[start - 1]!)) start--;
  }
  let end = to;
  while (end + 1 < text.length && text[end] === '-' && /\p{L}/u.test(text[end + 1]!)) {
    end++;
    while (end < text.length && /[\p{L}\p{M}]/u.test(text[end]!)) end++;
  }
  return { from: start, to: end };
}

/** A watch for names that differ in accents alone, or by one or two slips with a much more frequent form in the same context. */
export function watchVariants(corpus: CorpusModel, monitor: Monitor): VariantWatch {
  const misspelled = misspelledPairs(corpus, monitor);
  const accented = accentedPairs(corpus);
  const { vocabulary } = corpus.lexicon;
  const watched = new Set<number>();
  for (const pair of [...misspelled, ...accented]) {
    watched.add(pair.rare);
    watched.add(pair.common);
  }
  /** By word id, for slips; by whole name, for accents. */
  const byWord = new Map<number, Seen>();
  const byName = new Map<string, Seen>();
  const rares = new Set(misspelled.map((pair) => pair.rare));
  const accents = new Set(accented.flatMap((pair) => [pair.rare, pair.common]));

  const note = <K>(map: Map<K, Seen>, key: K, place: NamePlace, before: number, keep: boolean) => {
    let seen = map.get(key);
    if (!seen) {
      seen = { text: place.text, places: [], articles: new Map(), before: new Set(), count: 0 };
      map.set(key, seen);
    }
    seen.count++;
    seen.articles.set(place.article, (seen.articles.get(place.article) ?? 0) + 1);
    if (before > NUMBER) seen.before.add(before);
    if (keep) seen.places.push(place);
  };

  /** Articles that have both, and whether the same capitalised word stands before both. */
  const context = (a: Seen, b: Seen) => ({
    together: [...a.articles.keys()].filter((article) => b.articles.has(article)),
    sameBefore: [...a.before].some(
      (id) => b.before.has(id) && vocabulary.capital[id]! > vocabulary.lower[id]!,
    ),
  });

  const fromSlips = (): NameVariant[] => {
    const best = new Map<number, NameVariant>();
    for (const { rare, common, slips } of misspelled) {
      const a = byWord.get(rare);
      const b = byWord.get(common);
      if (!a || !b || a.count * SKEW > b.count) continue;
      const { together, sameBefore } = context(a, b);
      if (together.length === 0 && !sameBefore) continue;
      if (slips > 1 && !(sameBefore && together.length > 0) && b.count < 10 * a.count) continue;
      let confidence = sameBefore && together.length > 0 ? 0.85 : sameBefore ? 0.7 : 0.5;
      if (slips > 1) confidence -= 0.15;
      if (vocabulary.flags[common]! & (KNOWN | NAME)) confidence += 0.1;
      const known = best.get(rare);
      if (
        known &&
        (known.confidence > confidence ||
          (known.confidence === confidence && known.commonCount >= b.count))
      )
        continue;
      best.set(rare, {
        rare: a.text,
        common: b.text,
        places: a.places,
        rareCount: a.count,
        commonCount: b.count,
        confidence,
        kind: vocabulary.flags[common]! & KNOWN ? 'typo' : 'variant',
        rule: 'misspelled-name',
        reason: sameBefore ? 'The same name stands before both.' : 'Both stand in one article.',
      });
    }
    return [...best.values()];
  };

  const fromAccents = (): NameVariant[] => {
    const families = new Map<string, string[]>();
    for (const name of byName.keys()) {
      const key = foldName(name);
      const family = families.get(key);
      if (family) family.push(name);
      else families.set(key, [name]);
    }
    const found: NameVariant[] = [];
    for (const names of families.values()) {
      if (names.length < 2) continue;
      // The most frequent form; among equals, the one with more accents.
      const ranked = [...names].sort(
        (a, b) =>
          byName.get(b)!.count - byName.get(a)!.count ||
          b.normalize('NFD').length - a.normalize('NFD').length ||
          (a < b ? -1 : 1),
      );
      const common = ranked[0]!;
      const main = byName.get(common)!;
      for (const rare of ranked.slice(1)) {
        if (rare.normalize('NFC') === common.normalize('NFC')) continue;
        const other = byName.get(rare)!;
        const { together, sameBefore } = context(other, main);
        const hyphenated = rare.includes('-');
        if (together.length === 0 && !sameBefore && !hyphenated) continue;
        found.push({
          rare,
          common,
          places: other.places,
          rareCount: other.count,
          commonCount: main.count,
          confidence: together.length > 0 ? 0.9 : sameBefore ? 0.7 : 0.5,
          kind: 'variant',
          rule: 'diacritics',
          reason:
            together.length > 0
              ? 'Both stand in one article and differ in accents alone.'
              : 'They differ in accents alone.',
        });
      }
    }
    return found;
  };

  return {
    see(article, text, page) {
      for (let at = 0; at < page.count; at++) {
        const id = page.ids[at]!;
        if (id <= NUMBER || !watched.has(id)) continue;
        const flags = page.flags[at]!;
        if (!(flags & (CAPITALISED | MIXED)) || flags & GLUED) continue;
        const from = page.from[at]!;
        const to = page.to[at]!;
        const left = page.left(at);
        const before = left !== BREAK && page.flags[at - 1]! & CAPITALISED ? left : BREAK;
        note(byWord, id, { article, from, to, text: text.slice(from, to) }, before, rares.has(id));
        if (!accents.has(id)) continue;
        const whole = wholeOf(text, from, to);
        const name = text.slice(whole.from, whole.to);
        const last = byName.get(name)?.places.at(-1);
        // A name with two watched parts is seen twice.
        if (last?.article === article && last.from === whole.from) continue;
        note(byName, name, { article, from: whole.from, to: whole.to, text: name }, before, true);
      }
    },
    variants: () => [...fromAccents(), ...fromSlips()],
  };
}
