// Other worlds compile this file too and do not include the declaration.
/// <reference path="./raw-text.d.ts" />
// The packages export only a loader that reads files at run time, which a bundle cannot.
import americanAffixes from '../../node_modules/dictionary-en/index.aff?raw';
import americanWords from '../../node_modules/dictionary-en/index.dic?raw';
import britishAffixes from '../../node_modules/dictionary-en-gb/index.aff?raw';
import britishWords from '../../node_modules/dictionary-en-gb/index.dic?raw';
import type { Dictionary } from '../../shared/spelling/dictionary.ts';
import pairCounts from '../../shared/spelling/english/pairs.txt?raw';
import wordCounts from '../../shared/spelling/english/words.txt?raw';

const dictionaries: readonly Dictionary[] = [
  { language: 'en', aff: americanAffixes, dic: americanWords, wordCounts, pairCounts },
  { language: 'en-GB', aff: britishAffixes, dic: britishWords },
];

/** The dictionaries that come with the program: American and British English, both right. The same objects at every call. */
export function installedDictionaries(): Dictionary[] {
  return [...dictionaries];
}
