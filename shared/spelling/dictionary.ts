/** A Hunspell dictionary, with counts of a general corpus of the language where there are any. */
export interface Dictionary {
  /** BCP 47 tag; `en` and `en-GB` are one language with two right spellings. */
  readonly language: string;
  readonly aff: string;
  readonly dic: string;
  /** Lines `word steps` or `word steps *`: eight times the binary logarithm of the count; the star marks names and oddities. */
  readonly wordCounts?: string;
  /** Lines `first second steps second steps …`. */
  readonly pairCounts?: string;
}

/** The language proper of a tag such as `en-GB`: `en`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
