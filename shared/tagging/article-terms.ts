/** The terms of a text, each with how often it stands there and how it is written at its first place. */
export type ArticleTerms = ReadonlyMap<
  string,
  { readonly count: number; readonly written: string }
>;

/** Code units of a text that are read; what a long article is about stands in its beginning. */
const longestText = 20_000;
const longestWord = 40;

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const letter = /\p{L}/u;
/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The terms of an article: words in lower case, pairs of characters where a script puts no spaces between
 * words. Numbers are no terms. What stands in the headline counts once more.
 */
export function articleTerms(text: string, headline: string): ArticleTerms {
  const terms = new Map<string, { count: number; written: string }>();
  const add = (written: string) => {
    const term = written.toLowerCase().normalize('NFKC').replace(/’/g, "'");
    const known = terms.get(term);
    if (known) known.count++;
    else terms.set(term, { count: 1, written });
  };
  for (const part of [text.slice(0, longestText), headline.slice(0, longestText)]) {
    for (const [written] of part.matchAll(word)) {
      if (!letter.test(written)) continue;
      if (unspaced.test(written)) for (const pair of characterPairs(written)) add(pair);
      else if (written.length <= longestWord) add(written);
    }
  }
  return terms;
}

function characterPairs(written: string): string[] {
  const characters = Array.from(written);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
