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

function patternOf(text: string, unfinished: boolean): RegExp {
  const runs = text.match(words) ?? [];
  const inside = runs.join('[^\\p{L}\\p{N}]+');
  const first = runs[0] ?? '';
  const last = runs.at(-1) ?? '';
  const before = isUnspaced(first) ? '' : '(?<![\\p{L}\\p{N}])';
  const after = unfinished || isUnspaced(last) ? '' : '(?![\\p{L}\\p{N}])';
  return new RegExp(before + inside + after, 'u');
}
