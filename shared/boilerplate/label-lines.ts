import type { Corpus } from '../corpus/corpus.ts';
import { headlineText } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { PageLine } from '../corpus/opening.ts';
import type { Occurrence } from '../findings/finding.ts';
import { countWords } from '../text/line-shape.ts';
import { lineKey, patternKey } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import type { Claims } from './claim.ts';
import { removalOf } from './claim.ts';
import { labelOf } from './line-label.ts';
import type { Recurrence } from './recurrence.ts';

/** Lines that begin alike and go on with another title each time, such as links to other articles: told by the titles, which stand above other articles, or by the end of the page that they stand at. */
export interface LabelLineCollector {
  add(article: Article, number: number, page: readonly PageLine[]): void;
  cards(): CardDraft[];
}

interface LabelGroup {
  readonly outlet: number;
  readonly label: string;
  readonly occurrences: Occurrence[];
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

export function createLabelLineCollector(
  corpus: Corpus,
  recurrence: Recurrence,
  claims: Claims,
): LabelLineCollector {
  const groups = new Map<string, LabelGroup>();
  const titles = titlesOf(corpus);

  function add(article: Article, number: number, page: readonly PageLine[]): void {
    const outlet = recurrence.outletOfArticle[number]!;
    const { text } = corpus.document(article.document);
    const headline = article.headline?.from ?? -1;
    let closing = true;
    // The first line may be a headline with a label of its own.
    for (let at = page.length - 1; at > 0; at--) {
      if (page[at]!.from <= headline && headline < page[at]!.to) break;
      const { key } = page[at]!;
      const label = labelOf(key);
      const shared =
        label !== null && recurrence.withinLabel(outlet, label.name) >= fewestArticles - 1;
      if (shared && !claims.has(article.document, page[at]!.from)) {
        const group = groupOf(outlet, label.name, label.text);
        group.occurrences.push(removalOf(text, article, page[at]!));
        group.tails.add(label.tail);
        if (namesAnother(label.tail, number)) group.named.add(label.tail);
        if (recurrence.counted[number] && group.lastArticle !== number) {
          group.articles++;
          group.lastArticle = number;
        }
        if (closing) group.closing++;
        const beside = [page[at - 1], page[at + 1]].some(
          (line) => line && recurrence.within(outlet, line.key) >= fewestArticles - 1,
        );
        if (beside) group.besideRecurring++;
        if (/[.…。]["'”’»)]*$/u.test(label.tail)) group.sentences++;
        group.words += countWords(label.tail);
        continue;
      }
      if (recurrence.withinMasked(outlet, patternKey(key)) === 0) closing = false;
    }
  }

  function namesAnother(tail: string, number: number): boolean {
    const holder = titles.get(patternKey(tail));
    return holder !== undefined && holder !== number;
  }

  function groupOf(outlet: number, name: string, label: string): LabelGroup {
    const id = `${outlet} ${name}`;
    let group = groups.get(id);
    if (!group) {
      group = {
        outlet,
        label,
        occurrences: [],
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
      const occurrences = group.occurrences
        .filter(({ document, from }) => claims.take(document, from))
        .sort((a, b) =>
          a.document === b.document ? a.from - b.from : a.document < b.document ? -1 : 1,
        );
      if (occurrences.length > 0) drafts.push(cardOf(group, occurrences, confidence, recurrence));
    }
    return drafts;
  }

  return { add, cards };
}

const several = -1;

/** The headlines and titles of all articles, as pattern keys, each with the number of the article, or `several`. */
function titlesOf(corpus: Corpus): Map<string, number> {
  const titles = new Map<string, number>();
  for (const [number, article] of corpus.articles.entries()) {
    const { title } = corpus.document(article.document).fields;
    for (const name of [headlineText(corpus, article), typeof title === 'string' ? title : '']) {
      if (countWords(name) < 2) continue;
      const key = patternKey(lineKey(name));
      const known = titles.get(key);
      titles.set(key, known === undefined || known === number ? number : several);
    }
  }
  return titles;
}

/** Null when it is no link: too rare, the same each time, sentences, figures or single names after the label. */
function confidenceOf(group: LabelGroup, articles: number): number | null {
  const places = group.occurrences.length;
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
  occurrences: readonly Occurrence[],
  confidence: number,
  recurrence: Recurrence,
): CardDraft {
  const outlet = recurrence.outlets[group.outlet]!;
  const all = recurrence.articlesOfOutlet[group.outlet]!;
  const places = group.occurrences.length;
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
    occurrences,
    kept: [],
  };
}
