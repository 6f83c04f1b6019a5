/// <reference path="../../electron/backend/raw-text.d.ts" />
import americanAffixes from '../../node_modules/dictionary-en/index.aff?raw';
import americanWords from '../../node_modules/dictionary-en/index.dic?raw';
import britishAffixes from '../../node_modules/dictionary-en-gb/index.aff?raw';
import britishWords from '../../node_modules/dictionary-en-gb/index.dic?raw';
import type { HunspellDictionary } from '../../shared/spelling/dictionary.ts';

/** The Hunspell dictionaries that the compiled English lexicon is made from. */
export const englishDictionaries: readonly HunspellDictionary[] = [
  { language: 'en', aff: americanAffixes, dic: americanWords },
  { language: 'en-GB', aff: britishAffixes, dic: britishWords },
];
