import type { Corpus } from '../corpus/corpus.ts';
import { articleKey } from '../corpus/document.ts';
import type { DuplicateFinding, Finding, Occurrence, TextFinding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';

/** The findings by what they touch. */
export interface FindingIndex {
  /** By `articleKey`, the clusters that an article stands in. */
  readonly clusters: ReadonlyMap<string, readonly DuplicateFinding[]>;
  /** The text findings with places in these documents, each with these places alone. */
  within(documents: Iterable<string>): TextFinding[];
}

/** Places listed before others may go on. */
const placesAtOnce = 2_000;

/** Lists findings by the documents and articles they touch, in portions; good as long as the findings are. */
export function* indexFindings(
  corpus: Corpus,
  findings: readonly Finding[],
): Portions<FindingIndex> {
  const numbers = new Map<string, number>();
  for (const { id } of corpus.documents) {
    numbers.set(id, numbers.size);
    if (numbers.size % placesAtOnce === 0) yield;
  }
  let seen = 0;
  const clusters = new Map<string, DuplicateFinding[]>();
  const starts = new Uint32Array(numbers.size + 1);
  for (const finding of findings) {
    if (++seen % placesAtOnce === 0) yield;
    if (finding.kind === 'duplicate') {
      for (const member of finding.members) {
        if (++seen % placesAtOnce === 0) yield;
        const key = articleKey(member);
        const list = clusters.get(key);
        if (list) list.push(finding);
        else clusters.set(key, [finding]);
      }
      continue;
    }
    for (const { document } of finding.occurrences) {
      if (++seen % placesAtOnce === 0) yield;
      starts[numbers.get(document)! + 1]!++;
    }
  }
  for (let at = 0; at < numbers.size; at++) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const rows = new Uint32Array(starts[numbers.size]!);
  const places = new Uint32Array(rows.length);
  for (const [row, finding] of findings.entries()) {
    if (finding.kind === 'duplicate') continue;
    for (const [place, { document }] of finding.occurrences.entries()) {
      if (++seen % placesAtOnce === 0) yield;
      const at = next[numbers.get(document)!]!++;
      rows[at] = row;
      places[at] = place;
    }
  }
  return {
    clusters,
    within(documents) {
      const found = new Map<number, Occurrence[]>();
      for (const document of documents) {
        const number = numbers.get(document);
        if (number === undefined) continue;
        for (let at = starts[number]!; at < starts[number + 1]!; at++) {
          const finding = findings[rows[at]!] as TextFinding;
          const occurrence = finding.occurrences[places[at]!]!;
          const list = found.get(rows[at]!);
          if (list) list.push(occurrence);
          else found.set(rows[at]!, [occurrence]);
        }
      }
      return [...found].map(([row, occurrences]) => ({
        ...(findings[row] as TextFinding),
        occurrences,
      }));
    },
  };
}
