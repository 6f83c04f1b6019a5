import type { Portions } from '../progress/portions.ts';
import { foldText } from './fold.ts';
import type { QueryTerm } from './query.ts';

/** Short texts in one folded string, in which a search looks for parts of words too. */
export interface LineSearch {
  /** By line: 1 where it has all terms. */
  find(terms: readonly QueryTerm[]): Uint8Array;
}

const linesBetweenPauses = 1_000;

/** Makes `count` lines searchable; `lineOf` gives the text of each. Yields while it works. */
export function* searchLines(count: number, lineOf: (at: number) => string): Portions<LineSearch> {
  const starts = new Uint32Array(count + 1);
  const lines: string[] = [];
  for (let at = 0; at < count; at++) {
    const line = foldText(lineOf(at).replace(/\s+/g, ' '));
    lines.push(line);
    starts[at + 1] = starts[at]! + line.length + 1;
    if (at % linesBetweenPauses === 0) yield;
  }
  const all = `${lines.join('\n')}\n`;
  return {
    find(terms) {
      const found = new Uint8Array(count);
      const [longest, ...others] = [...terms].sort((a, b) => b.text.length - a.text.length);
      if (!longest) return found.fill(1);
      let line = 0;
      for (let at = all.indexOf(longest.text); at >= 0; ) {
        line = lineAt(starts, at, line);
        const end = starts[line + 1]!;
        const has = others.every(({ text }) => lines[line]!.includes(text));
        if (has) found[line] = 1;
        at = all.indexOf(longest.text, end);
      }
      return found;
    },
  };
}

/** The line that begins at or before the offset, from the line `from` on. */
function lineAt(starts: Uint32Array, offset: number, from: number): number {
  let low = from;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
