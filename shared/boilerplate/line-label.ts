import { countWords } from '../text/line-shape.ts';
import { patternKey } from '../text/lines.ts';

/** The parts of a line such as `See also: The Ferry Stays`. */
export interface LineLabel {
  /** Under which it is counted: figures, case and signs aside. */
  readonly name: string;
  /** As it stands, with its sign. */
  readonly text: string;
  readonly tail: string;
}

const longest = 240;
const pattern = /^(\P{Nd}{2,36}?)\s?([:|–—›»>：])\s?(\S.+)$/u;

/** What stands before the first colon, bar or dash of a short line, and what stands after it; null where either is no label or no title. */
export function labelOf(key: string): LineLabel | null {
  if (key.length > longest) return null;
  const match = pattern.exec(key);
  if (!match) return null;
  const [, before, sign, tail] = match;
  if (countWords(before!) > 4 || !/\p{L}{2}/u.test(before!) || countWords(tail!) < 2) return null;
  const gap = sign === ':' || sign === '：' ? '' : ' ';
  return { name: patternKey(before!), text: `${before}${gap}${sign}`, tail: tail! };
}
