import type { Portions } from '../../progress/portions.ts';
import type { TextDifference } from '../comparison-model.ts';

const mostNamed = 6;
/** Lines, and characters, looked at before others may go on. */
const linesAtOnce = 500;
const charactersAtOnce = 50_000;

/** Numbers and names that only one of the texts has, looked for in portions. */
export function* textDifferences(left: string, right: string): Portions<TextDifference[]> {
  const found: TextDifference[] = [];
  for (const [what, pattern] of [
    ['numbers', /\p{N}+(?:[.,]\p{N}+)*/gu],
    ['names', /(?<=[\p{Ll},;] )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*/gu],
  ] as const) {
    const leftOnly = yield* onlyIn(yield* prose(left), right, pattern);
    const rightOnly = yield* onlyIn(yield* prose(right), left, pattern);
    if (leftOnly.length > 0) found.push({ what, side: 'left', items: list(leftOnly) });
    if (rightOnly.length > 0) found.push({ what, side: 'right', items: list(rightOnly) });
  }
  return found;
}

/** The lines that end like sentences: in a headline every word looks like a name. */
function* prose(text: string): Portions<string> {
  const lines: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) yield;
    if (/[.!?…:;,]["'”’»)\]]*\s*$/u.test(line)) lines.push(line);
  }
  return lines.join('\n');
}

function* onlyIn(text: string, other: string, pattern: RegExp): Portions<string[]> {
  const others = yield* matchesIn(other, pattern);
  const own = yield* matchesIn(text, pattern);
  return [...own].filter((item) => !others.has(item));
}

function* matchesIn(text: string, pattern: RegExp): Portions<Set<string>> {
  const found = new Set<string>();
  let looked = 0;
  for (const match of text.matchAll(pattern)) {
    found.add(match[0]);
    if (match.index - looked < charactersAtOnce) continue;
    looked = match.index;
    yield;
  }
  yield;
  return found;
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, mostNamed).join(', ');
  return items.length > mostNamed ? `${shown} and ${items.length - mostNamed} more` : shown;
}
