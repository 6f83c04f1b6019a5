import type { ArticleRef } from '../corpus/document.ts';
import { contentId } from '../findings/content-id.ts';
import type { Occurrence, TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import type { View } from '../text/view.ts';
import { countCorpus } from './corpus-model.ts';
import { type Dictionary, primaryLanguage } from './dictionary.ts';
import { createLanguageModel } from './language-model.ts';
import { trainLetters } from './letter-model.ts';
import { createLexicon } from './lexicon.ts';
import { indexNeighbours, mayPropose } from './neighbours.ts';
import { createJudge } from './spelling-judge.ts';
import { BREAK, KNOWN, LISTED, OWN } from './vocabulary.ts';
import { CAPITALISED, GLUED, HYPHENATED, MIXED, OPENING, PARTED, SHOUTED } from './word-scanner.ts';
import { inCaseOf } from './written-form.ts';

/** An article to read. `view` is the article with recognised boilerplate set aside. */
export interface SpelledArticle {
  readonly ref: ArticleRef;
  readonly documentText: string;
  readonly view: View;
  readonly outlet: string;
}

export interface SpellingOptions {
  readonly dictionaries: readonly Dictionary[];
  /** Words that the editor said are right. */
  readonly ownWords: readonly string[];
  /** Pairs of near-duplicate articles, by index. */
  readonly witnesses: readonly (readonly [number, number])[];
}

interface Found {
  readonly pattern: string;
  readonly correction: string;
  readonly occurrences: Occurrence[];
  readonly suggestions: Map<string, number>;
  odds: number;
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

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Findings of the kinds `typo`, `real-word` and `variant`. One finding holds all places of one
 * misspelled form with one correction; its id depends on the form alone.
 */
export function findSpelling(
  articles: readonly SpelledArticle[],
  options: SpellingOptions,
  monitor: Monitor,
): TextFinding[] {
  const language = primaryLanguage(options.dictionaries[0]?.language ?? 'en');
  if (options.dictionaries.length === 0) return [];
  const lexicon = createLexicon(options.dictionaries, language, options.ownWords, monitor);
  const { vocabulary } = lexicon;
  const lexiconSize = vocabulary.size;
  const texts = articles.map((article) => article.view.text);
  const corpus = countCorpus(
    texts,
    groupArticles(articles.length, options.witnesses),
    lexicon,
    monitor,
  );
  const model = createLanguageModel(corpus);
  const letters = trainLetters(
    (function* () {
      for (let id = 2; id < lexiconSize; id++)
        if (vocabulary.flags[id]! & KNOWN) yield vocabulary.words[id]!;
    })(),
  );
  const attested = 4;
  const index = indexNeighbours(vocabulary, (id) => mayPropose(vocabulary, id, attested));
  const judge = createJudge(corpus, model, letters, index);

  const isCandidate = (id: number) => {
    const flags = vocabulary.flags[id]!;
    if (flags & (KNOWN | LISTED | OWN)) return false;
    const word = vocabulary.words[id]!;
    return (
      word.length >= 3 &&
      !word.includes("'") &&
      vocabulary.capital[id]! === 0 &&
      !(vocabulary.flags[vocabulary.find(`${word}'t`)] ?? 0)
    );
  };

  const found = new Map<string, Found>();
  for (let a = 0; a < articles.length; a++) {
    if ((a & 15) === 0) monitor.tick(a, articles.length);
    if (corpus.readable[a] === 0) continue;
    const article = articles[a]!;
    let left = BREAK;
    let waiting: { from: number; to: number; flags: number; id: number; left: number } | null =
      null;
    const settle = (right: number) => {
      if (!waiting) return;
      const { from, to, flags, id, left: before } = waiting;
      waiting = null;
      const judgement = judge.judge(id, before, right, (flags & CAPITALISED) !== 0);
      if (!judgement || judgement.odds < -1) return;
      const start = article.view.toSourceStart(from);
      const end = article.view.toSource(to);
      const surface = article.documentText.slice(start, end);
      if (surface !== article.view.text.slice(from, to)) return;
      const pattern = vocabulary.words[id]!;
      const correction = judgement.corrections[0]!.text;
      const key = `${pattern}\n${correction}`;
      let finding = found.get(key);
      if (!finding) {
        finding = { pattern, correction, occurrences: [], suggestions: new Map(), odds: 0 };
        found.set(key, finding);
      }
      finding.occurrences.push({
        ...article.ref,
        from: start,
        to: end,
        before: surface,
        after: inCaseOf(surface, correction),
      });
      finding.odds += judgement.odds;
      for (const one of judgement.corrections) {
        finding.suggestions.set(
          one.text,
          Math.max(one.score, finding.suggestions.get(one.text) ?? -999),
        );
      }
    };
    corpus.reader.read(article.view.text, (from, to, flags, id) => {
      const parted = (flags & PARTED) !== 0;
      settle(parted ? BREAK : id);
      if (parted) left = BREAK;
      const quiet = flags & (SHOUTED | MIXED | GLUED | HYPHENATED);
      const capital = flags & CAPITALISED && !(flags & OPENING);
      if (!quiet && !capital && id > 1 && isCandidate(id)) waiting = { from, to, flags, id, left };
      left = id;
    });
    settle(BREAK);
  }

  return [...found.values()]
    .map((one): TextFinding => {
      const odds = one.odds / one.occurrences.length;
      const confidence = 1 / (1 + Math.exp(-odds));
      return {
        id: contentId('typo', one.pattern),
        kind: 'typo',
        confidence,
        rule: 'misspelling',
        title: `${one.pattern} → ${one.correction}`,
        reasons: [`“${one.pattern}” is in no dictionary`],
        pattern: one.pattern,
        suggestions: [...one.suggestions]
          .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
          .map(([text]) => text),
        occurrences: one.occurrences,
        kept: [],
      };
    })
    .filter((finding) => finding.confidence >= 0.3)
    .sort((a, b) => b.confidence - a.confidence || compareText(a.pattern, b.pattern));
}
