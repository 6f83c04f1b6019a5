import { countWords, endsSentence } from '../text/line-shape.ts';
import { patternKey } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import type { LineModel } from './line-model.ts';
import { createLinePools, type LinePool } from './line-pools.ts';
import type { LazyPage, LineSource } from './line-source.ts';
import { createOutcomeColumns, type OutcomeColumns } from './outcome-columns.ts';
import { createPageJudge, longRun } from './page-judge.ts';
import { leftAlone, type PageOutcome, placeOf, type WebRule, zoneCount } from './page-outcome.ts';
import { createPageRecurrence } from './page-recurrence.ts';
import { createPageSignature } from './page-signature.ts';
import { type BoilerplateRecall, recallOutcome } from './recall.ts';
import type { Recurrence } from './recurrence.ts';

/** What stands around and between the paragraphs of web pages, judged line by line by the model and gathered into cards by outlet, place and recurrence. */
export interface WebLineCollector {
  add(article: number, page: LazyPage): void;
  cards(): CardDraft[];
  /** What was told of the lines of each article, for the next search; null where nothing is remembered. */
  readonly outcomes: OutcomeColumns | null;
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

const offered = 0.5;
const shown = 0.4;

export function createWebLineCollector(
  { corpus, lines, recurrence, claims, places, pulse }: LineSource,
  model: LineModel,
  recall: BoilerplateRecall | null,
): WebLineCollector {
  const groups = new Map<string, Group>();
  const pools = createLinePools(lines.starts[corpus.articles.length]!, pulse);
  const judge = createPageJudge(model);
  const recurrenceOf = createPageRecurrence(lines, recurrence);
  const signatureOf = recall && createPageSignature(model);
  const outcomes = recall && createOutcomeColumns(lines.starts);
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

  function add(number: number, page: LazyPage): void {
    const recurs = recurrenceOf(number);
    const size = lines.starts[number + 1]! - lines.starts[number]!;
    const signature = signatureOf ? signatureOf(recurs, size) : -1;
    const outcome =
      (recall && recallOutcome(recall, number, signature)) ??
      judge(corpus.articles[number]!, corpus, page(), recurs);
    outcomes?.add(number, signature, outcome);
    addLines(number, outcome);
  }

  function addLines(number: number, { codes, verdicts }: PageOutcome): void {
    const outlet = recurrence.outletOfArticle[number]!;
    const first = lines.starts[number]!;
    let told = 0;
    for (let at = 0; at < codes.length; at++) {
      const code = codes[at]!;
      if (code === leftAlone) continue;
      const verdict = verdicts[told++]!;
      const { rule, inRun, zone, atEdge, recurs } = placeOf(code);
      const line = first + at;
      if (claims.has(line)) continue;
      if (recurs) {
        const pool = (outlet * zoneCount + zone) * patternCount + patterns[lines.kindOf[line]!]!;
        pools.add(pool, line, verdict, atEdge, code);
      } else {
        const group = groupFor(rule, outlet, rule, verdict >= offered);
        put(group, number, line, inRun, verdict, false);
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
    const article = places.articleOf(pool.first);
    const outlet = recurrence.outletOfArticle[article]!;
    const verdict = pooledVerdict(pool, outlet);
    if (verdict < shown) return;
    const onePage = places.articleOf(pool.last) === article;
    let repeatedPattern: string | null = null;
    for (let line = pool.first; line >= 0; line = pools.next(line)) {
      const place = placeOf(pools.markOf(line));
      // A pattern that was offered on one page only is no pattern; its lines join those put in between.
      const rule = place.rule === 'repeated-line' && onePage ? 'inserted-line' : place.rule;
      if (rule === 'repeated-line') repeatedPattern ??= patternKey(places.keyOf(pool.first));
      const pattern = rule === 'repeated-line' ? repeatedPattern! : rule;
      const group = groupFor(rule, outlet, pattern, verdict >= offered);
      put(group, places.articleOf(line), line, place.inRun, verdict, true);
    }
  }

  /** One verdict for all places of a line: the mean, raised where much of its outlet has the line, word for word. */
  function pooledVerdict(pool: LinePool, outlet: number): number {
    const mean = pool.sum / pool.places;
    const others = recurrence.within[pool.first]!;
    const share = others / Math.max(recurrence.articlesOfOutlet[outlet]! - 1, 1);
    if (share < 0.3 || mean < 0.2) return mean;
    const key = places.keyOf(pool.first);
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
      .map((group) => cardOf(group, group.lines.sort(places.inOrder), recurrence));
  }

  return { add, cards, outcomes };
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

function cardOf(group: Group, lines: readonly number[], recurrence: Recurrence): CardDraft {
  const { rule, pages, sure } = group;
  const outlet = recurrence.outlets[group.outlet]!;
  const mean = group.sum / lines.length;
  const name = outlet ? ` of ${outlet}` : '';
  const reasons = [`${countOf(lines.length, 'line')} on ${countOf(pages.size, 'page')}${name}.`];
  if (group.recurring > 0) {
    reasons.push(
      `${percentOf(group.recurring, lines.length)} of them stand on other pages of the outlet as well, figures aside.`,
    );
  } else reasons.push('None of them recurs; their shape and their place speak against them.');
  if (group.inRuns > 0) {
    reasons.push(
      `${percentOf(group.inRuns, lines.length)} stand in runs of ${longRun} and more such lines.`,
    );
  }
  reasons.push(
    `Judged by length, punctuation, capitals, neighbours and place: ${Math.round(mean * 100)} % likely to be boilerplate.`,
  );
  const repeated = rule === 'repeated-line';
  const title = repeated ? titles[rule] : `${titles[rule]}${name}`;
  return {
    rule,
    pattern: repeated ? group.pattern : titles[rule],
    scope: `${outlet}\n${sure ? 'sure' : 'unsure'}`,
    confidence: sure ? Math.max(mean, offered) : Math.min(mean, offered - 0.01),
    title: sure ? title : `Perhaps: ${title}`,
    showsLine: repeated,
    reasons,
    lines,
    kept: [],
  };
}

function percentOf(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
