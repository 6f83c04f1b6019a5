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
  let last: Search | null = null;
  return {
    find(terms) {
      const found = new Uint8Array(count);
      const texts = terms.map(({ text }) => text);
      // What is longest is rarest.
      const [first = '', ...others] = texts
        .filter((text) => !isTold(text))
        .sort((a, b) => b.length - a.length);
      const held = letters.mayHave(texts);
      const places = new Int32Array(first === '' ? 0 : count);
      // Long lines have most pairs of letters, so what was read for the letters before is not read again.
      const before = last?.texts.every((wide) => texts.some((text) => text.includes(wide)))
        ? last
        : null;
      const known =
        before && before.first !== '' && first.startsWith(before.first) ? before.places : null;
      for (let part = 0; part < held.length; part++) {
        if (before) held[part]! &= before.held[part]!;
        for (let left = held[part]!; left !== 0; left &= left - 1) {
          const bit = 31 - Math.clz32(left & -left);
          const at = part * 32 + bit;
          if (at >= count) break;
          const line = lines[at]!;
          const place = first === '' ? 0 : line.indexOf(first, known ? known[at] : 0);
          if (place >= 0 && others.every((text) => line.includes(text))) {
            found[at] = 1;
            if (first !== '') places[at] = place;
          } else held[part]! &= ~(1 << bit);
        }
      }
      last = { texts, held, first, places };
      return found;
    },
  };
}

/** What was searched for last. */
interface Search {
  readonly texts: readonly string[];
  /** The bits of the lines that have it. */
  readonly held: Uint32Array;
  /** The text that was read for first, and by line where it stands first; empty where none was. */
  readonly first: string;
  readonly places: Int32Array;
}
