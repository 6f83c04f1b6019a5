import type { CorpusLines } from './corpus-lines.ts';

/** Finds articles that are copies of earlier ones; those come in corpus order. */
export interface CopyFinder {
  /** The earlier article with the same headline, or with a good part of this one's long lines, by length; -1 when there is none. */
  originalOf(article: number): number;
}

const longLine = 60;

/** A fifth of the long lines is enough, for edited copies; on pages without blank lines, which have their foot in common, it takes three quarters. */
export function createCopyFinder(lines: CorpusLines): CopyFinder {
  const { starts, kindOf, headlines, spaced } = lines;
  const { lengths, beginnings, size } = lines.kinds;
  // The first article with the line, or with the headline, plus one.
  const firstWithLine = new Int32Array(size);
  const firstWithHeadline = new Int32Array(size);
  return {
    originalOf(article) {
      const headline = headlines[article]!;
      if (headline >= 0) {
        const kind = kindOf[headline]!;
        if (firstWithHeadline[kind]! > 0) return firstWithHeadline[kind]! - 1;
        firstWithHeadline[kind] = article + 1;
      }
      let total = 0;
      let shared: Map<number, number> | null = null;
      for (let line = starts[article]!; line < starts[article + 1]!; line++) {
        const kind = kindOf[line]!;
        const length = lengths[kind]!;
        if (length < longLine) continue;
        total += length;
        const beginning = beginnings.get(kind) ?? kind;
        const first = firstWithLine[beginning]!;
        if (first === 0) firstWithLine[beginning] = article + 1;
        else if (first !== article + 1) {
          shared ??= new Map();
          shared.set(first, (shared.get(first) ?? 0) + length);
        }
      }
      if (!shared) return -1;
      const enough = spaced[article] === 1 ? 0.2 : 0.75;
      for (const [first, amount] of shared) if (amount > total * enough) return first - 1;
      return -1;
    },
  };
}
