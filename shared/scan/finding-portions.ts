import type { Finding } from '../findings/finding.ts';
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
