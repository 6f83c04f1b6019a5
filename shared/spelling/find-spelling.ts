import type { TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { findDigests } from '../text/text-digests.ts';
import { type CorpusCounts, packCounts } from './corpus-counts.ts';
import { type CountedBefore, canRecount, countCopiesOnce, countCorpus } from './corpus-model.ts';
import { type Dictionary, primaryLanguage } from './dictionary.ts';
import { createLanguageModel } from './language-model.ts';
import { detectLanguages } from './languages.ts';
import { trainLetters } from './letter-model.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { createMisspellingFinder } from './misspellings.ts';
import { watchVariants } from './name-variants.ts';
import { indexNeighbours, isRight } from './neighbours.ts';
import { normalWord, withoutOwnWords } from './own-words.ts';
import { Page } from './page.ts';
import { WordReader } from './read-words.ts';
import { createRealWordFinder } from './real-word-errors.ts';
import { isWidelyUsed, joinNeighbours, type RightNeighbours } from './right-neighbours.ts';
import { type SpelledArticle, WrittenText } from './spelled-article.ts';
import { byConfidence, Collection } from './spelling-findings.ts';
import { createJudge } from './spelling-judge.ts';
import type { SpellingMemory } from './spelling-memory.ts';
import { KNOWN } from './vocabulary.ts';
import { differencesBetween, partnersOf } from './witnesses.ts';

export type { SpelledArticle } from './spelled-article.ts';

/** Near-duplicates asked for each article. */
const WITNESSES = 3;

export interface SpellingOptions {
  readonly dictionaries: readonly Dictionary[];
  /** Words that the editor said are right. */
  readonly ownWords: readonly string[];
  /** Pairs of near-duplicate articles, by index; asked for once all words are counted, as they may be found meanwhile. */
  readonly witnesses: () => readonly (readonly [number, number])[];
}

/** Numbers articles so that those joined by pairs share one number. */
function groupArticles(count: number, pairs: readonly (readonly [number, number])[]): number[] {
  const parent = Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const [a, b] of pairs) {
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y);
    parent[high!] = low!;
  }
  return parent.map((_, index) => rootOf(index));
}

function languagesOf(dictionaries: readonly Dictionary[]): string[] {
  return [...new Set(dictionaries.map(({ language }) => primaryLanguage(language)))];
}

/** Reads the dictionaries, so that a check with the same ones that begins later has them at hand. */
export function readAhead(dictionaries: readonly Dictionary[], monitor: Monitor): void {
  for (const name of languagesOf(dictionaries)) createLexicon(dictionaries, name, [], monitor);
}

/**
 * Findings of the kinds `typo`, `real-word` and `variant`. One finding holds all places of one
 * misspelled form with one correction; its id depends on the form alone. Every article is read with
 * the dictionaries of its own language; one in another language is passed over.
 */
export function findSpelling(
  articles: readonly SpelledArticle[],
  options: SpellingOptions,
  monitor: Monitor,
): TextFinding[] {
  const read = new WordReader(articles.map((article) => article.view));
  const known = { read, earlier: [], counted: null, remembers: false };
  return check(articles, options, known, monitor).findings;
}

/** As `findSpelling`, with what an earlier check left, if one did, and with what this one leaves. `digests` are those of the texts. */
export function findSpellingAgain(
  articles: readonly SpelledArticle[],
  options: SpellingOptions,
  earlier: SpellingMemory | null,
  digests: Int32Array<ArrayBuffer>,
  monitor: Monitor,
): { readonly findings: TextFinding[]; readonly memory: SpellingMemory } {
  const found = earlier && findDigests(earlier.digests, digests);
  const read = new WordReader(
    articles.map((article) => article.view),
    earlier?.words && found ? { words: earlier.words, known: found } : null,
    () => monitor.tick(0, articles.length),
  );
  const counted =
    earlier?.counts && earlier.words && found
      ? {
          counts: earlier.counts,
          known: found,
          firsts: findDigests(earlier.digests, earlier.digests),
        }
      : null;
  const usable =
    counted &&
    counted.counts.ownWords === inLines(options.ownWords) &&
    canRecount(counted, earlier!.words!);
  const known = {
    read,
    earlier: earlier?.neighbours ?? [],
    counted: usable ? counted : null,
    remembers: true,
  };
  const { findings, neighbours, counts } = check(articles, options, known, monitor);
  return { findings, memory: { digests, words: read.packed(), neighbours, counts } };
}

/** The editor's words in one text. */
function inLines(ownWords: readonly string[]): string {
  return ownWords.map(normalWord).join('\n');
}

/** What is known before a check. */
interface KnownBefore {
  readonly read: WordReader;
  readonly earlier: readonly RightNeighbours[];
  /** Counts that hold for a single language. */
  readonly counted: CountedBefore | null;
  /** Whether the counts are to be kept. */
  readonly remembers: boolean;
}

/** What a check found, what it looked up and counted. */
interface Checked {
  readonly findings: TextFinding[];
  readonly neighbours: readonly RightNeighbours[];
  /** Null where they are not to be kept, or there are several languages. */
  readonly counts: CorpusCounts | null;
}

function check(
  articles: readonly SpelledArticle[],
  options: SpellingOptions,
  known: KnownBefore,
  monitor: Monitor,
): Checked {
  const { dictionaries, ownWords } = options;
  const names = languagesOf(dictionaries);
  const texts = articles.map((article) => article.view);
  const lexicons = names.map((name) => createLexicon(dictionaries, name, ownWords, monitor));
  const languages = lexicons.length > 1 ? detectLanguages(texts, lexicons, monitor) : null;
  let pairs: readonly (readonly [number, number])[] | null = null;
  const witnesses = () => {
    pairs ??= options.witnesses();
    return pairs;
  };
  const checked = lexicons.flatMap((lexicon, language) => {
    const chosen = languages && Uint8Array.from(languages, (one) => (one === language ? 1 : 0));
    return chosen?.includes(1) === false
      ? []
      : checkLanguage(articles, { ...options, ...known, witnesses, lexicon, chosen }, monitor);
  });
  const found = checked.flatMap(({ findings }) => findings);
  // The names that the editor declared right have parts that stand for themselves.
  const right = withoutOwnWords(found, ownWords);
  return {
    findings: lexicons.length > 1 ? unite(right) : [...right],
    neighbours: checked.flatMap(({ neighbours }) => neighbours),
    counts: lexicons.length === 1 ? (checked[0]?.counts ?? null) : null,
  };
}

/** The findings with those of one id made one, surest first. */
function unite(findings: readonly TextFinding[]): TextFinding[] {
  const byId = new Map<string, TextFinding>();
  for (const finding of findings) {
    const known = byId.get(finding.id);
    const occurrences = [...(known?.occurrences ?? []), ...finding.occurrences];
    byId.set(finding.id, { ...(known ?? finding), occurrences });
  }
  return [...byId.values()].sort(byConfidence);
}

/** The findings in the articles that are in one language. */
function checkLanguage(
  articles: readonly SpelledArticle[],
  options: SpellingOptions &
    KnownBefore & { readonly lexicon: Lexicon; readonly chosen: Uint8Array | null },
  monitor: Monitor,
): Checked {
  const { lexicon, chosen } = options;
  const { vocabulary } = lexicon;
  const lexiconSize = vocabulary.size;
  const before = chosen ? null : options.counted;
  const corpus = countCorpus(articles.length, lexicon, options.read, chosen, monitor, before);
  options.read.forgetEarlier();
  const end = () => monitor.tick(2 * articles.length, 2 * articles.length);
  const counts =
    options.remembers && !chosen ? packCounts(corpus, inLines(options.ownWords), end) : null;
  const pairs = options.witnesses();
  countCopiesOnce(corpus, groupArticles(articles.length, pairs), monitor);
  const model = createLanguageModel(corpus);
  const letters = trainLetters(
    (function* () {
      for (let id = 2; id < lexiconSize; id++) {
        if ((id & 4095) === 0) monitor.tick(id, lexiconSize);
        if (vocabulary.flags[id]! & KNOWN) yield vocabulary.words[id]!;
      }
    })(),
  );
  const index = joinNeighbours(
    lexicon.language,
    indexNeighbours(lexicon, (id) => isRight(vocabulary, id), monitor),
    indexNeighbours(lexicon, (id) => isWidelyUsed(vocabulary, id), monitor),
    options.earlier.find(({ language }) => language === lexicon.language) ?? null,
  );
  const judge = createJudge(corpus, model, letters, index);

  const finder = createRealWordFinder(corpus, model, index, end);

  const watch = watchVariants(corpus, monitor);
  const partners = partnersOf(articles.length, pairs, WITNESSES);

  const collected = new Collection(vocabulary);
  // In English, letters with accents are a foreign word or a matter of style: début, coördinator.
  const lettersOfLanguage = lexicon.language === 'en' ? /^[a-z]+$/ : /^\p{Ll}+$/u;
  const misspellings = createMisspellingFinder(vocabulary, judge, lettersOfLanguage);
  const page = new Page();
  const other = new Page();
  for (let a = 0; a < articles.length; a++) {
    const pause = () => monitor.tick(articles.length + a, 2 * articles.length);
    if ((a & 15) === 0) pause();
    if (corpus.readable[a] === 0) continue;
    const article = articles[a]!;
    const written = new WrittenText(article.view);
    corpus.reader.read(a, page, pause);
    const witnesses = new Map<number, number>();
    for (const partner of partners[a]!) {
      corpus.reader.read(partner, other, pause);
      for (const [at, word] of differencesBetween(page, other, pause)) witnesses.set(at, word);
    }
    for (const { at, judgement } of misspellings({ written, page, witnesses, pause })) {
      collected.addMisspelling(article, page, at, judgement);
    }
    for (const error of finder.find(page, witnesses, pause))
      collected.addRealWord(article, page, error);
    watch.see(a, written, page, pause);
  }
  for (const variant of watch.variants()) collected.addVariant(articles, variant, end);
  return { findings: collected.findings(), neighbours: [index.packed()], counts };
}
