import type { Monitor } from '../progress/monitor.ts';
import type { CorpusModel } from './corpus-model.ts';
import type { Page } from './page.ts';
import type { ReadableText } from './spelled-article.ts';
import {
  accentedPairs,
  foldName,
  isWrittenAsName,
  misspelledPairs,
  SKEW,
  type WordPair,
} from './variant-pairs.ts';
import { KNOWN, NAME, NUMBER } from './vocabulary.ts';
import { CAPITALISED, GLUED, HYPHENATED, MIXED, PARTED } from './word-scanner.ts';

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
  readonly rule: 'diacritics' | 'hyphen' | 'misspelled-name';
  readonly reason: string;
}

/** Watches for names that are written two ways; shown all pages of a corpus, it tells the variants. */
export interface VariantWatch {
  see(article: number, written: ReadableText, page: Page, pause: () => void): void;
  variants(): NameVariant[];
}

interface Seen {
  /** As it stands at its first place. */
  readonly text: string;
  /** Kept for those that may be the rare side. */
  readonly places: NamePlace[];
  readonly articles: Set<number>;
  /** Words with a capital that stand right before it, and right after it. */
  readonly before: Set<number>;
  readonly after: Set<number>;
  count: number;
  /** How often one stands after it. */
  followed: number;
}

/** What speaks for one name, or against. */
interface Evidence {
  /** An article has both. */
  readonly together: boolean;
  /** The same given name stands before both, or the same surname after both. */
  readonly samePerson: boolean;
  /** The same title or other word with a capital stands before both. */
  readonly sameTitle: boolean;
  /** They go with other given names or other surnames, or one is a given name and the other is none. */
  readonly apart: boolean;
}

/** How far a hyphenated whole is followed either way. */
const REACH = 60;

/** The hyphenated whole that a word is part of. */
function wholeOf(text: string, from: number, to: number): { from: number; to: number } {
  const letter = /[\p{L}\p{M}’']/u;
  const least = Math.max(1, from - REACH);
  const most = Math.min(text.length, to + REACH);
  let start = from;
  while (start > least && text[start - 1] === '-' && letter.test(text[start - 2]!)) {
    start--;
    while (start > least - 1 && letter.test(text[start - 1]!)) start--;
  }
  let end = to;
  while (end + 1 < most && text[end] === '-' && /\p{L}/u.test(text[end + 1]!)) {
    end++;
    while (end < most && /[\p{L}\p{M}]/u.test(text[end]!)) end++;
  }
  return { from: start, to: end };
}

/** A watch for names that differ in accents or a hyphen alone, or by one or two slips with a more frequent form in the same context. */
export function watchVariants(corpus: CorpusModel, monitor: Monitor): VariantWatch {
  const misspelled = misspelledPairs(corpus, monitor);
  const accented = accentedPairs(corpus);
  const { vocabulary } = corpus.lexicon;
  const watched = new Set<number>();
  for (const pair of [...misspelled, ...accented]) {
    watched.add(pair.rare);
    watched.add(pair.common);
  }
  /** By word id, for slips; by whole name, for accents; by name with a blank or a hyphen. */
  const byWord = new Map<number, Seen>();
  const byName = new Map<string, Seen>();
  const byHyphen = new Map<string, Seen>();
  const rares = new Set(misspelled.map((pair) => pair.rare));
  const accents = new Set(accented.flatMap((pair) => [pair.rare, pair.common]));

  const note = <K>(
    map: Map<K, Seen>,
    key: K,
    place: NamePlace,
    around: { before: number; after: number },
    keep: boolean,
  ) => {
    let seen = map.get(key);
    if (!seen) {
      seen = {
        text: place.text,
        places: [],
        articles: new Set(),
        before: new Set(),
        after: new Set(),
        count: 0,
        followed: 0,
      };
      map.set(key, seen);
    }
    seen.count++;
    seen.articles.add(place.article);
    if (around.before > NUMBER) seen.before.add(around.before);
    if (around.after > NUMBER) {
      seen.after.add(around.after);
      seen.followed++;
    }
    if (keep) seen.places.push(place);
  };

  /** A word of a name rather than a title or a month. */
  const isPart = (id: number) =>
    !(vocabulary.flags[id]! & KNOWN) && isWrittenAsName(vocabulary, id);
  const shares = (a: ReadonlySet<number>, b: ReadonlySet<number>, fits: (id: number) => boolean) =>
    [...a].some((id) => b.has(id) && fits(id));
  const parts = (ids: ReadonlySet<number>) => [...ids].some(isPart);

  const weigh = (rare: Seen, common: Seen): Evidence => {
    const sameBefore = shares(rare.before, common.before, isPart);
    const sameAfter = shares(rare.after, common.after, isPart);
    const otherBefore = !sameBefore && parts(rare.before) && parts(common.before);
    const otherAfter = !sameAfter && parts(rare.after) && parts(common.after);
    const given = common.followed * 2 > common.count && rare.followed === 0;
    return {
      together: [...rare.articles].some((article) => common.articles.has(article)),
      samePerson: sameBefore || sameAfter,
      sameTitle: shares(
        rare.before,
        common.before,
        (id) => vocabulary.capital[id]! > vocabulary.lower[id]!,
      ),
      apart: otherBefore || otherAfter || (given && !sameBefore),
    };
  };

  /** How sure it is that the two are one, from 0 to 1; 0 when they are likely to be two. */
  const sureness = (pair: WordPair, rare: Seen, common: Seen): number => {
    const { together, samePerson, sameTitle, apart } = weigh(rare, common);
    if (apart && !samePerson) return 0;
    if (pair.doubtful) {
      const listed = vocabulary.base[pair.rare]! > 0;
      if (!samePerson || (listed && !together)) return 0;
      return together ? 0.7 : common.count >= SKEW * rare.count ? 0.65 : 0;
    }
    if (rare.count * SKEW > common.count) {
      if (!samePerson || pair.slips > 1) return 0;
      return together && common.count > rare.count ? 0.7 : together ? 0.55 : 0;
    }
    if (!together && !samePerson && !sameTitle) return 0;
    const strong = together && (samePerson || sameTitle);
    if (pair.slips > 1 && !strong && common.count < 10 * rare.count) return 0;
    const base = strong ? 0.85 : samePerson ? 0.75 : sameTitle ? 0.65 : 0.55;
    const known = vocabulary.flags[pair.common]! & (KNOWN | NAME) ? 0.1 : 0;
    return base + known - (pair.slips > 1 ? 0.15 : 0);
  };

  const fromSlips = (): NameVariant[] => {
    const best = new Map<number, NameVariant>();
    const taken = new Set<number>();
    for (const pair of misspelled) {
      const rare = byWord.get(pair.rare);
      const common = byWord.get(pair.common);
      if (!rare || !common || rare.count > common.count) continue;
      // Of two that stand equally often, the later one gives way.
      if (taken.has(pair.common) && rare.count === common.count) continue;
      const confidence = sureness(pair, rare, common);
      if (confidence === 0) continue;
      const known = best.get(pair.rare);
      if (
        known &&
        (known.confidence > confidence ||
          (known.confidence === confidence && known.commonCount >= common.count))
      )
        continue;
      const { samePerson, sameTitle } = weigh(rare, common);
      taken.add(pair.rare);
      best.set(pair.rare, {
        rare: rare.text,
        common: common.text,
        places: rare.places,
        rareCount: rare.count,
        commonCount: common.count,
        confidence,
        kind: vocabulary.flags[pair.common]! & KNOWN ? 'typo' : 'variant',
        rule: 'misspelled-name',
        reason: samePerson
          ? 'The same name stands beside both.'
          : sameTitle
            ? 'The same word with a capital stands before both.'
            : 'Both stand in one article.',
      });
    }
    return [...best.values()];
  };

  const fromFamilies = (
    seen: ReadonlyMap<string, Seen>,
    rule: 'diacritics' | 'hyphen',
    difference: string,
  ): NameVariant[] => {
    const families = new Map<string, string[]>();
    for (const name of seen.keys()) {
      const key = foldName(name);
      const family = families.get(key);
      if (family) family.push(name);
      else families.set(key, [name]);
    }
    const found: NameVariant[] = [];
    for (const names of families.values()) {
      if (names.length < 2) continue;
      // The most frequent form; among equals, the one with more accents or a hyphen.
      const ranked = [...names].sort(
        (a, b) =>
          seen.get(b)!.count - seen.get(a)!.count ||
          b.normalize('NFD').length - a.normalize('NFD').length ||
          Number(b.includes('-')) - Number(a.includes('-')) ||
          (a < b ? -1 : 1),
      );
      const common = ranked[0]!;
      const main = seen.get(common)!;
      for (const name of ranked.slice(1)) {
        if (name.normalize('NFC') === common.normalize('NFC')) continue;
        if (rule === 'hyphen' && name.includes('-') === common.includes('-')) continue;
        const rare = seen.get(name)!;
        const { together, samePerson, sameTitle } = weigh(rare, main);
        const hyphenated = rule === 'diacritics' && name.includes('-');
        if (!together && !samePerson && !sameTitle && !hyphenated) continue;
        found.push({
          rare: name,
          common,
          places: rare.places,
          rareCount: rare.count,
          commonCount: main.count,
          confidence: together ? 0.9 : samePerson || sameTitle ? 0.7 : 0.5,
          kind: 'variant',
          rule,
          reason: together
            ? `Both stand in one article and differ in ${difference} alone.`
            : `They differ in ${difference} alone.`,
        });
      }
    }
    return found;
  };

  const isNameAt = (page: Page, at: number) =>
    at >= 0 &&
    at < page.count &&
    (page.flags[at]! & (CAPITALISED | MIXED)) !== 0 &&
    !(page.flags[at]! & GLUED) &&
    page.ids[at]! > NUMBER;
  /** The words with a capital right before `first` and right after `last`. */
  const around = (page: Page, first: number, last: number) => ({
    before: isNameAt(page, first - 1) && !(page.flags[first]! & PARTED) ? page.ids[first - 1]! : 0,
    after: isNameAt(page, last + 1) && !(page.flags[last + 1]! & PARTED) ? page.ids[last + 1]! : 0,
  });

  /** A name of two parts with a blank or a hyphen between, where the corpus has both. */
  const seeTwoParts = (article: number, written: ReadableText, page: Page, at: number) => {
    if (corpus.hyphened.get(page.ids[at]!, page.ids[at + 1]!) === 0) return;
    const [one, two] = [page.ids[at]!, page.ids[at + 1]!];
    if (!isWrittenAsName(vocabulary, one) || !isWrittenAsName(vocabulary, two)) return;
    // Two common words are no name but a headline.
    if (vocabulary.flags[one]! & vocabulary.flags[two]! & KNOWN) return;
    const { text } = written;
    const from = page.from[at]!;
    const to = page.to[at + 1]!;
    const name = text.slice(from, to);
    if (!/^\S+[ -]\S+$/.test(name) || wholeOf(text, from, to).from !== from) return;
    if (wholeOf(text, from, to).to !== to) return;
    note(byHyphen, name, { article, from, to, text: name }, around(page, at, at + 1), true);
  };

  return {
    see(article, written, page, pause) {
      for (let at = 0; at < page.count; at++) {
        if ((at & 1023) === 1023) pause();
        if (!isNameAt(page, at)) continue;
        const id = page.ids[at]!;
        if (corpus.hyphened.size > 0 && isNameAt(page, at + 1)) {
          const joined = !(page.flags[at + 1]! & PARTED) || page.flags[at + 1]! & HYPHENATED;
          if (joined) seeTwoParts(article, written, page, at);
        }
        if (!watched.has(id)) continue;
        const { text } = written;
        const from = page.from[at]!;
        const to = page.to[at]!;
        const beside = around(page, at, at);
        note(byWord, id, { article, from, to, text: text.slice(from, to) }, beside, rares.has(id));
        if (!accents.has(id)) continue;
        const whole = wholeOf(text, from, to);
        const name = text.slice(whole.from, whole.to);
        const last = byName.get(name)?.places.at(-1);
        // A name with two watched parts is seen twice.
        if (last?.article === article && last.from === whole.from) continue;
        note(byName, name, { article, from: whole.from, to: whole.to, text: name }, beside, true);
      }
    },
    variants: () => [
      ...fromFamilies(byName, 'diacritics', 'accents'),
      ...fromFamilies(byHyphen, 'hyphen', 'a hyphen'),
      ...fromSlips(),
    ],
  };
}
