import { type Finding, kinds } from '../findings/finding.ts';

/** How many places a verdict on the finding touches. */
export function placesOf(finding: Finding): number {
  return finding.kind === 'duplicate' ? finding.members.length : finding.occurrences.length;
}

/** What a verdict is worth: places touched times confidence. */
export function worthOf(finding: Finding): number {
  return placesOf(finding) * finding.confidence;
}

/** The findings by kind, then by value downwards, then by id; a new list. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const rank = new Map(kinds.map((kind, index) => [kind, index]));
  return [...findings].sort(
    (a, b) =>
      rank.get(a.kind)! - rank.get(b.kind)! ||
      worthOf(b) - worthOf(a) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}
