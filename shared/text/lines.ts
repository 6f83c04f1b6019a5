import type { Span } from './span.ts';

/** One line of a text: `[from, end)` is what it says, `[from, to)` takes its line end along. */
export interface Line extends Span {
  /** Where its line end begins; equals `to` on a last line without one. */
  readonly end: number;
}

/** The lines of `text` within `[from, to)`, ended by LF, CR LF or CR; they tile the stretch. A line end at the very end starts no further line. */
export function splitLines(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  let feed = text.indexOf('\n', from);
  let carriage = text.indexOf('\r', from);
  let start = from;
  while (start < to) {
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
    let end = feed < 0 ? to : Math.min(feed, to);
    if (carriage >= 0 && carriage < end) end = carriage;
    let next = Math.min(end + 1, to);
    if (end === carriage && next === feed && next < to) next++;
    lines.push({ from: start, end, to: next });
    start = next;
  }
  return lines;
}

/** Beyond this no line is compared with another but as it stands. */
const longestFolded = 20_000;

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The form under which two lines count as the same: trimmed, runs of white space as one space, NFC, straight quotes, nothing invisible. */
export function lineKey(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > longestFolded || /^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/.test(trimmed))
    return trimmed;
  return trimmed
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The key with each figure (`20`, `1.2k`, `3,450`, Arabic-Indic digits too) written as `#`. */
export function maskFigures(key: string): string {
  if (!/\p{Nd}/u.test(key)) return key;
  return key.replace(
    /\p{Nd}+(?:[.,٫٬\u00a0\u202f]\p{Nd}+)*(?: ?[kKmMbB](?![\p{L}\p{N}]))?\+?/gu,
    '#',
  );
}

/** A longer key is its own pattern. */
export const longestPattern = 160;
const signs = /[^\p{L}\p{M}\p{N}#]+/gu;
/** The same for plain text, several times as fast. */
const asciiSigns = /[^a-z#]+/g;

/** The masked key without differences of case and of the signs around its words, for counting lines of one pattern. A key of more than 160 characters is its own pattern. */
export function patternKey(key: string): string {
  if (key.length > longestPattern) return key;
  const masked = maskFigures(key);
  const others = /^[\x20-\x7e]*$/.test(masked) ? asciiSigns : signs;
  const folded = masked.toLowerCase().replace(others, ' ').trim();
  return folded === '' ? masked : folded;
}
