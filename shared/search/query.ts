import { foldQueryWords, foldText } from './fold.ts';

/** One thing that a text must have to be found. */
export interface QueryTerm {
  /** As it was written, folded; single spaces between words. */
  readonly text: string;
  /** The words in it; a phrase has them one after another. */
  readonly words: readonly string[];
  /** True where the last word may be the beginning of a longer one: it is still being typed. */
  readonly prefix: boolean;
}

const parts = /"([^"]*)"?|([^\s"]+)/g;
/** Runs of letters and digits are words; what stands between them is not looked at. */
const words = /[\p{L}\p{N}]+/gu;

/** The words and "quoted phrases" of a search; every one must be found. Empty where there is nothing to look for. */
export function parseQuery(query: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  for (const match of query.matchAll(parts)) {
    const [whole, quoted, bare] = match;
    const written = foldText(quoted ?? bare ?? '')
      .trim()
      .replace(/\s+/g, ' ');
    if (written === '') continue;
    const isLast = match.index + whole.length === query.length;
    const closed = quoted !== undefined && whole.length > 1 && whole.endsWith('"');
    terms.push({
      text: written,
      words: foldQueryWords(written).match(words) ?? [],
      prefix: isLast && !closed,
    });
  }
  return terms;
}
