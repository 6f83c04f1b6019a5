import type { Finding } from '../findings/finding.ts';

/** A word as spelling findings name it: in lower case, with a straight apostrophe. */
export function normalWord(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

const spellingKinds: ReadonlySet<string> = new Set(['typo', 'real-word', 'variant']);

/** The findings without those of spelling whose word the editor declared right. The same array when there are no such words. */
export function withoutOwnWords<Some extends Finding>(
  findings: readonly Some[],
  ownWords: readonly string[],
): readonly Some[] {
  if (ownWords.length === 0) return findings;
  const own = new Set(ownWords.map(normalWord));
  return findings.filter(
    (finding) =>
      finding.kind === 'duplicate' ||
      !spellingKinds.has(finding.kind) ||
      !own.has(normalWord(finding.pattern)),
  );
}

/** The words with `add` put in and `remove` taken out, whatever their case, in alphabetical order. */
export function changeOwnWords(
  words: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const gone = new Set(remove.map(normalWord));
  const byNormal = new Map<string, string>();
  for (const word of [...words, ...add]) {
    const normal = normalWord(word);
    if (!gone.has(normal) && !byNormal.has(normal)) byNormal.set(normal, word);
  }
  return [...byNormal].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, word]) => word);
}
