import type { Slip, TypographyRule } from './typography-rule.ts';

/** The characters of windows-1252 from 0x80 to 0x9F; its five holes are passed through by browsers. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map<string, number>([...upper].map((char, index) => [char, 0x80 + index]));

function byteAt(text: string, at: number): number {
  const char = text[at];
  if (char === undefined) return -1;
  const code = char.charCodeAt(0);
  return byteOf.get(char) ?? (code <= 0xff ? code : -1);
}

/** The character whose UTF-8 bytes were read one by one from `at` on, or null. */
function decodeAt(text: string, at: number): { char: string; length: number } | null {
  const lead = byteAt(text, at);
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0) return null;
  let point = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const next = byteAt(text, at + i);
    if (next < 0x80 || next > 0xbf) return null;
    point = (point << 6) | (next & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
  const char = String.fromCodePoint(point);
  return /[\p{Cc}\p{Cn}\p{Co}]/u.test(char) ? null : { char, length };
}

function* mojibake(text: string): Iterable<Slip> {
  const suspect = /[\u00c2-\u00f4]/g;
  for (let match = suspect.exec(text); match; match = suspect.exec(text)) {
    const from = match.index;
    const decoded = decodeAt(text, from);
    if (decoded) {
      suspect.lastIndex = from + decoded.length;
      yield { from, to: from + decoded.length, after: decoded.char, confidence: 0.95 };
    } else if (text.startsWith('â€', from) && /[\s.,;:!?)]/.test(text[from + 2] ?? ' ')) {
      // The third byte of a closing quotation mark has no character in windows-1252 and got lost.
      yield { from, to: from + 2, after: '”', confidence: 0.8 };
    }
  }
}

function printable(text: string): string {
  return [...text]
    .map((char) =>
      /[\p{Cc}\p{Cf}\p{Z}]/u.test(char) && char !== ' '
        ? `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
        : char,
    )
    .join('');
}

/** UTF-8 that was read as windows-1252: â€™ for ’. */
export const brokenEncoding: TypographyRule = {
  name: 'broken-encoding',
  title: (before, after) => `${printable(before)} → ${printable(after)}`,
  reason: 'These characters are the UTF-8 bytes of one character, read one by one.',
  find: mojibake,
};

/** The names of the characters from U+00A0 to U+00FF, in their order (HTML 4). */
const latinNames =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 ' +
  'acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml ' +
  'Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde ' +
  'Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ' +
  'ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide ' +
  'oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named: ReadonlyMap<string, string> = new Map([
  ...latinNames.split(' ').map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    hellip: '…',
    bull: '•',
    trade: '™',
    euro: '€',
    prime: '′',
    Prime: '″',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Yuml: 'Ÿ',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    zwnj: '\u200c',
    zwj: '\u200d',
    lrm: '\u200e',
    rlm: '\u200f',
    larr: '←',
    uarr: '↑',
    rarr: '→',
    darr: '↓',
    minus: '−',
    ne: '≠',
    le: '≤',
    ge: '≥',
  }),
]);

/** The character of a number; from 128 to 159 browsers read windows-1252. */
function characterOf(point: number): string | undefined {
  const valid = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  if (!valid) return undefined;
  return point >= 0x80 && point <= 0x9f ? upper[point - 0x80] : String.fromCodePoint(point);
}

const entity = /&(?:amp;)*(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,7}));/g;

/** HTML escapes that were left in the text: &amp;, &#x27;, &nbsp;. */
export const leftoverEntities: TypographyRule = {
  name: 'html-entity',
  title: (before, after) => `${before} → ${printable(after)}`,
  reason: 'An HTML escape was left in the text.',
  *find(text) {
    for (const match of text.matchAll(entity)) {
      const [whole, decimal, hex, name] = match;
      const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : -1;
      const after = name ? named.get(name) : characterOf(point);
      if (after === undefined) continue;
      yield { from: match.index, to: match.index + whole.length, after, confidence: 0.95 };
    }
  },
};

/** A character that could not be read, between two letters, where an apostrophe is the likeliest. */
export const lostCharacters: TypographyRule = {
  name: 'lost-character',
  title: () => 'A character was lost where an apostrophe is likely',
  reason: 'The text has a replacement character in front of an ending that follows an apostrophe.',
  *find(text) {
    for (const match of text.matchAll(/(?<=\p{L})\ufffd{1,3}(?=(?:s|t|re|ve|ll|d|m)\b)/gu)) {
      yield { from: match.index, to: match.index + match[0].length, after: '’', confidence: 0.7 };
    }
  },
};

/** Soft hyphens, zero-width characters and stray byte order marks. */
export const invisibleCharacters: TypographyRule = {
  name: 'invisible-character',
  title: (before) => `Invisible character ${printable(before)}`,
  reason: 'The character cannot be seen and breaks searches for the word it stands in.',
  *find(text) {
    for (const match of text.matchAll(
      /[\u00ad\u200b\u2060\ufeff]+|(?<=[\p{sc=Latin}\s])[\u200c-\u200f]+(?=[\p{sc=Latin}\s])/gu,
    )) {
      yield { from: match.index, to: match.index + match[0].length, after: '', confidence: 0.9 };
    }
  },
};
