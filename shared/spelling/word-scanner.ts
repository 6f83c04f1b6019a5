/** The word is written in capitals throughout (two letters or more). */
export const SHOUTED = 1;
/** The word begins with a capital and goes on in lower case. */
export const CAPITALISED = 2;
/** The word has a capital within, such as iPhone. */
export const MIXED = 4;
/** A sentence, a line of its own or a quotation begins with the word. */
export const OPENING = 8;
/** The word is part of an address, a figure, a dotted or slashed term, or cut by a line end. */
export const GLUED = 16;
/** The word is part of a hyphenated one. */
export const HYPHENATED = 32;
/** Something other than blanks stands between this word and the one before. */
export const PARTED = 64;
/** The word ends in 's or ’s, which `to` leaves out. */
export const POSSESSIVE = 128;
/** No word but a figure, such as 1987 or 3.5. */
export const FIGURE = 256;

/** Called for each word with its span, without a possessive ending, and its flags. */
export type WordVisitor = (from: number, to: number, flags: number) => void;

const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const MARK = 4;

const classes = new Uint8Array(65536);

function classOf(code: number): number {
  const known = classes[code]!;
  if (known !== 0) return known;
  const char = String.fromCharCode(code);
  let found = MARK;
  if (/[\p{L}\p{M}]/u.test(char) || (code >= 0xd800 && code <= 0xdfff)) found = LETTER;
  else if (/\p{N}/u.test(char)) found = DIGIT;
  else if (/\s/u.test(char)) found = BLANK;
  classes[code] = found;
  return found;
}

const APOSTROPHE = 39;
const CURLY = 0x2019;
const HYPHEN = 45;

function isCapital(char: string): boolean {
  return char !== char.toLowerCase();
}

function shapeOf(text: string, from: number, to: number): number {
  let capitals = 0;
  let first = false;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const capital =
      code < 128 ? code >= 65 && code <= 90 : classOf(code) === LETTER && isCapital(text[i]!);
    if (!capital) continue;
    capitals++;
    if (i === from) first = true;
  }
  if (capitals === 0) return 0;
  if (capitals === 1 && first) return CAPITALISED;
  return capitals === to - from ? SHOUTED : MIXED;
}

/** True when a chunk without blanks is an address, a figure or a code rather than words. */
function isOpaque(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 64 || code === 95 || code === 92 || classOf(code) === DIGIT) return true;
    if (code === 58 && text.startsWith('://', i)) return true;
    if (code === 35 && i + 1 < to && classOf(text.charCodeAt(i + 1)) === LETTER) return true;
    // A dot, slash, ampersand or plus between two letters: U.S., example.com, and/or, R&D.
    if (
      (code === 46 || code === 38 || code === 43 || code === 61) &&
      i > from &&
      i + 1 < to &&
      classOf(text.charCodeAt(i - 1)) === LETTER &&
      classOf(text.charCodeAt(i + 1)) === LETTER
    ) {
      return true;
    }
  }
  return false;
}

/** Code units between two pauses. */
const STRETCH = 1 << 14;

/** Visits the words of a text in order, and calls `pause` now and then. Spans are UTF-16 offsets, half-open. */
export function scanWords(
  text: string,
  visit: WordVisitor,
  pause: (done: number) => void = () => {},
): void {
  const length = text.length;
  let at = 0;
  let parted = true;
  let opening = true;
  let cut = false;
  let rest = STRETCH;
  while (at < length) {
    if (at >= rest) {
      pause(at);
      rest = at + STRETCH;
    }
    let lines = 0;
    let indent = false;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (classOf(code) !== BLANK) break;
      if (code === 10 || code === 0x2028 || code === 0x2029) lines++;
      else if (lines > 0) indent = true;
      at++;
    }
    if (lines > 1 || (lines === 1 && indent)) {
      parted = true;
      opening = true;
    }
    if (at >= length) return;
    const start = at;
    while (at < length && classOf(text.charCodeAt(at)) !== BLANK) at++;
    const end = at;
    const opaque = isOpaque(text, start, end);
    let inner = 0;
    let i = start;
    while (i < end) {
      const code = text.charCodeAt(i);
      const kind = classOf(code);
      if (opaque && (kind === DIGIT || kind === LETTER)) {
        let figure = false;
        let letters = false;
        const from = i;
        let to = end;
        while (to > from && classOf(text.charCodeAt(to - 1)) === MARK) to--;
        for (let j = from; j < to; j++) {
          const one = classOf(text.charCodeAt(j));
          if (one === DIGIT) figure = true;
          else if (one === LETTER) letters = true;
        }
        let flags = figure && !letters ? FIGURE : GLUED;
        if (parted) flags |= PARTED;
        if (opening) flags |= OPENING;
        visit(from, to, flags);
        parted = false;
        opening = false;
        cut = false;
        i = to;
        continue;
      }
      if (kind !== LETTER) {
        if (code === 46 || code === 33 || code === 63 || code === 58) opening = true;
        else if (code === 34 || code === 0x201c || code === 0x2018 || code === 40 || code === 42) {
          opening = true;
        } else if (code === HYPHEN && i > start && text.charCodeAt(i - 1) !== HYPHEN) {
          inner = HYPHENATED;
        } else if (code === 0x2013 || code === 0x2014 || code === HYPHEN) opening = true;
        else if (code === APOSTROPHE && i === start) opening = true;
        parted = true;
        i++;
        continue;
      }
      const from = i;
      while (i < end) {
        const next = text.charCodeAt(i);
        if (classOf(next) === LETTER) {
          i++;
          continue;
        }
        const joins = next === APOSTROPHE || next === CURLY;
        if (joins && i + 1 < end && classOf(text.charCodeAt(i + 1)) === LETTER) {
          i++;
          continue;
        }
        break;
      }
      let to = i;
      let flags = inner;
      if (to - from > 2 && text.charCodeAt(to - 1) === 115) {
        const before = text.charCodeAt(to - 2);
        if (before === APOSTROPHE || before === CURLY) {
          to -= 2;
          flags |= POSSESSIVE;
        }
      }
      if (i < end && text.charCodeAt(i) === HYPHEN && text.charCodeAt(i + 1) !== HYPHEN) {
        flags |= HYPHENATED;
        // A hyphen at the end of a line: this word and the next are two halves of one.
        if (i + 1 === end && text.charCodeAt(end) === 10) {
          flags |= GLUED;
          cut = true;
          visit(from, to, flags | shapeOf(text, from, to) | (parted ? PARTED : 0));
          parted = true;
          opening = false;
          i = end;
          continue;
        }
      }
      if (cut) {
        flags |= GLUED;
        cut = false;
      }
      flags |= shapeOf(text, from, to);
      if (to - from === 1 && flags & SHOUTED) flags = (flags & ~SHOUTED) | CAPITALISED;
      if (parted) flags |= PARTED;
      if (opening) flags |= OPENING;
      visit(from, to, flags);
      parted = false;
      opening = false;
    }
    cut = cut && text.charCodeAt(end - 1) === HYPHEN;
  }
}
