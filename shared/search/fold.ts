const beyondAscii = /[^\0-\x7f]/;
/** Marks that readers of Latin, Greek, Cyrillic, Hebrew and Arabic leave out when they search, and the Arabic stretch. */
const marks =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** The text as a search compares it: lower case, without diacritics, compatibility forms as plain ones. Its length may be another one. */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(marks, '').toLowerCase().normalize('NFC');
}

const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
/** Characters of scripts that write without spaces between words. */
const unspacedClass = `[${scripts.map((name) => `\\p{Script=${name}}`).join('')}ー]`;
const unspacedRun = new RegExp(`${unspacedClass}+`, 'gu');
const anyUnspaced = new RegExp(unspacedClass, 'u');

/** True where a character belongs to a script that writes without spaces between words. */
export function isUnspaced(text: string): boolean {
  return beyondAscii.test(text) && anyUnspaced.test(text);
}

/**
 * Folded text with spaces between what counts as a word: runs in scripts without spaces become
 * overlapping pairs of characters. With `ends` the last character of a run follows by itself, so that
 * every character begins something; what is searched for does without.
 */
export function partWords(folded: string, ends: boolean): string {
  if (!isUnspaced(folded)) return folded;
  return folded.replace(unspacedRun, (run) => {
    const characters = [...run];
    const pairs = characters.slice(1).map((character, at) => characters[at]! + character);
    if (ends || pairs.length === 0) pairs.push(characters.at(-1)!);
    return ` ${pairs.join(' ')} `;
  });
}
