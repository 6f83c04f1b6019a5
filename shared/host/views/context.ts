import type { Span } from '../../text/span.ts';

const mostOfSentence = 320;
const mostOfLines = 420;
const linesAround = 3;

/** The stretch of text shown around a place: its lines' neighbours for whole lines, its paragraph for words. Lies within `bounds`, contains the place. */
export function contextOf(text: string, place: Span, bounds: Span): Span {
  return isWholeLines(text, place)
    ? {
        from: linesBefore(text, place.from, bounds.from),
        to: linesAfter(text, place.to, bounds.to),
      }
    : {
        from: paragraphStart(text, place.from, bounds.from),
        to: paragraphEnd(text, place.to, bounds.to),
      };
}

/** True when the place begins where a line begins and ends where one ends. */
export function isWholeLines(text: string, place: Span): boolean {
  const begins = place.from === 0 || text[place.from - 1] === '\n';
  const ends = place.to === text.length || text[place.to - 1] === '\n' || text[place.to] === '\n';
  return begins && ends;
}

/** 1-based number of the line in which the offset lies. */
export function lineNumber(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function linesBefore(text: string, from: number, least: number): number {
  let at = from;
  for (let lines = 0; lines < linesAround && at > least; ) {
    const start = text.lastIndexOf('\n', at - 2) + 1;
    if (from - start > mostOfLines) return wordStart(text, Math.max(from - mostOfLines, least), at);
    if (text.slice(start, at).trim() !== '') lines++;
    at = Math.max(start, least);
  }
  return at;
}

function linesAfter(text: string, to: number, most: number): number {
  let at = to;
  for (let lines = 0; lines < linesAround && at < most; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? most : Math.min(next + 1, most);
    if (end - to > mostOfLines) return wordEnd(text, Math.min(to + mostOfLines, most), at);
    if (text.slice(at, end).trim() !== '') lines++;
    at = end;
  }
  return at;
}

function paragraphStart(text: string, from: number, least: number): number {
  const gap = blankLine(text.slice(Math.max(least, from - mostOfSentence), from));
  const start = Math.max(least, from - mostOfSentence);
  if (gap !== null) return start + gap.last;
  return start === least ? least : wordStart(text, start, from);
}

function paragraphEnd(text: string, to: number, most: number): number {
  const end = Math.min(most, to + mostOfSentence);
  const gap = blankLine(text.slice(to, end));
  if (gap !== null) return to + gap.first;
  return end === most ? most : wordEnd(text, end, to);
}

/** Where the first run of blank lines begins and the last one ends, or null. */
function blankLine(text: string): { first: number; last: number } | null {
  const gaps = [...text.matchAll(/\n[^\S\n]*(?:\n[^\S\n]*)+/g)];
  const first = gaps[0];
  const last = gaps.at(-1);
  return first && last ? { first: first.index, last: last.index + last[0].length } : null;
}

function wordStart(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

function wordEnd(text: string, to: number, after: number): number {
  const at = Math.max(text.lastIndexOf(' ', to - 1), text.lastIndexOf('\n', to - 1));
  return at > after ? at : to;
}
