import type { Portions } from '../progress/portions.ts';
import { foldText } from './fold.ts';
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
  for (let at = 0; at < count; at++) {
    lines.push(foldText(lineOf(at).replace(/\s+/g, ' ')));
    if (at % linesBetweenPauses === 0) yield;
  }
  let last: { readonly wanted: readonly string[]; readonly found: Uint8Array } | null = null;
  return {
    find(terms) {
      const found = new Uint8Array(count);
      // What is longest is rarest.
      const wanted = terms.map(({ text }) => text).sort((a, b) => b.length - a.length);
      // Each letter typed narrows down what the letters before it found.
      const narrows = last?.wanted.every((text) => wanted.some((other) => other.includes(text)));
      const among = narrows ? last?.found : undefined;
      for (let at = 0; at < count; at++) {
        if (among?.[at] === 0) continue;
        const line = lines[at]!;
        if (wanted.every((text) => line.includes(text))) found[at] = 1;
      }
      last = { wanted, found };
      return found;
    },
  };
}
