import type { Span } from '../text/span.ts';

/** The paragraphs of a text: parted by blank lines, by indented lines, and by line ends where lines are not wrapped. */
export function paragraphs(text: string): Span[] {
  const found: Span[] = [];
  const wrapped = isWrapped(text);
  const edge = wrapped ? /\r?\n[ \t]*\r?\n\s*|\r?\n(?=[ \t]{2,}\S)/g : /(?:\r?\n)+/g;
  let from = 0;
  for (const match of text.matchAll(edge)) {
    if (match.index > from) found.push({ from, to: match.index });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ from, to: text.length });
  return found;
}

/** True when most lines end in mid-sentence near one width. */
function isWrapped(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 4) return false;
  const longest = lines.reduce((width, line) => Math.max(width, line.length), 0);
  if (longest > 100) return false;
  const broken = lines.filter((line) => /[\p{Ll},]\s*$/u.test(line)).length;
  return broken * 2 > lines.length;
}
