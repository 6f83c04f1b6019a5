import type { TextDifference } from '../model.ts';

const mostNamed = 6;

/** Numbers and names that only one of the texts has. */
export function textDifferences(left: string, right: string): TextDifference[] {
  const found: TextDifference[] = [];
  for (const [what, pattern] of [
    ['numbers', /\p{N}+(?:[.,]\p{N}+)*/gu],
    ['names', /(?<=[\p{Ll},;] )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*/gu],
  ] as const) {
    const leftOnly = onlyIn(prose(left), right, pattern);
    const rightOnly = onlyIn(prose(right), left, pattern);
    if (leftOnly.length > 0) found.push({ what, side: 'left', items: list(leftOnly) });
    if (rightOnly.length > 0) found.push({ what, side: 'right', items: list(rightOnly) });
  }
  return found;
}

/** The lines that end like sentences: in a headline every word looks like a name. */
function prose(text: string): string {
  return text
    .split('\n')
    .filter((line) => /[.!?…:;,]["'”’»)\]]*\s*$/u.test(line))
    .join('\n');
}

function onlyIn(text: string, other: string, pattern: RegExp): string[] {
  const others = new Set(other.match(pattern) ?? []);
  return [...new Set(text.match(pattern) ?? [])].filter((item) => !others.has(item));
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, mostNamed).join(', ');
  return items.length > mostNamed ? `${shown} and ${items.length - mostNamed} more` : shown;
}
