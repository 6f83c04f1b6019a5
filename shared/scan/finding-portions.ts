import type { Finding } from '../findings/finding.ts';
import { placesOf } from './order-findings.ts';

/**
 * The findings in portions, in order: each of at most `mostFindings`, and of at most `mostPlaces` places
 * unless a single one has more.
 */
export function* findingPortions(
  findings: readonly Finding[],
  mostFindings: number,
  mostPlaces: number,
): Generator<readonly Finding[]> {
  let from = 0;
  let places = 0;
  for (const [at, finding] of findings.entries()) {
    const more = placesOf(finding);
    if (at > from && (at - from === mostFindings || places + more > mostPlaces)) {
      yield findings.slice(from, at);
      from = at;
      places = 0;
    }
    places += more;
  }
  if (from < findings.length) yield findings.slice(from);
}
