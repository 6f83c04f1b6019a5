import { foldText, isUnspaced, partWords } from './fold.ts';

/** One thing that a text must have to be found. */
export interface QueryTerm {
  /** As it was written, folded; single spaces between words. */
  readonly text: string;
  /** The words in it, one after another; with `prefix` a word may go on. */
  readonly words: readonly { readonly text: string; readonly prefix: boolean }[];
  /** Where it stands in folded text. */
  readonly pattern: RegExp;
}

const parts = /"([^"]*)"?|([^\s"]+)/g;
/** Runs of letters and digits are words; what stands between them is not looked at. */
const words = /[\p{L}\p{N}]+/gu;
const mostTerms = 20;

/**
 * The words and "quoted phrases" of a search; every one must be found, words as whole words but the
 * last, which may still be being typed. Empty where there is nothing to look for.
 */
export function parseQuery(query: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  for (const match of query.matchAll(parts)) {
    const [whole, quoted, bare] = match;
    const text = foldText(quoted ?? bare ?? '')
      .trim()
      .replace(/\s+/g, ' ');
    if (text === '' || terms.length === mostTerms) continue;
    const closed = quoted !== undefined && whole.length > 1 && whole.endsWith('"');
    const unfinished = match.index + whole.length === query.length && !closed;
    terms.push({
      text,
      words: wordsOf(text, unfinished),
      pattern: patternOf(text, unfinished),
    });
  }
  return terms;
}

function wordsOf(text: string, unfinished: boolean): QueryTerm['words'] {
  const found = partWords(text, false).match(words) ?? [];
  return found.map((word, at) => ({
    text: word,
    // A single character of such a script stands in pairs alone.
    prefix: (unfinished && at === found.length - 1) || ([...word].length === 1 && isUnspaced(word)),
  }));
}

/**
 * True where every text that has `narrow` has `wide` too, as when letters were added to what was still
 * being typed.
 */
export function narrows(narrow: QueryTerm, wide: QueryTerm): boolean {
  if (wide.words.length === 0 || narrow.pattern.source === wide.pattern.source) return true;
  return wide.words.at(-1)!.prefix && narrow.text.startsWith(wide.text);
}

function patternOf(text: string, unfinished: boolean): RegExp {
  const [first = '', ...others] = text.match(words) ?? [];
  const last = others.at(-1) ?? first;
  // What it begins with is looked for before what stands in front of it, which is four times as fast.
  const begins = isUnspaced(first) ? first : `${first}(?<=(?<![\\p{L}\\p{N}])${first})`;
  const after = unfinished || isUnspaced(last) ? '' : '(?![\\p{L}\\p{N}])';
  return new RegExp([begins, ...others].join('[^\\p{L}\\p{N}]+') + after, 'u');
}
