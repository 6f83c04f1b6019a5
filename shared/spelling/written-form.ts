/** A replacement in the case of what it replaces: all capitals, a first capital, or as it is. */
export function inCaseOf(surface: string, replacement: string): string {
  const letters = [...surface].filter((char) => char.toLowerCase() !== char.toUpperCase());
  const first = letters[0];
  if (first === undefined) return replacement;
  const capital = (char: string) => char !== char.toLowerCase();
  if (letters.length > 1 && letters.every(capital)) return replacement.toUpperCase();
  if (capital(first)) {
    const [head = '', ...rest] = [...replacement];
    return head.toUpperCase() + rest.join('');
  }
  return replacement;
}
