import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { PageLine } from '../corpus/opening.ts';
import { countWords, endsSentence, isHeadlineShape } from '../text/line-shape.ts';
import { createLineJudge, type LineModel, lineConfidence } from './line-model.ts';
import { codeOf, leftAlone, type PageOutcome, type WebRule } from './page-outcome.ts';
import type { PageRecurrence } from './page-recurrence.ts';
import { namedHeadline } from './web-page.ts';

/** Judges the lines of one article, which follow one another on its page. The outcome holds until the next one is made. */
export type PageJudge = (
  article: Article,
  corpus: Corpus,
  page: readonly PageLine[],
  recurs: PageRecurrence,
) => PageOutcome;

const offered = 0.5;
const shown = 0.4;
export const longRun = 4;
const mostAbove = 8;
const edge = 8;
const textWidth = 80;
const mostAboveText = 12;
const longList = 14;
const shortTable = 6;
const fewestBetween = 6;
const allButCertain = 0.95;

/** A judge by the model. Its outcomes follow from the page, the fields that name its headline, and what `createPageSignature` reads of `recurs`. */
export function createPageJudge(model: LineModel): PageJudge {
  const lineJudge = createLineJudge(model);
  let codes = new Uint8Array(64);
  let told = new Float64Array(64);
  return (article, corpus, page, recurs) => {
    const size = page.length;
    if (size > codes.length) {
      codes = new Uint8Array(2 * size);
      told = new Float64Array(2 * size);
    }
    const keys = page.map((line) => line.key);
    const recurring = Array.from(recurs.recurring.subarray(0, size), (mark) => mark === 1);
    const likely = lineJudge.judge(keys, recurs).subarray(0, size);
    const verdicts = confidences(page, likely, recurring);
    const runs = runLengths(verdicts);
    const kept = keptStretch(page, verdicts);
    const named = namedHeadline(corpus.document(article.document), article, page);
    const headline = named >= 0 ? named : headlineAbove(page, kept.first, recurring);
    const own = { from: recurring.indexOf(false), to: recurring.lastIndexOf(false) };
    let count = 0;
    for (let at = 0; at < size; at++) {
      const verdict = verdicts[at]!;
      const recurs = recurring[at]!;
      codes[at] = leftAlone;
      if ((verdict < shown && !recurs) || at === headline) continue;
      const run = runs[at]!;
      codes[at] = codeOf({
        rule: ruleOf(keys[at]!, at, run, recurs, kept.first, kept.last),
        inRun: run >= longRun,
        zone: recurs ? zoneOf(keys[at]!, at, size) : 0,
        atEdge: at < own.from || at > own.to,
        recurs,
      });
      told[count++] = verdict;
    }
    return { codes: codes.subarray(0, size), verdicts: told.subarray(0, count) };
  };
}

/** A short line may be a menu's above the text and a subhead within it; a longer one is the same wherever it stands. */
function zoneOf(key: string, at: number, lines: number): number {
  if (countWords(key) >= 3) return 0;
  return at < edge ? 1 : at >= lines - edge ? 2 : 3;
}

/** How sure it is of each line, so that what it offers begins at 0.5. */
function confidences(
  page: readonly PageLine[],
  likely: Float64Array,
  recurring: readonly boolean[],
): Float64Array {
  // Blank lines between paragraphs are set by hand or by a careful scraper: there, shape alone is not enough.
  const spaced = page.filter((line) => line.blanksBefore > 0).length > page.length * 0.2;
  const verdicts = likely.map((value, at) =>
    lineConfidence(page[at]!.key, value, spaced && !recurring[at]),
  );
  for (const { from, to } of longLists(page, recurring)) {
    const certain = likely.subarray(from, to).filter((value) => value >= allButCertain).length;
    // A line or two that a menu could hold as well go with the rest of the list.
    const needed = certain <= (to - from) * 0.25 ? 1 : allButCertain;
    for (let at = from; at < to; at++) {
      if (recurring[at] || likely[at]! >= needed) continue;
      verdicts[at] = Math.min(verdicts[at]!, offered - 0.05);
    }
  }
  for (const [at, { key }] of page.entries()) {
    if (recurring[at] || verdicts[at]! < offered || !endsSentence(key)) continue;
    if (countWords(key.slice(0, 1000)) < 5) continue;
    // A sentence next to text that stays is most often part of it.
    const before = at > 0 && verdicts[at - 1]! < offered;
    const after = at + 1 < page.length && verdicts[at + 1]! < offered;
    if (before || after) verdicts[at] = lineConfidence(key, likely[at]!, true);
  }
  return verdicts;
}

/**
 * Runs of short lines that stand nowhere else and are no menus: those that a colon announces, and, on a page whose
 * text begins at its top, long ones (what took the menus off such a page leaves no others) and the short ones between
 * paragraphs where there are many, such as names below letters.
 */
function longLists(
  page: readonly PageLine[],
  recurring: readonly boolean[],
): { from: number; to: number }[] {
  const firstText = page.findIndex(({ key }) => key.length >= textWidth && endsSentence(key));
  if (firstText < 0) return [];
  const tidy = firstText <= mostAboveText;
  const lists: { from: number; to: number }[] = [];
  const between: { from: number; to: number }[] = [];
  let from = 0;
  let repeated = 0;
  let rows = 0;
  for (let at = 0; at <= page.length; at++) {
    const line = page[at];
    if (line && line.key.length < textWidth) {
      if (recurring[at]) repeated++;
      if (/^[•*–-] |\p{Nd}/u.test(line.key)) rows++;
      continue;
    }
    const size = at - from;
    if (size > 0 && from > firstText && repeated <= size * 0.2) {
      const announced = announcedAt(page, from, at);
      const tabular = size >= shortTable && rows >= size * 0.7;
      if (tidy && (size >= longList || tabular)) lists.push({ from, to: at });
      else if (announced >= 0) lists.push({ from: announced, to: at });
      else if (size <= 3 && line && endsSentence(line.key)) between.push({ from, to: at });
    }
    from = at + 1;
    repeated = 0;
    rows = 0;
  }
  return tidy && between.length >= fewestBetween ? [...lists, ...between] : lists;
}

/** Where a list begins that the line above announces, within a run of short lines; -1 when none does. */
function announcedAt(page: readonly PageLine[], from: number, to: number): number {
  for (let at = Math.max(from, 1); at < to; at++) {
    const { key } = page[at - 1]!;
    if (/[:：]$/u.test(key) && countWords(key) >= 4 && to - at >= 3) return at;
  }
  return -1;
}

/** On a page that has but a few lines above its text, the first of them that could be its headline; -1 when none could. */
function headlineAbove(
  page: readonly PageLine[],
  firstKept: number,
  recurring: readonly boolean[],
): number {
  if (firstKept > mostAbove) return -1;
  for (let at = 0; at < Math.min(firstKept, page.length); at++) {
    const { key } = page[at]!;
    if (!recurring[at] && isHeadlineShape(key) && !endsSentence(key) && countWords(key) >= 4) {
      return at;
    }
  }
  return -1;
}

/** How long the run of offered lines is that each line stands in; 0 for lines that are not offered. */
function runLengths(verdicts: Float64Array): Int32Array {
  const runs = new Int32Array(verdicts.length);
  let from = 0;
  for (let at = 0; at <= verdicts.length; at++) {
    if (at < verdicts.length && verdicts[at]! >= offered) continue;
    runs.fill(at - from, from, at);
    from = at + 1;
  }
  return runs;
}

/** The first and the last line of text that is kept; a few stray words do not count. */
function keptStretch(page: readonly PageLine[], verdicts: Float64Array) {
  let first = page.length;
  let last = -1;
  for (const [at, line] of page.entries()) {
    if (verdicts[at]! >= offered || line.key.length < 60) continue;
    first = Math.min(first, at);
    last = at;
  }
  return { first, last };
}

function ruleOf(
  key: string,
  at: number,
  run: number,
  recurs: boolean,
  first: number,
  last: number,
): WebRule {
  const inRun = run >= longRun;
  if (recurs && inRun) return at > last ? 'page-foot' : 'navigation';
  if (recurs) return 'repeated-line';
  if (inRun && isHeadlineShape(key) && countWords(key) >= 4) return 'related-headlines';
  if (at < first) return inRun ? 'navigation' : 'byline';
  if (at > last) return inRun ? 'page-foot' : 'trailing-line';
  return 'inserted-line';
}
