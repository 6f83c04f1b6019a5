import type { Finding, Occurrence } from '../findings/finding.ts';
import { placesOf } from './order-findings.ts';

/**
 * Takes the findings out of their list in portions, in order: each of at most `mostFindings`, and of at
 * most `mostPlaces` places unless a single one has more. So the list holds what was not yet taken.
 */
export function* takePortions(
  findings: Finding[],
  mostFindings: number,
  mostPlaces: number,
): Generator<readonly Finding[]> {
  findings.reverse();
  while (findings.length > 0) {
    const portion: Finding[] = [];
    let places = 0;
    for (
      let next = findings.at(-1);
      next && portion.length < mostFindings;
      next = findings.at(-1)
    ) {
      places += placesOf(next);
      if (portion.length > 0 && places > mostPlaces) break;
      portion.push(next);
      findings.pop();
    }
    yield portion;
  }
}

/** Findings on their way from one thread to another. */
export interface FindingsPart {
  readonly findings: readonly Finding[];
  /** Places that stand before those of the next finding. */
  readonly places: readonly Occurrence[];
}

/** The findings of a portion as one part, or as several where a single one has more than `mostPlaces` places. */
export function* partsOf(portion: readonly Finding[], mostPlaces: number): Generator<FindingsPart> {
  const [finding, ...others] = portion;
  if (!finding || others.length > 0 || finding.kind === 'duplicate') {
    yield { findings: portion, places: [] };
    return;
  }
  const { occurrences } = finding;
  if (occurrences.length <= mostPlaces) {
    yield { findings: portion, places: [] };
    return;
  }
  let from = 0;
  for (; from + mostPlaces < occurrences.length; from += mostPlaces) {
    yield { findings: [], places: occurrences.slice(from, from + mostPlaces) };
  }
  yield { findings: [{ ...finding, occurrences: occurrences.slice(from) }], places: [] };
}

/** A function that is given parts in their order and puts together what `partsOf` took apart; it answers with the findings that are whole. */
export function joinParts(): (part: FindingsPart) => readonly Finding[] {
  let before: Occurrence[] = [];
  return ({ findings, places }) => {
    for (const place of places) before.push(place);
    const [finding, ...others] = findings;
    if (before.length === 0 || !finding || finding.kind === 'duplicate') return findings;
    const occurrences = before.concat(finding.occurrences);
    before = [];
    return [{ ...finding, occurrences }, ...others];
  };
}
