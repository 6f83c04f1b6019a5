import type { ArticleRef } from '../corpus/document.ts';
import { contentId } from '../findings/content-id.ts';
import type { Occurrence, TextFinding } from '../findings/finding.ts';

/** More places than an editor or a project file has use for; a corpus with more is wrapped as a whole. */
const mostPlaces = 100_000;
const fewestFull = 3;
const widest = 100;
const narrowest = 30;

interface Join {
  readonly from: number;
  readonly to: number;
  readonly after: string;
}

/** Gathers line ends within paragraphs into findings. */
interface WrapCollector {
  /** Takes a line end of an article, null for one that is not to be touched; the articles one after another. */
  add(article: ArticleRef, join: Occurrence | null): void;
  /**
   * One finding for each folder, or file of records, in which paragraphs were broken into lines of one width: its
   * occurrences are the line ends within paragraphs, each to become a space, and nothing else is touched. Below the fold
   * where most of the corpus of so many articles is wrapped, as that is then its form.
   */
  findings(articles: number): TextFinding[];
}

export function createWrapCollector(): WrapCollector {
  const groups = new Map<string, { occurrences: Occurrence[]; articles: number }>();
  let wrapped = 0;
  let places = 0;
  let last: ArticleRef | null = null;
  return {
    add(article, join) {
      places++;
      if (places > mostPlaces) {
        groups.clear();
        return;
      }
      const name = groupOf(article.document);
      const group = groups.get(name) ?? { occurrences: [], articles: 0 };
      groups.set(name, group);
      if (article !== last) {
        wrapped++;
        group.articles++;
        last = article;
      }
      if (join) group.occurrences.push(join);
    },
    findings: (articles) => describe(groups, wrapped * 2 < articles),
  };
}

function describe(
  groups: ReadonlyMap<string, { readonly occurrences: Occurrence[]; readonly articles: number }>,
  mixed: boolean,
): TextFinding[] {
  return [...groups]
    .filter(([, { occurrences }]) => occurrences.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]): TextFinding => {
      const where = name === '' ? '' : ` in ${name}`;
      const count = group.occurrences.length.toLocaleString('en-US');
      return {
        id: contentId('typography', 'hard-wrapped', name),
        kind: 'typography',
        confidence: mixed ? 0.55 : 0.35,
        rule: 'hard-wrapped',
        title: `Paragraphs broken into lines${where}`,
        reasons: [
          'The next word would not have fitted on the line: the lines were filled to one width.',
          `${count} line ends within paragraphs of ${group.articles === 1 ? '1 article' : `${group.articles.toLocaleString('en-US')} articles`}.`,
          mixed
            ? 'Most other articles have each paragraph on one line.'
            : 'Most articles of this corpus are set this way, so it may be meant.',
        ],
        pattern: 'line end within a paragraph',
        suggestions: [' '],
        occurrences: group.occurrences.sort(
          (a, b) => compareText(a.document, b.document) || a.from - b.from,
        ),
        kept: [],
      };
    });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The file of a record, else the folder of a file. */
function groupOf(document: string): string {
  const record = document.indexOf('#');
  if (record > 0) return document.slice(0, record);
  return document.slice(0, Math.max(0, document.lastIndexOf('/')));
}

interface Line {
  readonly from: number;
  readonly end: number;
  readonly text: string;
}

/** The line ends within paragraphs of a text whose lines were filled to one width; none for verses, lists, tables and flowing text. */
export function joinsOf(text: string): Join[] {
  const lines: Line[] = [];
  let width = 0;
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    if (match[0] === '') continue;
    const line = match[0].replace(/[\r\n]+$/, '');
    width = Math.max(width, line.trimEnd().length);
    if (width > widest) return [];
    lines.push({ from: match.index, end: match.index + line.length, text: line });
  }
  if (width < narrowest) return [];
  const joins: Join[] = [];
  let candidates = 0;
  let full = 0;
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at]!;
    const next = lines[at + 1]!;
    if (!line.text.trim() || !next.text.trim() || /^\s{2,}|^[•*–—>-]\s/.test(next.text)) continue;
    if (isRow(line.text) || isRow(next.text)) continue;
    candidates++;
    const word = /^\s?(\S+)/.exec(next.text)?.[1] ?? '';
    const filled = line.text.trimEnd().length + 1 + word.length > width - 2;
    if (filled) full++;
    // A line that ends early still goes on where the next begins small.
    if (!filled && !/^\s?\p{Ll}/u.test(next.text)) continue;
    const spaced = /\s$/.test(line.text) || /^\s/.test(next.text) || /\p{L}-$/u.test(line.text);
    joins.push({ from: line.end, to: next.from, after: spaced ? '' : ' ' });
  }
  // Lines that are filled one by one are no verses; those end where they like.
  return full >= fewestFull && full >= candidates * 0.7 ? joins : [];
}

/** Columns: two gaps, or hardly anything but figures. */
function isRow(line: string): boolean {
  const trimmed = line.trim();
  if (/\S\s{2,}\S.*\s{2,}\S|\t/.test(trimmed)) return true;
  const figures = trimmed.match(/\p{Nd}/gu)?.length ?? 0;
  return figures > trimmed.length * 0.3;
}
