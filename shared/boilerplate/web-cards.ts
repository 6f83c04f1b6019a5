import type { PageLine } from '../corpus/opening.ts';
import type { Occurrence } from '../findings/finding.ts';
import { countWords, endsSentence, isHeadlineShape } from '../text/line-shape.ts';
import { lineKey, patternKey } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import { byPlace } from './claim.ts';
import { createLineJudge, type LineModel, lineConfidence } from './line-model.ts';
import { createLinePools, type LinePool } from './line-pools.ts';
import type { LineSource } from './line-source.ts';
import { createPageRecurrence } from './page-recurrence.ts';
import type { Recurrence } from './recurrence.ts';
import { namedHeadline } from './web-page.ts';

/** What stands around and between the paragraphs of web pages, judged line by line by the model and gathered into cards by outlet, place and recurrence. */
export interface WebLineCollector {
  add(article: number, page: readonly PageLine[]): void;
  cards(): CardDraft[];
}

interface Group {
  readonly rule: WebRule;
  readonly outlet: number;
  readonly pattern: string;
  readonly sure: boolean;
  /** Numbers of lines. */
  readonly lines: number[];
  readonly pages: Set<number>;
  sum: number;
  recurring: number;
  inRuns: number;
}

const rules = [
  'navigation',
  'page-foot',
  'repeated-line',
  'related-headlines',
  'byline',
  'inserted-line',
  'trailing-line',
] as const;
type WebRule = (typeof rules)[number];

const offered = 0.5;
const shown = 0.4;
const longRun = 4;
const mostAbove = 8;
const edge = 8;
const textWidth = 80;
const mostAboveText = 12;
const longList = 14;
const shortTable = 6;
const fewestBetween = 6;
const allButCertain = 0.95;

export function createWebLineCollector(
  { corpus, lines, recurrence, claims, removals }: LineSource,
  model: LineModel,
): WebLineCollector {
  const groups = new Map<string, Group>();
  const pools = createLinePools(lines.starts[corpus.articles.length]!);
  const judge = createLineJudge(model);
  const recurrenceOf = createPageRecurrence(lines, recurrence);
  const { patterns, patternCount } = lines.kinds;

  function groupFor(rule: WebRule, outlet: number, pattern: string, sure: boolean): Group {
    const id = `${sure ? 1 : 0} ${rule} ${outlet} ${pattern}`;
    let group = groups.get(id);
    if (!group) {
      const fresh = { lines: [], pages: new Set<number>(), sum: 0, recurring: 0, inRuns: 0 };
      group = { rule, outlet, pattern, sure, ...fresh };
      groups.set(id, group);
    }
    return group;
  }

  function add(number: number, page: readonly PageLine[]): void {
    const outlet = recurrence.outletOfArticle[number]!;
    const article = corpus.articles[number]!;
    const first = lines.starts[number]!;
    const masked = recurrence.withinMasked.subarray(first, first + page.length);
    const recurring = Array.from(masked, (others) => others > 0);
    const keys = page.map((line) => line.key);
    const likely = judge.judge(keys, recurrenceOf(number)).subarray(0, page.length);
    const verdicts = confidences(page, likely, recurring);
    const runs = runLengths(verdicts);
    const kept = keptStretch(page, verdicts);
    const named = namedHeadline(corpus.document(article.document), article, page);
    const headline = named >= 0 ? named : headlineAbove(page, kept.first, recurring);
    const own = { from: recurring.indexOf(false), to: recurring.lastIndexOf(false) };
    for (let at = 0; at < page.length; at++) {
      const verdict = verdicts[at]!;
      const recurs = recurring[at]!;
      if ((verdict < shown && !recurs) || at === headline) continue;
      const line = first + at;
      if (claims.has(line)) continue;
      const { key } = page[at]!;
      const run = runs[at]!;
      const rule = ruleOf(key, at, run, recurs, kept.first, kept.last);
      if (recurs) {
        const zone = outlet * zones + zoneOf(key, at, page.length);
        const pool = zone * patternCount + patterns[lines.kindOf[line]!]!;
        const atEdge = at < own.from || at > own.to;
        pools.add(pool, line, verdict, atEdge, 2 * rules.indexOf(rule) + (run >= longRun ? 1 : 0));
      } else {
        const group = groupFor(rule, outlet, rule, verdict >= offered);
        put(group, number, line, run >= longRun, verdict, false);
      }
    }
  }

  /** Adds the line to the card unless it is spoken for elsewhere. */
  function put(
    group: Group,
    article: number,
    line: number,
    inRun: boolean,
    verdict: number,
    recurs: boolean,
  ): void {
    if (!claims.take(line)) return;
    group.lines.push(line);
    group.pages.add(article);
    group.sum += verdict;
    if (recurs) group.recurring++;
    if (inRun) group.inRuns++;
  }

  function putPool(pool: LinePool): void {
    const article = removals.articleOf(pool.first);
    const outlet = recurrence.outletOfArticle[article]!;
    const verdict = pooledVerdict(pool, outlet);
    if (verdict < shown) return;
    const onePage = removals.articleOf(pool.last) === article;
    for (let line = pool.first; line >= 0; line = pools.next(line)) {
      const mark = pools.markOf(line);
      const placeRule = rules[mark >> 1]!;
      // A pattern that was offered on one page only is no pattern; its lines join those put in between.
      const rule = placeRule === 'repeated-line' && onePage ? 'inserted-line' : placeRule;
      const pattern = rule === 'repeated-line' ? patternKey(keyOf(pool.first)) : rule;
      const group = groupFor(rule, outlet, pattern, verdict >= offered);
      put(group, removals.articleOf(line), line, (mark & 1) === 1, verdict, true);
    }
  }

  function keyOf(line: number): string {
    return lineKey(removals.of(line).before);
  }

  /** One verdict for all places of a line: the mean, raised where much of its outlet has the line, word for word. */
  function pooledVerdict(pool: LinePool, outlet: number): number {
    const mean = pool.sum / pool.places;
    const others = recurrence.within[pool.first]!;
    const share = others / Math.max(recurrence.articlesOfOutlet[outlet]! - 1, 1);
    if (share < 0.3 || mean < 0.2) return mean;
    const key = keyOf(pool.first);
    const sentence = endsSentence(key) && countWords(key.slice(0, 1000)) >= 5;
    // A sentence that recurs may be honest; one that has no text of its own article beyond it is hardly so.
    const enough = sentence
      ? others >= 3 && pool.atEdge >= pool.places * 0.8
      : others >= 2 && countWords(key) >= 2;
    return enough ? Math.max(mean, 0.55 + 0.2 * share) : mean;
  }

  function cards(): CardDraft[] {
    pools.forEach(putPool);
    return [...groups.values()]
      .filter((group) => group.lines.length > 0)
      .map((group) => cardOf(group, group.lines.map(removals.of).sort(byPlace), recurrence));
  }

  return { add, cards };
}

const zones = 4;

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

const titles: Record<WebRule, string> = {
  navigation: 'Menus and links above and between the text',
  'page-foot': 'Menus and links below the text',
  'repeated-line': 'Recurring line',
  'related-headlines': 'Headlines of other articles',
  byline: 'Lines above the first paragraph',
  'inserted-line': 'Lines put in between the paragraphs',
  'trailing-line': 'Lines after the last paragraph',
};

function cardOf(
  group: Group,
  occurrences: readonly Occurrence[],
  recurrence: Recurrence,
): CardDraft {
  const { rule, pages, sure } = group;
  const outlet = recurrence.outlets[group.outlet]!;
  const mean = group.sum / occurrences.length;
  const name = outlet ? ` of ${outlet}` : '';
  const reasons = [
    `${countOf(occurrences.length, 'line')} on ${countOf(pages.size, 'page')}${name}.`,
  ];
  if (group.recurring > 0) {
    reasons.push(
      `${percentOf(group.recurring, occurrences.length)} of them stand on other pages of the outlet as well, figures aside.`,
    );
  } else reasons.push('None of them recurs; their shape and their place speak against them.');
  if (group.inRuns > 0) {
    reasons.push(
      `${percentOf(group.inRuns, occurrences.length)} stand in runs of ${longRun} and more such lines.`,
    );
  }
  reasons.push(
    `Judged by length, punctuation, capitals, neighbours and place: ${Math.round(mean * 100)} % likely to be boilerplate.`,
  );
  const sample = occurrences[0]!.before.trim();
  const title = rule === 'repeated-line' ? `${titles[rule]} ${sample}` : `${titles[rule]}${name}`;
  return {
    rule,
    pattern: rule === 'repeated-line' ? group.pattern : titles[rule],
    scope: `${outlet}\n${sure ? 'sure' : 'unsure'}`,
    confidence: sure ? Math.max(mean, offered) : Math.min(mean, offered - 0.01),
    title: sure ? title : `Perhaps: ${title}`,
    reasons,
    occurrences,
    kept: [],
  };
}

function percentOf(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
