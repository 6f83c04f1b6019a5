import type { Corpus } from '../corpus/corpus.ts';
import type { Portions } from '../progress/portions.ts';
import { publicationTime } from '../similarity/publication-time.ts';
import { outletName } from './outlet-name.ts';

/** Documents under one name: an outlet, or a stretch of the calendar. */
export interface DocumentGroup {
  readonly name: string;
  readonly articles: number;
  /** UTF-16 units. */
  readonly characters: number;
}

/** The documents of a corpus parted into groups, and in which group each is. */
export interface Grouping {
  readonly groups: readonly DocumentGroup[];
  /** Index into `groups` of a document, -1 for one in none. */
  groupOf(document: string): number;
}

/** The outlets of a corpus and the days (or months, or years) of publication. */
export interface DocumentGroups {
  readonly outlets: Grouping;
  readonly days: Grouping;
  readonly calendar: 'day' | 'month' | 'year';
  /** Articles whose records do not say when they appeared. */
  readonly undated: number;
}

/** More rows than that are not read; months or years are shown then. */
const mostRows = 62;
const documentsAtOnce = 500;

/** Parts the documents of a corpus by outlet and by day of publication (UTC); yields every few milliseconds. */
export function* groupDocuments(corpus: Corpus): Portions<DocumentGroups> {
  const outlets = new Map<string, string>();
  const dates = new Map<string, string>();
  for (const [at, document] of corpus.documents.entries()) {
    if (at % documentsAtOnce === 0) yield;
    outlets.set(document.id, outletName(document));
    const time = publicationTime(document.fields);
    if (time !== null) dates.set(document.id, new Date(time).toISOString().slice(0, 10));
  }
  const { calendar, length } = calendarOf(new Set(dates.values()));
  for (const [document, date] of dates) dates.set(document, date.slice(0, length));
  yield;
  const undated = corpus.articles.filter(({ document }) => !dates.has(document)).length;
  yield;
  return {
    outlets: yield* parted(corpus, outlets),
    days: yield* parted(corpus, dates),
    calendar,
    undated,
  };
}

/** The finest part of the calendar that gives few enough rows, and how much of a date names it. */
function calendarOf(dates: ReadonlySet<string>): {
  calendar: DocumentGroups['calendar'];
  length: number;
} {
  const parts = (length: number) => new Set([...dates].map((date) => date.slice(0, length))).size;
  if (dates.size <= mostRows) return { calendar: 'day', length: 10 };
  return parts(7) <= mostRows ? { calendar: 'month', length: 7 } : { calendar: 'year', length: 4 };
}

function* parted(corpus: Corpus, names: ReadonlyMap<string, string>): Portions<Grouping> {
  const sums = new Map<string, { name: string; articles: number; characters: number }>();
  for (const [at, document] of corpus.documents.entries()) {
    if (at % documentsAtOnce === 0) yield;
    const name = names.get(document.id);
    if (name === undefined) continue;
    const sum = sums.get(name) ?? { name, articles: 0, characters: 0 };
    sums.set(name, sum);
    const articles = corpus.articlesOf(document.id);
    sum.articles += articles.length;
    sum.characters += articles.at(-1)?.to ?? 0;
  }
  const groups = [...sums.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const indices = new Map(groups.map(({ name }, index) => [name, index]));
  return { groups, groupOf: (document) => indices.get(names.get(document) ?? '\0') ?? -1 };
}
