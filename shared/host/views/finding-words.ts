import type { Finding } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import { type LineSearch, searchLines } from '../../search/line-search.ts';

/** Makes the findings searchable by their own words: title, pattern, what stands at their places, documents. Yields while it works. */
export function* searchFindings(findings: readonly Finding[]): Portions<LineSearch> {
  return yield* searchLines(findings.length, (row) => wordsOf(findings[row]!));
}

function wordsOf(finding: Finding): string {
  const words = new Set([finding.title]);
  if (finding.kind === 'duplicate') {
    for (const { document } of finding.members) words.add(document);
  } else {
    words.add(finding.pattern);
    for (const { document, before, after } of finding.occurrences) {
      words.add(before).add(after).add(document);
    }
  }
  // Any white space does; one within Latin-1 keeps a byte a character.
  return [...words].join('\n');
}
