import type { Portions } from '../progress/portions.ts';
import { foldText } from './fold.ts';
import { createLineLetters, isTold } from './line-letters.ts';
import type { QueryTerm } from './query.ts';

/** Short texts in which a search looks for parts of words too. */
export interface LineSearch {
  /** By line: 1 where it has all terms. */
  find(terms: readonly QueryTerm[]): Uint8Array;
}

const linesBetweenPauses = 500;

/** Makes `count` lines searchable; `lineOf` gives the text of each. Yields while it works. */
export function* searchLines(count: number, lineOf: (at: number) => string): Portions<LineSearch> {
  const lines: string[] = [];
  const letters = createLineLetters(count);
  for (let at = 0; at < count; at++) {
    const line = foldText(lineOf(at).replace(/\s+/g, ' '));
    letters.add(at, line);
    lines.push(line);
    if (at % linesBetweenPauses === 0) yield;
  }
  return {
    find(terms) {
      const found = new Uint8Array(count);
      const wanted = terms.map(({ text }) => text);
      const may = letters.mayHave(wanted);
      // What is longest is rarest.
      const read = wanted.filter((text) => !isTold(text)).sort((a, b) => b.length - a.length);
      for (let part = 0; part < may.length; part++) {
        for (let left = may[part]!; left !== 0; left &= left - 1) {
          const at = part * 32 + 31 - Math.clz32(left & -left);
          if (at < count && read.every((text) => lines[at]!.includes(text))) found[at] = 1;
        }
      }
      return found;
    },
  };
}
