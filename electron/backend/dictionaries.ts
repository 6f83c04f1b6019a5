// Other worlds compile this file too and do not include the declaration.
/// <reference path="./raw-text.d.ts" />
import type { Dictionary } from '../../shared/spelling/dictionary.ts';
import english from '../../shared/spelling/english/lexicon.txt?raw';

const dictionaries: readonly Dictionary[] = [{ language: 'en', compiled: english }];

/** The dictionaries that come with the program: American and British English in one, both right. The same objects at every call. */
export function installedDictionaries(): Dictionary[] {
  return [...dictionaries];
}
