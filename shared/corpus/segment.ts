import type { Monitor } from '../progress/monitor.ts';
import {
  countWords,
  endsOpen,
  endsSentence,
  isHeadlineShape,
  startsSmall,
} from '../text/line-shape.ts';
import { lineKey, splitLines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Article, Document } from './document.ts';
import {
  type Opening,
  openingReach,
  type PageLine,
  readOpening,
  readPageLines,
} from './opening.ts';

/** The articles of all documents, in document order; those of one document tile it. Found by structure alone: what is shown again, blank lines, shapes of lines. */
export function segmentCorpus(documents: readonly Document[], monitor: Monitor): Article[] {
  const articles: Article[] = [];
  for (const [at, document] of documents.entries()) {
    if (at % 16 === 0) monitor.tick(at, documents.length);
    const pulse = () => monitor.tick(at, documents.length);
    for (const article of segmentDocument(document, pulse)) articles.push(article);
  }
  return articles;
}

/** The articles of one document: at least one, from 0 to the text's length. */
export function segmentDocument(document: Document, pulse: () => void): Article[] {
  const { text } = document;
  const page = readPageLines(text, splitLines(text), pulse);
  const starts = findStarts(page, pulse);
  const articles: Article[] = [];
  for (let at = 0; at < Math.max(starts.length, 1); at++) {
    const start = starts[at];
    const next = starts[at + 1];
    const from = at === 0 || !start ? 0 : page[start.first]!.from;
    const headline = start ? spanOf(text, page[start.headline]!) : plainHeadline(document, page);
    articles.push({
      document: document.id,
      index: articles.length,
      from,
      to: next ? page[next.first]!.from : text.length,
      headline,
    });
  }
  return articles;
}

interface Start {
  /** The first line of the article, in the page's lines. */
  readonly first: number;
  readonly headline: number;
}

/** Where articles begin on a page of several, or the one start of a page that opens with its headline shown again. */
function findStarts(page: readonly PageLine[], pulse: () => void): Start[] {
  const starts: Start[] = [];
  const nexts = nextRepeats(page);
  let opensThePage = false;
  let longestRunAtStart = 0;
  let bodyFrom = 0;
  for (let at = 0; at < page.length; at++) {
    if (at % 1024 === 1023) pulse();
    const line = page[at]!;
    const repeats = nexts[at]! - at <= openingReach || nexts[at + 1] === at + 2;
    if (!repeats && line.blanksBefore < 3) continue;
    if (!isHeadlineShape(line.key)) continue;
    const opening = repeats ? readOpening(page, at) : null;
    const runSplits =
      starts.length > 0 &&
      line.blanksBefore >= 3 &&
      line.blanksBefore >= longestRunAtStart &&
      standsAsHeadline(page, at);
    if (!runSplits) {
      if (!opening) continue;
      const enough = opensThePage ? 3 : at <= 2 ? 3.5 : 4.5;
      if (strength(page, opening, bodyFrom) < enough) continue;
    }
    if (starts.length === 0 && at <= 2) opensThePage = true;
    if (at > 2) longestRunAtStart = Math.max(longestRunAtStart, line.blanksBefore);
    starts.push({ first: kickerBefore(page, at, bodyFrom), headline: at });
    bodyFrom = opening ? opening.end : at + 1;
    at = bodyFrom - 1;
  }
  return starts;
}

/** Stands for a line that does not come. */
const never = 2 ** 30;

/** For each line, the next one with the same key, or `never`. */
function nextRepeats(page: readonly PageLine[]): Int32Array {
  const nexts = new Int32Array(page.length).fill(never);
  // To look a line up, all of it is read: not where it is the only one.
  if (page.length < 2) return nexts;
  const seen = new Map<string, number>();
  for (let at = page.length - 1; at >= 0; at--) {
    const { key } = page[at]!;
    nexts[at] = seen.get(key) ?? never;
    seen.set(key, at);
  }
  return nexts;
}

/** How much speaks for an article that begins with this opening; 3 and more is enough on a page that opens in the same way. */
function strength(page: readonly PageLine[], opening: Opening, bodyFrom: number): number {
  const { start, end } = opening;
  const line = page[start]!;
  let sum = 0;
  if (opening.headlines > 1) sum += 2;
  else if (showsCaptionBelow(page, opening)) sum += 1;
  else return 0;
  if (end - start > 2) sum += 0.5;
  sum -= 0.5 * opening.roles.filter((role) => role === 'other').length;
  if (opening.repeatsCaption) sum += 1.5;
  if (opening.hasMarker) sum += 0.5;
  if (start <= 2) sum += 1;
  else if (line.blanksBefore >= 2) sum += 1;
  else if (line.blanksBefore === 1) sum += 0.5;
  else sum -= 1;
  if (endsSentence(line.key) && !/[?!؟]/.test(line.key.slice(-2))) sum -= 2;
  if (startsSmall(line.key)) sum -= 1;
  const bodyFollows = [0, 1].some((step) => isBodyLine(page[end + step]));
  sum += bodyFollows ? 0.5 : -1;
  if (line.blanksBefore === 0 && !page[start + 1]!.blanksBefore) {
    // Without blank lines a menu looks much the same: only long lines and text on both sides tell.
    const surely = opening.headlines > 1 && opening.repeatsCaption && countWords(line.key) >= 4;
    if (!surely || !bodyFollows || (start > 2 && !endsBody(page[start - 1]))) return 0;
  }
  if (start > 2 && start === bodyFrom) sum -= 1;
  return sum;
}

/** Where the headline stands once: the caption twice in a row right below it, and nothing that a sentence could be. */
function showsCaptionBelow(page: readonly PageLine[], opening: Opening): boolean {
  const { start, roles } = opening;
  const headline = page[start]!;
  if (roles[1] !== 'caption' || page[start + 2]?.key !== page[start + 1]!.key) return false;
  return !endsSentence(headline.key) && (start <= 2 || headline.blanksBefore >= 2);
}

function isBodyLine(line: PageLine | undefined): boolean {
  if (!line) return false;
  return line.key.length >= 80 || (line.key.length >= 40 && endsSentence(line.key));
}

function endsBody(line: PageLine | undefined): boolean {
  return isBodyLine(line) || (line !== undefined && endsSentence(line.key));
}

/** After a long run of blank lines: a headline by its shape, with text after it and before it. */
function standsAsHeadline(page: readonly PageLine[], at: number): boolean {
  const { key } = page[at]!;
  if (endsSentence(key) || startsSmall(key) || key.length > 200) return false;
  const next = page[at + 1];
  const before = page[at - 1];
  if (!next || !before || next.blanksBefore === 0) return false;
  return (
    (isBodyLine(before) || endsSentence(before.key)) &&
    (isBodyLine(next) || isBodyLine(page[at + 2]))
  );
}

/** Short lines right above the headline, in the same block and after a blank line, belong to its article. */
function kickerBefore(page: readonly PageLine[], headline: number, bodyFrom: number): number {
  let first = headline;
  while (first > bodyFrom && page[first]!.blanksBefore === 0 && headline - first < 2) {
    const above = page[first - 1]!.key;
    if (above.length > 40 || endsSentence(above)) return headline;
    first--;
  }
  return page[first]!.blanksBefore > 0 ? first : headline;
}

/** The headline of a page without repeats: its title field if that stands as a line, else a first line set apart as one. */
function plainHeadline(document: Document, page: readonly PageLine[]): Span | null {
  const first = page[0];
  if (!first) return null;
  const title = document.fields.title ?? document.fields.headline;
  if (typeof title === 'string' && title.trim() !== '') {
    const key = lineKey(title);
    const line = page.slice(0, 200).find((candidate) => candidate.key === key);
    return line ? spanOf(document.text, line) : null;
  }
  const second = page[1];
  if (!second || !isHeadlineShape(first.key) || first.key.length > 200) return null;
  if (endsSentence(first.key) || endsOpen(first.key) || startsSmall(first.key)) return null;
  if (startsSmall(second.key)) return null;
  if (second.blanksBefore === 0 && !opensWithCredits(page)) return null;
  return page.slice(1, 6).some(isBodyLine) ? spanOf(document.text, first) : null;
}

const mostCredits = 4;
const longestCredit = 100;

/** True when the page's first line has a few more right below it that are no sentences, such as a byline and a date, and a blank line parts them from the text. */
function opensWithCredits(page: readonly PageLine[]): boolean {
  let end = 1;
  while (end < page.length && page[end]!.blanksBefore === 0) {
    const { key } = page[end]!;
    if (end > mostCredits || key.length > longestCredit || endsSentence(key)) return false;
    if (endsOpen(key) || startsSmall(key)) return false;
    end++;
  }
  return end > 1 && page.slice(end, end + 3).some(isBodyLine);
}

/** The line without its line end and without white space around it. */
function spanOf(text: string, line: PageLine): Span {
  let { from, end } = line;
  while (from < end && /\s/.test(text[from]!)) from++;
  while (end > from && /\s/.test(text[end - 1]!)) end--;
  return { from, to: end };
}
