import type { PageLine } from '../corpus/opening.ts';
import {
  countWords,
  endsSentence,
  isLoneFigure,
  isMarkerShape,
  startsSmall,
} from '../text/line-shape.ts';
import { maskFigures } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import type { LazyPage, LineSource } from './line-source.ts';
import type { Recurrence } from './recurrence.ts';

/** Lines that recur across the articles of an outlet and stand by themselves: sign-offs, markers, calls to read on. For articles of running text, wrapped or not. */
export interface RecurringLineCollector {
  add(article: number, page: LazyPage): void;
  cards(): CardDraft[];
}

interface Pattern {
  readonly outlet: number;
  /** How often each of its first spellings stands there. */
  readonly spellings: Map<string, number>;
  places: number;
  alone: number;
  atEnd: number;
  atStart: number;
  articles: number;
  lastArticle: number;
  /** Numbers of lines; so below. */
  readonly lines: number[];
  /** Last lines that the line above may run on into, such as a sign-off below a table. */
  readonly lastAnyhow: number[];
}

const fewestArticles = 3;
const longest = 200;
const mostSpellings = 12;
const edge = 3;

export function createRecurringLineCollector({
  lines,
  recurrence,
  claims,
  places,
  pulse,
}: LineSource): RecurringLineCollector {
  const patterns = new Map<number, Pattern>();
  const { starts, kindOf, headlines } = lines;
  const { withinMasked } = recurrence;
  const { lengths, patterns: patternOf, patternCount } = lines.kinds;

  function add(article: number, page: LazyPage): void {
    const [first, end] = [starts[article]!, starts[article + 1]!];
    for (let number = first; number < end; number++) {
      if ((number - first) % 4096 === 4095) pulse();
      if (withinMasked[number]! < fewestArticles - 1) continue;
      const kind = kindOf[number]!;
      if (lengths[kind]! > longest || claims.has(number) || number === headlines[article]) continue;
      addLine(article, number, page(), number - first);
    }
  }

  function patternFor(article: number, line: number): Pattern {
    const outlet = recurrence.outletOfArticle[article]!;
    const id = outlet * patternCount + patternOf[kindOf[line]!]!;
    let pattern = patterns.get(id);
    if (!pattern) {
      pattern = {
        outlet,
        spellings: new Map(),
        places: 0,
        alone: 0,
        atEnd: 0,
        atStart: 0,
        articles: 0,
        lastArticle: -1,
        lines: [],
        lastAnyhow: [],
      };
      patterns.set(id, pattern);
    }
    return pattern;
  }

  function addLine(article: number, number: number, page: readonly PageLine[], at: number): void {
    const line = page[at]!;
    const pattern = patternFor(article, number);
    pattern.places++;
    if (recurrence.counted[article] && pattern.lastArticle !== article) {
      pattern.articles++;
      pattern.lastArticle = article;
    }
    const spelt = pattern.spellings.get(line.key);
    if (spelt !== undefined || pattern.spellings.size < mostSpellings) {
      pattern.spellings.set(line.key, (spelt ?? 0) + 1);
    }
    if (!standsAlone(page, at)) {
      if (at === page.length - 1 && !startsSmall(line.key) && !endsSentence(line.key)) {
        pattern.lastAnyhow.push(number);
      }
      return;
    }
    pattern.alone++;
    if (at >= page.length - edge) pattern.atEnd++;
    if (at < edge) pattern.atStart++;
    pattern.lines.push(number);
  }

  function cards(): CardDraft[] {
    const drafts: CardDraft[] = [];
    for (const pattern of patterns.values()) {
      const draft = cardOf(pattern, recurrence);
      if (!draft) continue;
      const { signsOff, ...card } = draft;
      const claimed = [...pattern.lines, ...(signsOff ? pattern.lastAnyhow : [])].filter(
        claims.take,
      );
      if (claimed.length === 0) continue;
      drafts.push({ ...card, lines: signsOff ? claimed.sort(places.inOrder) : claimed });
    }
    return drafts;
  }

  return { add, cards };
}

/** True when the line neither ends nor begins in the middle of a sentence of its neighbours. */
function standsAlone(page: readonly PageLine[], at: number): boolean {
  const line = page[at]!;
  const before = page[at - 1];
  const after = page[at + 1];
  if (startsSmall(line.key)) return false;
  if (isLoneFigure(line.key) && (isRow(before) || isRow(after))) return false;
  if (
    before &&
    line.blanksBefore === 0 &&
    !endsSentence(before.key) &&
    !isMarkerShape(before.key)
  ) {
    return false;
  }
  if (!after || after.blanksBefore > 0) return true;
  return !startsSmall(after.key);
}

/** A short line with figures in it, as a table has them. */
function isRow(line: PageLine | undefined): boolean {
  return (
    line !== undefined &&
    line.key.length < 60 &&
    /\p{Nd}/u.test(line.key) &&
    !endsSentence(line.key)
  );
}

/** The card without its places, and whether it takes last lines that the line above may run on into. */
function cardOf(
  pattern: Pattern,
  recurrence: Recurrence,
): (Omit<CardDraft, 'lines'> & { readonly signsOff: boolean }) | null {
  const { articles, alone, places } = pattern;
  if (articles < fewestArticles || alone < places * 0.6) return null;
  const spellings = [...pattern.spellings].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  const sample = spellings[0]!;
  const all = recurrence.articlesOfOutlet[pattern.outlet]!;
  const share = articles / Math.max(all, 1);
  const sentence = endsSentence(sample) && countWords(sample) > 2;
  const figure = isLoneFigure(sample);
  const masked = new Set(spellings.map(maskFigures)).size < spellings.length;
  const atEnd = pattern.atEnd >= alone * 0.8;
  const atStart = pattern.atStart >= alone * 0.8;
  let confidence = confidenceOf(share, articles);
  if (!atEnd && !atStart) confidence -= 0.15;
  if (alone < places * 0.9) confidence -= 0.15;
  // A sentence that recurs may be honest; only one in most articles is likely to be a box.
  if (sentence) {
    confidence -= 0.2;
    if (share < 0.5 || articles < 5) confidence = Math.min(confidence, 0.45);
  }
  // Rows of a table are alike but for their figures; a count that strayed in is nothing but a figure.
  if (masked && !figure) confidence -= 0.5;
  if (!/\p{L}/u.test(sample) && !(figure && (atStart || atEnd))) confidence -= 0.4;
  if (confidence < 0.38) return null;
  const signsOff = atEnd && !sentence && share >= 0.1;
  const taken = alone + (signsOff ? pattern.lastAnyhow.length : 0);
  const rule = figure
    ? 'lone-count'
    : atEnd
      ? 'sign-off'
      : isMarkerShape(sample)
        ? 'stray-marker'
        : 'repeated-line';
  const outlet = recurrence.outlets[pattern.outlet]!;
  const reasons = [
    `Alone on its line in ${articles.toLocaleString('en-US')} of ${countOf(all, 'article')}${outlet ? ` of ${outlet}` : ''}, copies not counted.`,
  ];
  if (atEnd) reasons.push(`${percent(pattern.atEnd / alone)} of its places are at the very end.`);
  else if (atStart)
    reasons.push(`${percent(pattern.atStart / alone)} of its places are at the top.`);
  const left = places - taken;
  if (left > 0)
    reasons.push(`Left alone where it runs on with the lines around: ${countOf(left, 'place')}.`);
  if (spellings.length > 1) reasons.push(`Also spelt ${spellings.slice(1, 5).join(' · ')}.`);
  if (sentence) reasons.push('It reads as a sentence, so look twice.');
  return {
    rule,
    pattern: masked ? maskFigures(sample) : sample,
    scope: outlet,
    confidence,
    title: `${titles[rule]} ${sample}`,
    reasons,
    kept: [],
    signsOff,
  };
}

const titles: Record<string, string> = {
  'lone-count': 'Lone figure',
  'sign-off': 'Sign-off',
  'stray-marker': 'Stray marker',
  'repeated-line': 'Recurring line',
};

/** A line in most articles of an outlet is hardly text; one in a few of many may be. */
function confidenceOf(share: number, articles: number): number {
  if (share >= 0.5) return articles >= 5 ? 0.97 : 0.9;
  if (share >= 0.25) return 0.88;
  if (share >= 0.1) return 0.8;
  if (share >= 0.03) return 0.6;
  return share >= 0.005 && articles >= 10 ? 0.45 : 0.3;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
