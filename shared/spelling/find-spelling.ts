import type { TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { countCopiesOnce, countCorpus } from './corpus-model.ts';
import { type Dictionary, primaryLanguage } from './dictionary.ts';
import { createLanguageModel } from './language-model.ts';
import { detectLanguages } from './languages.ts';
import { trainLetters } from './letter-model.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { findMisspellings } from './misspellings.ts';
import { watchVariants } from './name-variants.ts';
import { indexNeighbours, mayPropose } from './neighbours.ts';
import { withoutOwnWords } from './own-words.ts';
import { Page } from './page.ts';
import { createRealWordFinder } from './real-word-errors.ts';
import type { ReadableText, SpelledArticle } from './spelled-article.ts';
import { byConfidence, Collection } from './spelling-findings.ts';
import { createJudge } from './spelling-judge.ts';
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
  const found = lexicons.flatMap((lexicon, language) => {
    const chosen = languages && Uint8Array.from(languages, (one) => (one === language ? 1 : 0));
    return chosen?.includes(1) === false
      ? []
      : checkLanguage(articles, texts, { ...options, witnesses, lexicon, chosen }, monitor);
  });
  // The names that the editor declared right have parts that stand for themselves.
  const right = withoutOwnWords(found, ownWords);
  return lexicons.length > 1 ? unite(right) : [...right];
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
  texts: readonly ReadableText[],
  options: SpellingOptions & { readonly lexicon: Lexicon; readonly chosen: Uint8Array | null },
  monitor: Monitor,
): TextFinding[] {
  const { lexicon, chosen } = options;
  const { vocabulary } = lexicon;
  const lexiconSize = vocabulary.size;
  const corpus = countCorpus(texts, lexicon, chosen, monitor);
  const pairs = options.witnesses();
  countCopiesOnce(corpus, texts, groupArticles(articles.length, pairs), monitor);
  const model = createLanguageModel(corpus);
  const letters = trainLetters(
    (function* () {
      for (let id = 2; id < lexiconSize; id++) {
        if ((id & 4095) === 0) monitor.tick(id, lexiconSize);
        if (vocabulary.flags[id]! & KNOWN) yield vocabulary.words[id]!;
      }
    })(),
  );
  const attested = 4;
  const index = indexNeighbours(lexicon, (id) => mayPropose(vocabulary, id, attested), monitor);
  const judge = createJudge(corpus, model, letters, index);

  const finder = createRealWordFinder(corpus, model, index);

  const watch = watchVariants(corpus, monitor);
  const partners = partnersOf(articles.length, pairs, WITNESSES);

  const collected = new Collection(vocabulary);
  // In English, letters with accents are a foreign word or a matter of style: début, coördinator.
  const lettersOfLanguage = lexicon.language === 'en' ? /^[a-z]+$/ : /^\p{Ll}+$/u;
  const page = new Page();
  const other = new Page();
  for (let a = 0; a < articles.length; a++) {
    const pause = () => monitor.tick(articles.length + a, 2 * articles.length);
    if ((a & 15) === 0) pause();
    if (corpus.readable[a] === 0) continue;
    const article = articles[a]!;
    const { text } = texts[a]!;
    page.read(corpus.reader, text, pause);
    const witnesses = new Map<number, number>();
    for (const partner of partners[a]!) {
      other.read(corpus.reader, texts[partner]!.text, pause);
      for (const [at, word] of differencesBetween(page, other, pause)) witnesses.set(at, word);
    }
    const place = { text, page, letters: lettersOfLanguage, witnesses, pause };
    for (const { at, judgement } of findMisspellings(vocabulary, judge, place)) {
      collected.addMisspelling(article, page, at, judgement);
    }
    for (const error of finder.find(page, witnesses, pause))
      collected.addRealWord(article, page, error);
    watch.see(a, text, page, pause);
  }
  const end = () => monitor.tick(2 * articles.length, 2 * articles.length);
  for (const variant of watch.variants()) collected.addVariant(articles, variant, end);
  return collected.findings();
}
