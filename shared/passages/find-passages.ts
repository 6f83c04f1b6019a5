import type { ArticleRef } from '../corpus/document.ts';
import { contentId } from '../findings/content-id.ts';
import {
  type KeptPlace,
  type Occurrence,
  occurrenceAt,
  type TextFinding,
} from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { detached } from '../text/detached.ts';
import { matchInOrder } from '../text/match-digests.ts';
import { digestTexts, findDigests, type Remembering } from '../text/text-digests.ts';
import type { View } from '../text/view.ts';
import { type ArticleClusters, packClusters, togetherIn } from './article-clusters.ts';
import { chainAt, findChains } from './chains.ts';
import { knownSentences, type PassageMemory } from './passage-memory.ts';
import { sentenceRepeats } from './sentence-repeats.ts';
import { buildSentenceTable } from './sentence-table.ts';
import { packPassages, recallPassages, type StandingPassage } from './standing-passages.ts';

export interface PassageArticle {
  readonly ref: ArticleRef;
  /** Its text with recognised boilerplate left out. */
  readonly view: View;
  /** The text of its whole document, to which the findings' offsets refer. */
  readonly documentText: string;
}

export interface PassageOptions {
  /** A passage has at least so many words; 25 unless given. */
  readonly leastWords?: number;
}

const defaultLeastWords = 25;
/** A title shows so many words. */
const mostShown = 14;
/** To tell of a place costs as much as looking at so many sentences. */
const describing = 200;

/** Where a passage stands: the sentences `[sentence, sentence + length)` of an article. */
interface Place {
  readonly article: number;
  readonly sentence: number;
}

/** How likely it is that an editor would take the repeats out. */
function confidenceOf(
  words: number,
  articles: number,
  inside: boolean,
  largestShare: number,
): number {
  // Twice in one article is an accident of editing; the longer, the surer.
  if (inside) return words >= 60 ? 0.9 : 0.85;
  // Background carried from story to story is honest work, until it makes most of an article or
  // stands in a great many of them.
  let sure = 0.3 + Math.min(0.12, words / 1000);
  if (largestShare >= 0.75) sure += 0.25;
  else if (largestShare >= 0.5) sure += 0.15;
  if (words >= 150) sure += 0.1;
  if (articles >= 10) sure += 0.2;
  else if (articles >= 5) sure += 0.1;
  return Math.min(0.8, sure);
}

/** The first words of a passage. */
function snippet(text: string): string {
  const words: string[] = [];
  for (const [word] of text.matchAll(/\S+/gu)) {
    if (words.push(word) <= mostShown) continue;
    words[mostShown] = '…';
    break;
  }
  return words.join(' ');
}

/**
 * Passages of whole sentences that stand more than once, word by word, inside an article or across
 * articles: each maximal one once, with its first place kept and the others as removals; the longest
 * first where they overlap. Two articles of one of the `clusters` do not count as repeating one another. Offsets are the documents'. Sentences are numbered by their words,
 * and maximal repeats are read off a suffix array of those numbers: O(n log n) in the sentences,
 * linear in the text.
 */
export function findPassages(
  articles: readonly PassageArticle[],
  clusters: ArticleClusters,
  options: PassageOptions,
  monitor: Monitor,
): TextFinding[] {
  return searchPassages(articles, clusters, options, monitor, null).findings;
}

/**
 * The same passages, and a memory with which the next search reads new texts only and looks for passages only
 * among what has to do with them; null where nothing is to be remembered.
 */
export function searchPassages(
  articles: readonly PassageArticle[],
  clusters: ArticleClusters,
  options: PassageOptions,
  monitor: Monitor,
  remembering: Remembering<PassageMemory> | null,
): { readonly findings: TextFinding[]; readonly memory: PassageMemory | null } {
  const leastWords = options.leastWords ?? defaultLeastWords;
  const texts = articles.map((article) => article.view);
  const waiting: Monitor = { tick: () => monitor.tick(0, 100) };
  const textOf = (index: number) => texts[index]!.text;
  const digests =
    remembering &&
    (remembering.digests ?? digestTexts(texts.length, textOf, remembering.digest, waiting));
  const earlier = remembering?.earlier ?? null;
  const index = earlier && digests && findDigests(earlier.digests, digests);
  const known = knownSentences(earlier, index);
  const table = buildSentenceTable(
    texts,
    (done, total) => monitor.tick(Math.floor((80 * done) / Math.max(1, total)), 100),
    known,
  );
  const articleOf = new Int32Array(table.count);
  const articleWords = new Int32Array(articles.length);
  for (let article = 0; article < articles.length; article++) {
    if ((article & 4095) === 0) monitor.tick(84, 100);
    for (let at = table.textStarts[article]!; at < table.textStarts[article + 1]!; at++) {
      articleOf[at] = article;
      articleWords[article]! += table.words[at]!;
    }
  }
  monitor.tick(88, 100);

  const sameCluster = togetherIn(clusters, articles.length);
  // Sentences that are removed, and those of groups in which nothing more is to be found.
  const done = new Uint8Array(table.count);
  let work = 0;
  const pause = () => {
    work = 0;
    monitor.tick(90, 100);
  };
  const passages: StandingPassage[] = [];
  if (known && digests && known.memory.leastWords === leastWords) {
    const { memory } = known;
    const chains = findChains(table, done, leastWords, pause);
    const earlier = matchInOrder(memory.digests, digests, pause);
    const remembered = { memory, earlier, clusters };
    passages.push(...recallPassages(table, chains, remembered, done, pause));
  }
  // Where two passages overlap, the longer one is taken out and what is left of the other may still
  // stand elsewhere: go on wherever something was found.
  for (let before = -1; before < passages.length; ) {
    before = passages.length;
    const chains = findChains(table, done, leastWords, pause);
    const fruitful = new Uint8Array(chains.count);
    for (const { starts, length } of sentenceRepeats(table, chains, leastWords, pause)) {
      work += starts.length * length + 10;
      if (work > 20_000) pause();
      const places = standingPlaces(starts, length);
      const kept = places[0];
      if (kept === undefined) continue;
      const home = articleOf[kept]!;
      const others = places
        .slice(1)
        .filter((place) => articleOf[place] === home || !sameCluster(home, articleOf[place]!));
      if (others.length === 0) continue;
      for (const place of others) done.fill(1, place, place + length);
      fruitful[chains.groups[chainAt(chains, kept)]!] = 1;
      passages.push({ length, sentences: [kept, ...others] });
    }
    for (let chain = 0; chain < chains.count; chain++) {
      if (fruitful[chains.groups[chain]!] === 1) continue;
      done.fill(1, chains.starts[chain], chains.ends[chain]);
    }
  }
  const found = passages.map(({ length, sentences: [kept, ...others] }) => {
    work += describing * (others.length + 1);
    if (work > 20_000) pause();
    return { finding: describe(placeAt(kept!), others.map(placeAt), length), at: kept! };
  });
  monitor.tick(100, 100);
  return {
    findings: found
      .sort((a, b) => b.finding.confidence - a.finding.confidence || a.at - b.at)
      .map(({ finding }) => finding),
    memory: digests && {
      ...table.remember(digests),
      passages: packPassages(passages),
      clusters: packClusters(clusters),
      leastWords,
    },
  };

  function placeAt(sentence: number): Place {
    return { article: articleOf[sentence]!, sentence };
  }

  /** The places that no longer passage takes away already, without overlaps. */
  function standingPlaces(starts: Int32Array, length: number): number[] {
    const places: number[] = [];
    let end = 0;
    for (const sentence of starts) {
      if (sentence < end) continue;
      let free = true;
      for (let i = sentence; i < sentence + length; i++) if (done[i] === 1) free = false;
      if (!free) continue;
      end = sentence + length;
      places.push(sentence);
    }
    return places;
  }

  function spanOf(place: Place, length: number): KeptPlace {
    const { ref, view } = articles[place.article]!;
    const start = table.from[place.sentence]!;
    const end = table.to[place.sentence + length - 1]!;
    return {
      document: ref.document,
      article: ref.article,
      from: view.toSourceStart(start),
      to: view.toSource(trimmedEnd(view.text, start, end)),
    };
  }

  function describe(kept: Place, others: readonly Place[], length: number): TextFinding {
    let words = 0;
    for (let i = 0; i < length; i++) words += table.words[kept.sentence + i]!;
    const keptPlace = spanOf(kept, length);
    // Most places read alike to the letter, and one string does for them.
    const spellings = new Map<string, string>();
    const occurrences = others.map((place): Occurrence => {
      const span = spanOf(place, length);
      const read = articles[place.article]!.documentText.slice(span.from, span.to);
      let before = spellings.get(read);
      if (before === undefined) {
        before = detached(read);
        spellings.set(before, before);
      }
      return occurrenceAt(span, span.from, span.to, before, '');
    });
    const text = detached(articles[kept.article]!.documentText.slice(keptPlace.from, keptPlace.to));
    const inside = others.some((place) => place.article === kept.article);
    const involved = new Set([kept, ...others].map((place) => place.article));
    const share = Math.max(...others.map((place) => words / articleWords[place.article]!));
    const key = articles[kept.article]!.view.text.slice(
      table.from[kept.sentence]!,
      table.to[kept.sentence + length - 1]!,
    )
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu);
    const times = others.length + 1;
    const reasons = [
      `${words} words in ${length} ${length === 1 ? 'sentence' : 'sentences'} stand ${times === 2 ? 'twice' : `${times} times`}, word by word, ${
        involved.size === 1 ? 'in one article' : `in ${involved.size} articles`
      }.`,
      `The first place stays: ${keptPlace.document}.`,
    ];
    if (involved.size > 1) {
      reasons.push(
        `It makes up to ${Math.round(share * 100)} % of an article that repeats it; these articles are no duplicates of one another.`,
      );
    }
    return {
      kind: 'passage',
      id: contentId('passage', ...(key ?? [])),
      confidence: Math.round(confidenceOf(words, involved.size, inside, share) * 1000) / 1000,
      rule: 'repeated-passage',
      title: snippet(text),
      reasons: reasons.map(detached),
      pattern: text.trim(),
      suggestions: [],
      occurrences,
      kept: [keptPlace],
    };
  }
}

/** The end of a removal: where it begins in mid-paragraph and runs to its end, the line break stays, so that the next paragraph is not drawn up. */
function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/u.test(text[end - 1]!)) end--;
  if (!text.slice(end, to).includes('\n')) return to;
  let start = from;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start === 0 || text[start - 1] === '\n' ? to : end;
}
