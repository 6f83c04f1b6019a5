import type { Corpus } from '../corpus/corpus.ts';
import { headlineText } from '../corpus/corpus.ts';
import { countWords } from '../text/line-shape.ts';
import { lineKey, patternKey } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import { createHashTable, type HashTable, hashText } from './hash-table.ts';
import { labelOf } from './line-label.ts';
import type { LazyPage, LineSource } from './line-source.ts';
import type { Recurrence } from './recurrence.ts';

/** Lines that begin alike and go on with another title each time, such as links to other articles: told by the titles, which stand above other articles, or by the end of the page that they stand at. */
export interface LabelLineCollector {
  add(article: number, page: LazyPage): void;
  cards(): CardDraft[];
}

interface LabelGroup {
  readonly outlet: number;
  readonly label: string;
  /** Numbers of lines. */
  readonly lines: number[];
  readonly tails: Set<string>;
  readonly named: Set<string>;
  articles: number;
  lastArticle: number;
  /** How many stand where nothing follows but lines that recur, and how many of those have such a line beside them. */
  closing: number;
  besideRecurring: number;
  sentences: number;
  words: number;
}

const fewestArticles = 3;
const shortestTitle = 4;

export function createLabelLineCollector({
  corpus,
  lines,
  recurrence,
  claims,
  places,
  pulse,
}: LineSource): LabelLineCollector {
  const groups = new Map<number, LabelGroup>();
  const { starts, kindOf, headlines } = lines;
  const { labels, labelCount } = lines.kinds;
  const { within, withinMasked, withinLabel } = recurrence;
  let titles: HashTable | null = null;

  function add(article: number, page: LazyPage): void {
    const [first, end] = [starts[article]!, starts[article + 1]!];
    let closing = true;
    // The first line may be a headline with a label of its own.
    for (let line = end - 1; line > first; line--) {
      if (line === headlines[article]) break;
      if (withinLabel[line]! >= fewestArticles - 1 && !claims.has(line)) {
        const beside = [line - 1, line + 1].some(
          (other) => other < end && within[other]! >= fewestArticles - 1,
        );
        addLine(article, line, page()[line - first]!.key, closing, beside);
      } else if (withinMasked[line] === 0) closing = false;
    }
  }

  function addLine(
    article: number,
    line: number,
    key: string,
    closing: boolean,
    besideRecurring: boolean,
  ): void {
    const label = labelOf(key)!;
    const group = groupOf(recurrence.outletOfArticle[article]!, labels[kindOf[line]!]!, label.text);
    group.lines.push(line);
    group.tails.add(label.tail);
    if (namesAnother(label.tail, article)) group.named.add(label.tail);
    if (recurrence.counted[article] && group.lastArticle !== article) {
      group.articles++;
      group.lastArticle = article;
    }
    if (closing) group.closing++;
    if (besideRecurring) group.besideRecurring++;
    if (/[.…。]["'”’»)]*$/u.test(label.tail)) group.sentences++;
    group.words += countWords(label.tail);
  }

  function namesAnother(tail: string, article: number): boolean {
    titles ??= titlesOf(corpus, pulse);
    const holder = titles.get(hashText(patternKey(tail)));
    return holder > 0 && holder !== article + 1;
  }

  function groupOf(outlet: number, name: number, label: string): LabelGroup {
    const id = outlet * labelCount + name;
    let group = groups.get(id);
    if (!group) {
      group = {
        outlet,
        label,
        lines: [],
        tails: new Set(),
        named: new Set(),
        articles: 0,
        lastArticle: -1,
        closing: 0,
        besideRecurring: 0,
        sentences: 0,
        words: 0,
      };
      groups.set(id, group);
    }
    return group;
  }

  function cards(): CardDraft[] {
    const drafts: CardDraft[] = [];
    for (const group of groups.values()) {
      const confidence = confidenceOf(group, recurrence.articlesOfOutlet[group.outlet]!);
      if (confidence === null) continue;
      const claimed = group.lines.filter(claims.take).sort(places.inOrder);
      if (claimed.length > 0) drafts.push(cardOf(group, claimed, confidence, recurrence));
    }
    return drafts;
  }

  return { add, cards };
}

const several = 0xffffffff;

/** The headlines and titles of all articles, by the hashes of their pattern keys, each with the number of the article plus one, or `several`. */
function titlesOf(corpus: Corpus, pulse: () => void): HashTable {
  const titles = createHashTable(pulse);
  for (const [number, article] of corpus.articles.entries()) {
    if (number % 256 === 0) pulse();
    const { title } = corpus.document(article.document).fields;
    for (const name of [headlineText(corpus, article), typeof title === 'string' ? title : '']) {
      if (countWords(name) < 2) continue;
      const key = hashText(patternKey(lineKey(name)));
      const known = titles.get(key);
      titles.set(key, known === 0 || known === number + 1 ? number + 1 : several);
    }
  }
  return titles;
}

/** Null when it is no link: too rare, the same each time, sentences, figures or single names after the label. */
function confidenceOf(group: LabelGroup, articles: number): number | null {
  const places = group.lines.length;
  const share = group.articles / articles;
  if (group.articles < fewestArticles || places > group.articles * 8) return null;
  if (group.sentences > places * 0.2) return null;
  if (group.named.size >= Math.max(2, group.tails.size * 0.3)) return 0.93;
  if (group.tails.size < Math.max(3, group.articles * 0.5)) return null;
  if (group.words < places * shortestTitle || group.closing < places * 0.8) return null;
  if (share < 0.2) return null;
  if (group.besideRecurring >= places * 0.5) return 0.85;
  return group.articles >= 5 && share >= 0.5 ? 0.6 : 0.45;
}

function cardOf(
  group: LabelGroup,
  lines: readonly number[],
  confidence: number,
  recurrence: Recurrence,
): CardDraft {
  const outlet = recurrence.outlets[group.outlet]!;
  const all = recurrence.articlesOfOutlet[group.outlet]!;
  const places = group.lines.length;
  const reasons = [
    `Begins with “${group.label}” in ${group.articles.toLocaleString('en-US')} of ${countOf(all, 'article')}${outlet ? ` of ${outlet}` : ''}, copies not counted, and goes on in ${countOf(group.tails.size, 'way')}.`,
  ];
  if (group.named.size > 0) {
    reasons.push(
      `What follows is the headline of another article here: ${group.named.size} of ${group.tails.size}.`,
    );
  }
  if (group.closing > 0) {
    reasons.push(
      `Nothing but recurring lines stands after it in ${group.closing} of ${countOf(places, 'place')}.`,
    );
  }
  return {
    rule: 'link-line',
    pattern: `${group.label} …`,
    scope: outlet,
    confidence,
    title: `Link line ${group.label} …`,
    reasons,
    lines,
    kept: [],
  };
}
