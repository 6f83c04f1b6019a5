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
  /** What was asked for last, and the bits of the lines that have it. */
  let last: { readonly texts: readonly string[]; readonly held: Uint32Array } | null = null;
  return {
    find(terms) {
      const found = new Uint8Array(count);
      const wanted = terms.map(({ text }) => text);
      const held = letters.mayHave(wanted);
      // Long lines have most pairs of letters, so what was read for the letters before is not read again.
      if (last?.texts.every((wide) => wanted.some((text) => text.includes(wide)))) {
        for (let part = 0; part < held.length; part++) held[part]! &= last.held[part]!;
      }
      // What is longest is rarest.
      const read = wanted.filter((text) => !isTold(text)).sort((a, b) => b.length - a.length);
      for (let part = 0; part < held.length; part++) {
        for (let left = held[part]!; left !== 0; left &= left - 1) {
          const bit = 31 - Math.clz32(left & -left);
          const at = part * 32 + bit;
          if (at >= count) break;
          if (read.every((text) => lines[at]!.includes(text))) found[at] = 1;
          else held[part]! &= ~(1 << bit);
        }
      }
      last = { texts: wanted, held };
      return found;
    },
  };
}
