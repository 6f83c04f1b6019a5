const beyondAscii = /[^\0-\x7f]/;
/** Marks that readers of Latin, Greek, Cyrillic, Hebrew and Arabic leave out when they search, and the Arabic stretch. */
const marks =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** The text as a search compares it: lower case, without diacritics, compatibility forms as plain ones. Its length may be another one. */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(marks, '').toLowerCase().normalize('NFC');
}

/** Scripts that write without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;

function pairsOf(run: string): string {
  const characters = [...run];
  const pairs = characters.slice(1).map((character, at) => characters[at]! + character);
  return pairs.length === 0 ? run : pairs.join(' ');
}

/**
 * What is searched for, folded, with spaces between what counts as a word: runs in scripts without
 * spaces become overlapping pairs of characters.
 */
export function foldQueryWords(text: string): string {
  const folded = foldText(text);
  if (!beyondAscii.test(folded)) return folded;
  return folded.replace(unspaced, (run) => ` ${pairsOf(run)} `);
}
