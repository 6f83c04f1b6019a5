import type { Portions } from '../../../shared/progress/portions.ts';

/** Bytes parsed before others may go on; what is shorter than twice as many is parsed at once. */
const bytesAtOnce = 64_000;
/** An element that is longer is not looked for. */
const longestElement = 4 * bytesAtOnce;
/** Ends of an element, or of the list, that are tried: texts may hold what looks like one. */
const endsTried = 4;
const closingsTried = 30;
/** Lists that are looked into. */
const listsTried = 8;
const opening = Buffer.from('[{');
const between = Buffer.from('},{');
const closing = Buffer.from('}]');
/** Stands for a list while what is around it is parsed. */
const mark = 'the list';

/** What `JSON.parse` gives, in portions where the bytes hold a long list of objects, as an entry on many places has; undefined for what is no JSON. */
export function* parseInPortions(bytes: Buffer): Portions<unknown> {
  if (bytes.length >= 2 * bytesAtOnce && !bytes.includes(mark)) {
    const value = yield* parseAround(bytes);
    if (value !== undefined) return value;
  }
  return parsed(bytes.toString('utf8'));
}

/** The value around its first long list and that list, each parsed apart; undefined where there is none. */
function* parseAround(bytes: Buffer): Portions<unknown> {
  let from = 0;
  for (let tried = 0; tried < listsTried; tried++) {
    const opened = bytes.indexOf(opening, from);
    if (opened < 0) return undefined;
    const list = yield* elementsFrom(bytes, opened + 1);
    from = list ? list.end : opened + opening.length;
    if (!list || list.end - opened < bytesAtOnce) continue;
    const before = bytes.toString('utf8', 0, opened + 1);
    const frame = parsed(`${before}"${mark}"${bytes.toString('utf8', list.end)}`);
    // Quotation marks in a text are escaped, so a list in one was none: what is around it is no JSON then.
    const [place, ...others] = marked(frame);
    if (!place || others.length > 0) return undefined;
    place.length = 0;
    for (const element of list.elements) place.push(element);
    return frame;
  }
  return undefined;
}

/**
 * The objects of a list whose first one begins at `at`, and where the list's `]` stands; null where it is not
 * read so. What stands between brackets parses only where it ends with a whole element, so that no end is taken for another.
 */
function* elementsFrom(
  bytes: Buffer,
  at: number,
): Portions<{ readonly elements: unknown[]; readonly end: number } | null> {
  const elements: unknown[] = [];
  for (let from = at; ; ) {
    const cut = wholeUntil(bytes, from, from + bytesAtOnce, between, endsTried);
    const piece = cut ?? wholeUntil(bytes, from, from, closing, closingsTried);
    if (!piece) return null;
    for (const element of piece.elements) elements.push(element);
    if (!cut) return { elements, end: piece.end };
    from = piece.end + 1;
    yield;
  }
}

/** The elements from `from` to the first of these ends, not before `least`, up to which they are whole; `end` is where the last one's brace is behind. */
function wholeUntil(
  bytes: Buffer,
  from: number,
  least: number,
  ending: Buffer,
  tries: number,
): { readonly elements: readonly unknown[]; readonly end: number } | null {
  let found = bytes.indexOf(ending, least);
  for (let tried = 0; tried < tries && found >= 0; tried++) {
    if (found - from > longestElement) return null;
    const elements = parsed(`[${bytes.toString('utf8', from, found + 1)}]`);
    if (Array.isArray(elements)) return { elements, end: found + 1 };
    found = bytes.indexOf(ending, found + 1);
  }
  return null;
}

/** The lists that the mark stands in alone. */
function marked(value: unknown): unknown[][] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.length === 1 && value[0] === mark) return [value];
  return Object.values(value).flatMap(marked);
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
