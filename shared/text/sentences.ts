import type { Span } from './span.ts';

const terminators = '.!?…。！？';
const closers = '"”’\')]»›“';
const openers = '"“„‘\'([«‹-–—•*+';
const letterOrDigit = /[\p{L}\p{N}]/u;
const upperOrDigit = /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const lower = /\p{Ll}/u;

// Shortened words that stand before a name, a number or more of the sentence; a full stop after one
// of them ends nothing.
const abbreviations = new Set(
  (
    'mr mrs ms messrs dr prof rev fr sr st sen rep gov gen col lt maj capt cpl sgt adm cmdr pres hon amb ' +
    'mt ft no nos vs v fig figs art sec ch vol p pp ed eds approx dept est al cf eg ie ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat ' +
    'calif conn penn tenn ariz colo fla mass mich minn miss okla ore wash wis ave blvd rd bros ' +
    'bzw ca evtl ggf hr fr nr str tel usw vgl mme mlle mm sra srta dra'
  ).split(' '),
);
// Shortened words that may end a sentence as well; what follows decides.
const companyEndings = new Set('inc corp co ltd plc cos llc bhd etc jr'.split(' '));
const sentenceStarters = new Set(
  (
    'the a an in on at it its he she they we i but and or if as for this that these those there when ' +
    'while after before under last earlier however analysts officials shares both no not one some most'
  ).split(' '),
);

/** The longest line, and how often a line is broken inside a sentence: lines that go on in lower case. */
interface Wrapping {
  readonly wrapped: boolean;
  readonly width: number;
}

function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}

function wrappingOf(text: string, breaks: readonly number[]): Wrapping {
  let width = 0;
  let inside = 0;
  let start = 0;
  for (const at of breaks) {
    width = Math.max(width, at - start);
    start = at + 1;
    const next = text[start];
    if (next !== undefined && lower.test(next)) inside++;
  }
  width = Math.max(width, text.length - start);
  return { wrapped: width <= 200 && (inside >= 2 || (inside === 1 && breaks.length <= 6)), width };
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}

/** True when the line break at `at` ends a sentence whatever stands before it. */
function breakEnds(
  text: string,
  at: number,
  lineStart: number,
  { wrapped, width }: Wrapping,
): boolean {
  const next = text[at + 1];
  if (next === undefined) return false;
  // An empty line, or an indented one after one that is not.
  if (isSpace(next)) {
    const blank = /^[^\S\n]*(?:\n|$)/u.test(text.slice(at + 1, at + 80));
    return blank || !isSpace(text[lineStart]) || !wrapped || at - lineStart < width * 0.6;
  }
  if (lower.test(next)) return !wrapped && at - lineStart > 200;
  if (!wrapped) return true;
  return at - lineStart < width * 0.6;
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && letterOrDigit.test(text[start - 1]!)) start--;
  return text.slice(start, end);
}

function wordAfter(text: string, from: number): string {
  let end = from;
  while (end < text.length && letterOrDigit.test(text[end]!)) end++;
  return text.slice(from, end);
}

/** True when the full stop at `dot` belongs to a shortened word and the sentence goes on. */
function shortens(text: string, dot: number, next: number): boolean {
  const word = wordBefore(text, dot);
  if (word === '') return false;
  const key = word.toLowerCase();
  const following = wordAfter(text, next).toLowerCase();
  if (abbreviations.has(key)) return key !== 'no' || /^\p{N}/u.test(following);
  // Initials, also those of "U.S." and "e.g."; before a common opening word they end the sentence.
  const initial = word.length === 1 && /\p{L}/u.test(word);
  const chained = initial && text[dot - 2] === '.';
  if (chained || companyEndings.has(key)) return !sentenceStarters.has(following);
  return initial && word !== 'I' && /\p{Lu}/u.test(word);
}

/**
 * The sentences of a text as half-open spans in UTF-16 offsets that tile it: each takes the white
 * space behind it along, the first also what stands before it. Empty lines, line ends in texts that
 * are not hard-wrapped, and headings count as borders; abbreviations, initials and decimals do not.
 * A text without any gives no spans.
 */
export function sentenceSpans(text: string): Span[] {
  const breaks = lineEnds(text);
  const wrapping = wrappingOf(text, breaks);
  const spans: Span[] = [];
  let from = 0;
  let lineStart = 0;
  let hasWords = false;
  const size = text.length;
  const close = (to: number) => {
    // Marks without a word stay with the sentence before them.
    if (!hasWords && spans.length > 0) {
      spans[spans.length - 1] = { from: spans.at(-1)!.from, to };
    } else if (to > from && hasWords) spans.push({ from, to });
    else return;
    from = to;
    hasWords = false;
  };
  let at = 0;
  while (at < size) {
    const character = text[at]!;
    if (character === '\n') {
      const ends = breakEnds(text, at, lineStart, wrapping);
      lineStart = at + 1;
      if (ends) {
        let to = at + 1;
        while (to < size && isSpace(text[to])) {
          if (text[to] === '\n') lineStart = to + 1;
          to++;
        }
        close(to);
        at = to;
        continue;
      }
      at++;
      continue;
    }
    if (!hasWords && letterOrDigit.test(character)) hasWords = true;
    if (!terminators.includes(character)) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < size && terminators.includes(text[end]!)) end++;
    while (end < size && closers.includes(text[end]!)) end++;
    const wide = '。！？'.includes(character);
    let next = end;
    while (next < size && isSpace(text[next])) next++;
    if (next === size || (next === end && !wide)) {
      at = end;
      continue;
    }
    let first = next;
    while (first < size && openers.includes(text[first]!)) first++;
    const begins =
      first < size && upperOrDigit.test(String.fromCodePoint(text.codePointAt(first)!));
    const single = character === '.' && end === at + 1;
    if (wide || (begins && !(single && shortens(text, at, first)))) {
      for (let i = end; i < next; i++) if (text[i] === '\n') lineStart = i + 1;
      close(next);
      at = next;
      continue;
    }
    at = end;
  }
  close(size);
  if (from < size && spans.length === 0) spans.push({ from, to: size });
  return spans;
}
