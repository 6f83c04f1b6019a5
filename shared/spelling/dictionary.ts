/** A Hunspell dictionary. */
export interface HunspellDictionary {
  /** BCP 47 tag; `en` and `en-GB` are one language with two right spellings. */
  readonly language: string;
  readonly aff: string;
  readonly dic: string;
}

/** All forms of one language's dictionaries with counts of a general corpus, in the form `compileLexicon` gives them. */
export interface CompiledDictionary {
  readonly language: string;
  readonly compiled: string;
}

export type Dictionary = HunspellDictionary | CompiledDictionary;

/** The language proper of a tag such as `en-GB`: `en`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? tag;
}
