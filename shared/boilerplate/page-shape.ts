import {
  countWords,
  endsOpen,
  endsSentence,
  isPlainLetter,
  startsSmall,
} from '../text/line-shape.ts';
import { createWordNumbers } from './word-numbers.ts';

/** What the lines of one page look like, line by line; the arrays are used again for the next page and may be longer than it. */
export interface PageShape {
  readonly size: number;
  readonly width: Int32Array;
  readonly words: Int32Array;
  /** 1 where the line ends as a sentence does; so for the other marks. */
  readonly sentence: Uint8Array;
  readonly open: Uint8Array;
  readonly small: Uint8Array;
  readonly startsWithSign: Uint8Array;
  readonly signs: Uint8Array;
  readonly quoted: Uint8Array;
  /** Mean length of its words, and the shares of words that begin with a capital and that are all in capitals. */
  readonly wordLength: Float64Array;
  readonly capitalised: Float64Array;
  readonly allCapitals: Float64Array;
  /** Characters of it that are figures, and punctuation for each word. */
  readonly figures: Float64Array;
  readonly punctuation: Float64Array;
  readonly sentences: Int32Array;
  /** Words of running text: what speaks for an article's body. */
  readonly weight: Float64Array;
  /** Where the words of each line begin and, one line on, end in `numbers`: equal words have equal numbers, counted from 0 up to `distinct`. */
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  readonly distinct: number;
}

/** Reads the lines of one page after the other into the same arrays. */
export interface PageShapeReader {
  read(keys: readonly string[]): PageShape;
}

/** Of longer lines only the beginning is looked at. */
const longestRead = 4000;
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g;

type Room = {
  -readonly [Name in keyof PageShape]: PageShape[Name];
};

function roomFor(lines: number): Room {
  const [whole, marks, real] = [
    () => new Int32Array(lines),
    () => new Uint8Array(lines),
    () => new Float64Array(lines),
  ];
  return {
    size: 0,
    width: whole(),
    words: whole(),
    sentence: marks(),
    open: marks(),
    small: marks(),
    startsWithSign: marks(),
    signs: marks(),
    quoted: marks(),
    wordLength: real(),
    capitalised: real(),
    allCapitals: real(),
    figures: real(),
    punctuation: real(),
    sentences: whole(),
    weight: real(),
    starts: new Int32Array(lines + 1),
    numbers: new Int32Array(lines * 16),
    distinct: 0,
  };
}

/** A reader with room of its own, which grows with the longest page. */
export function createPageShapeReader(): PageShapeReader {
  const table = createWordNumbers();
  let room = roomFor(64);
  let used = 0;

  function addWord(number: number): void {
    if (used === room.numbers.length) {
      const longer = new Int32Array(2 * used);
      longer.set(room.numbers);
      room.numbers = longer;
    }
    room.numbers[used++] = number;
  }

  function readLine(whole: string, at: number): void {
    const key = whole.length > longestRead ? whole.slice(0, longestRead) : whole;
    room.starts[at] = used;
    const sentence = endsSentence(whole);
    room.sentence[at] = sentence ? 1 : 0;
    room.open[at] = endsOpen(whole) ? 1 : 0;
    room.small[at] = startsSmall(key) ? 1 : 0;
    if (!readPlain(key, at)) {
      used = room.starts[at]!;
      readAny(key, at);
    }
    // About ten words without the end of a sentence tell nothing; fewer speak for a menu.
    room.weight[at] = Math.min(room.words[at]!, 80) * (sentence ? 1 : 0.5) - 9;
  }

  /** Reads a line of ASCII alone in one go, as `readAny` would; false for any other. */
  function readPlain(key: string, at: number): boolean {
    let letters = 0;
    let capitalised = 0;
    let allCapitals = 0;
    let figures = 0;
    let punctuation = 0;
    let sentences = 0;
    let signs = false;
    let index = 0;
    while (index < key.length) {
      const code = key.charCodeAt(index);
      if (code > 127) return false;
      if (!isPlainLetter(code) && !isPlainFigure(code)) {
        if (code === 44 || code === 59 || code === 58) punctuation++;
        else if ((code === 46 || code === 33 || code === 63) && endsAfter(key, index)) sentences++;
        signs ||= isPlainSign(code) || endsAddress(key, index, code);
        index++;
        continue;
      }
      const from = index;
      let hasSmall = false;
      // After an apostrophe a word goes on with letters only.
      let lettersOnly = false;
      for (; index < key.length; index++) {
        const inside = key.charCodeAt(index);
        if (isPlainLetter(inside)) hasSmall ||= inside >= 97;
        else if (isPlainFigure(inside) && !lettersOnly) figures++;
        else if (inside === 39 && isPlainLetter(key.charCodeAt(index + 1))) lettersOnly = true;
        else break;
      }
      letters += index - from;
      if (code >= 65 && code <= 90) {
        capitalised++;
        if (index - from > 1 && !hasSmall) allCapitals++;
      }
      addWord(table.ofPlain(key, from, index));
    }
    const count = used - room.starts[at]!;
    const size = Math.max(count, 1);
    const first = key.charCodeAt(0);
    room.width[at] = key.length;
    room.words[at] = count;
    room.wordLength[at] = letters / size;
    room.capitalised[at] = capitalised / size;
    room.allCapitals[at] = allCapitals / size;
    room.figures[at] = figures / Math.max(key.length, 1);
    room.punctuation[at] = punctuation / size;
    room.sentences[at] = sentences;
    room.startsWithSign[at] = /^[^A-Za-z0-9"'([]/.test(key) ? 1 : 0;
    room.signs[at] = signs ? 1 : 0;
    room.quoted[at] = first === 34 || first === 39 ? 1 : 0;
    return true;
  }

  function readAny(key: string, at: number): void {
    const words = key.match(wordPattern) ?? [];
    let letters = 0;
    let capitalised = 0;
    let allCapitals = 0;
    for (const word of words) {
      const small = word.toLowerCase();
      letters += word.length;
      if (small !== word && /^\p{Lu}/u.test(word)) {
        capitalised++;
        if (word.length > 1 && word === word.toUpperCase()) allCapitals++;
      }
      addWord(table.of(small));
    }
    const size = Math.max(words.length, 1);
    room.width[at] = key.length + (key.match(wide)?.length ?? 0);
    room.words[at] = countWords(key);
    room.wordLength[at] = letters / size;
    room.capitalised[at] = capitalised / size;
    room.allCapitals[at] = allCapitals / size;
    room.figures[at] = (key.match(/\p{Nd}/gu)?.length ?? 0) / Math.max(key.length, 1);
    room.punctuation[at] = (key.match(/[,;:،؛，；]/g)?.length ?? 0) / size;
    room.sentences[at] = key.match(/[.!?؟。！？۔]["'”’»)]?(?=\s|$)/g)?.length ?? 0;
    room.startsWithSign[at] = /^[^\p{L}\p{N}"'“‘«([]/u.test(key) ? 1 : 0;
    room.signs[at] = /[|©®™@•·»›→▶✕×#_/\\<>{}=]|https?:|www\./.test(key) ? 1 : 0;
    room.quoted[at] = /^["“«„'‘]/.test(key) ? 1 : 0;
  }

  return {
    read(keys) {
      if (keys.length > room.width.length) {
        const { numbers } = room;
        room = roomFor(2 * keys.length);
        if (numbers.length > room.numbers.length) room.numbers = numbers;
      }
      used = 0;
      table.clear();
      for (let at = 0; at < keys.length; at++) readLine(keys[at]!, at);
      room.starts[keys.length] = used;
      room.size = keys.length;
      room.distinct = table.size;
      return room;
    },
  };
}

/** True where the sign, and one that closes a quotation or a bracket, is followed by white space or nothing. */
function endsAfter(key: string, at: number): boolean {
  if (endsAt(key, at + 1)) return true;
  const next = key.charCodeAt(at + 1);
  return (next === 34 || next === 39 || next === 41) && endsAt(key, at + 2);
}

/** True where the line ends or white space stands. */
function endsAt(key: string, at: number): boolean {
  if (at >= key.length) return true;
  const code = key.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13);
}

/** True for `|`, `@`, `#`, `_`, `/`, `\`, `<`, `>`, `{`, `}` and `=`. */
function isPlainSign(code: number): boolean {
  switch (code) {
    case 35:
    case 47:
    case 60:
    case 61:
    case 62:
    case 64:
    case 92:
    case 95:
    case 123:
    case 124:
    case 125:
      return true;
    default:
      return false;
  }
}

/** True where `http:`, `https:` or `www.` ends. */
function endsAddress(key: string, at: number, code: number): boolean {
  if (code === 46) return at >= 3 && key.startsWith('www', at - 3);
  if (code !== 58) return false;
  return key.startsWith('http', at - 4) || key.startsWith('https', at - 5);
}

function isPlainFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}
