import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { PageLine } from '../corpus/opening.ts';
import type { Occurrence } from '../findings/finding.ts';
import { countWords, endsSentence, isHeadlineShape } from '../text/line-shape.ts';
import { patternKey } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import { byPlace, type Claims, removalOf } from './claim.ts';
import { createLineJudge, type LineModel, lineConfidence } from './line-model.ts';
import { pageRecurrence } from './page-recurrence.ts';
import type { Recurrence } from './recurrence.ts';
import { namedHeadline } from './web-page.ts';

/** What stands around and between the paragraphs of web pages, judged line by line by the model and gathered into cards by outlet, place and recurrence. */
export interface WebLineCollector {
  add(article: Article, number: number, page: readonly PageLine[]): void;
  cards(): CardDraft[];
}

interface Group {
  readonly rule: WebRule;
  readonly outlet: number;
  readonly pattern: string;
  readonly sure: boolean;
  readonly occurrences: Occurrence[];
  readonly pages: Set<number>;
  sum: number;
  recurring: number;
  inRuns: number;
}

interface Place {
  readonly occurrence: Occurrence;
  readonly rule: WebRule;
  readonly page: number;
  readonly inRun: boolean;
}

/** All places of a line that recurs, with the sum of the verdicts on them: it gets one verdict everywhere. */
interface Pool {
  readonly outlet: number;
  readonly pattern: string;
  readonly key: string;
  readonly places: Place[];
  sum: number;
  /** Places with nothing but lines that recur above or below. */
  atEdge: number;
}

type WebRule =
  | 'navigation'
  | 'page-foot'
  | 'repeated-line'
  | 'related-headlines'
  | 'byline'
  | 'inserted-line'
  | 'trailing-line';

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
  corpus: Corpus,
  recurrence: Recurrence,
  claims: Claims,
  model: LineModel,
): WebLineCollector {
  const groups = new Map<string, Group>();
  const pools = new Map<string, Pool>();
  const judge = createLineJudge(model);

  function groupFor(rule: WebRule, outlet: number, pattern: string, sure: boolean): Group {
    const id = `${sure ? 1 : 0} ${rule} ${outlet} ${pattern}`;
    let group = groups.get(id);
    if (!group) {
      const fresh = { occurrences: [], pages: new Set<number>(), sum: 0, recurring: 0, inRuns: 0 };
      group = { rule, outlet, pattern, sure, ...fresh };
      groups.set(id, group);
    }
    return group;
  }

  function poolFor(outlet: number, pattern: string, key: string, zone: string): Pool {
    const id = `${outlet} ${zone} ${pattern}`;
    let pool = pools.get(id);
    if (!pool) {
      pool = { outlet, pattern, key, places: [], sum: 0, atEdge: 0 };
      pools.set(id, pool);
    }
    return pool;
  }

  function add(article: Article, number: number, page: readonly PageLine[]): void {
    const outlet = recurrence.outletOfArticle[number]!;
    const patterns = page.map((line) => patternKey(line.key));
    const recurring = patterns.map((pattern) => recurrence.withinMasked(outlet, pattern) > 0);
    const keys = page.map((line) => line.key);
    const likely = judge
      .judge(keys, pageRecurrence(page, recurrence, number))
      .subarray(0, page.length);
    const verdicts = confidences(page, likely, recurring);
    const document = corpus.document(article.document);
    const runs = runLengths(verdicts);
    const { first, last } = keptStretch(page, verdicts);
    const named = namedHeadline(document, article, page);
    const headline = named >= 0 ? named : headlineAbove(page, first, recurring);
    const own = { from: recurring.indexOf(false), to: recurring.lastIndexOf(false) };
    for (const [at, line] of page.entries()) {
      const verdict = verdicts[at]!;
      const recurs = recurring[at]!;
      if ((verdict < shown && !recurs) || at === headline) continue;
      if (claims.has(article.document, line.from)) continue;
      const run = runs[at]!;
      const rule = ruleOf(line.key, at, run, recurs, first, last);
      const occurrence = removalOf(document.text, article, line);
      const place = { occurrence, rule, page: number, inRun: run >= longRun };
      if (recurs) {
        const pool = poolFor(outlet, patterns[at]!, line.key, zoneOf(line.key, at, page.length));
        pool.places.push(place);
        pool.sum += verdict;
        if (at < own.from || at > own.to) pool.atEdge++;
      } else put(groupFor(rule, outlet, rule, verdict >= offered), place, verdict, false);
    }
  }

  /** Adds the place to the card unless it is spoken for elsewhere. */
  function put(group: Group, place: Place, verdict: number, recurs: boolean): void {
    const { document, from } = place.occurrence;
    if (!claims.take(document, from)) return;
    group.occurrences.push(place.occurrence);
    group.pages.add(place.page);
    group.sum += verdict;
    if (recurs) group.recurring++;
    if (place.inRun) group.inRuns++;
  }

  function cards(): CardDraft[] {
    for (const pool of pools.values()) {
      const verdict = pooledVerdict(pool, recurrence);
      if (verdict < shown) continue;
      const pages = new Set(pool.places.map((place) => place.page));
      for (const place of pool.places) {
        // A pattern that was offered on one page only is no pattern; its lines join those put in between.
        const single = place.rule === 'repeated-line' && pages.size === 1;
        const rule = single ? 'inserted-line' : place.rule;
        const pattern = rule === 'repeated-line' ? pool.pattern : rule;
        put(groupFor(rule, pool.outlet, pattern, verdict >= offered), place, verdict, true);
      }
    }
    return [...groups.values()]
      .filter((group) => group.occurrences.length > 0)
      .map((group) => {
        group.occurrences.sort(byPlace);
        return cardOf(group, recurrence);
      });
  }

  return { add, cards };
}

/** A short line may be a menu's above the text and a subhead within it; a longer one is the same wherever it stands. */
function zoneOf(key: string, at: number, lines: number): string {
  if (countWords(key) >= 3) return '';
  return at < edge ? 'top' : at >= lines - edge ? 'end' : 'between';
}

/** One verdict for all places of a line: the mean, raised where much of its outlet has the line, word for word. */
function pooledVerdict(pool: Pool, recurrence: Recurrence): number {
  const mean = pool.sum / pool.places.length;
  const others = recurrence.within(pool.outlet, pool.key);
  const share = others / Math.max(recurrence.articlesOfOutlet[pool.outlet]! - 1, 1);
  if (share < 0.3 || mean < 0.2) return mean;
  const sentence = endsSentence(pool.key) && countWords(pool.key.slice(0, 1000)) >= 5;
  // A sentence that recurs may be honest; one that has no text of its own article beyond it is hardly so.
  const enough = sentence
    ? others >= 3 && pool.atEdge >= pool.places.length * 0.8
    : others >= 2 && countWords(pool.key) >= 2;
  return enough ? Math.max(mean, 0.55 + 0.2 * share) : mean;
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

function cardOf(group: Group, recurrence: Recurrence): CardDraft {
  const { rule, occurrences, pages, sure } = group;
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
