/**
 * The editor's replacement for a pattern, fitted to one of its places: where the place is written like
 * the pattern it is taken to the letter, elsewhere capitals and a possessive ending follow the place.
 */
export function replacementAt(pattern: string, before: string, replacement: string): string {
  if (before === pattern || replacement === '') return replacement;
  const ending = /['’]s$/u.exec(before)?.[0] ?? '';
  const keepsEnding = ending !== '' && !/['’]s$/u.test(pattern) && !/['’]s$/u.test(replacement);
  const stem = keepsEnding ? before.slice(0, -ending.length) : before;
  return withCaseOf(stem, pattern, replacement) + (keepsEnding ? ending : '');
}

function withCaseOf(like: string, pattern: string, text: string): string {
  if (like.toLowerCase() !== pattern.toLowerCase()) return text;
  if (like.length > 1 && like === like.toUpperCase()) return text.toUpperCase();
  const first = String.fromCodePoint(like.codePointAt(0)!);
  if (first === first.toLowerCase()) return text;
  const initial = String.fromCodePoint(text.codePointAt(0)!);
  return initial.toUpperCase() + text.slice(initial.length);
}
