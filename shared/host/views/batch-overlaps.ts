import type { Candidate } from '../../clean/candidate.ts';
import { settleConflicts } from '../../clean/conflicts.ts';
import { Wishes } from '../../clean/wishes.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import type { ReviewState } from '../../review/review-state.ts';
import type { BatchOverlap, BatchOverlaps } from '../batch-model.ts';

const mostListed = 6;
const findingsBetweenPauses = 2_000;
const holders = ['decided', 'selected', 'both'] as const;

/**
 * Where places that are to be accepted overlap what decisions on other findings change already, and what `clean` would
 * do there. `asked` has them by `articleKey`. Yields while it works.
 */
export function* overlapsWithDecided(
  corpus: Corpus,
  findings: readonly Finding[],
  state: ReviewState,
  asked: ReadonlyMap<string, readonly Candidate[]>,
  selected: ReadonlySet<string>,
): Portions<BatchOverlaps> {
  const documents = new Set(
    [...asked.values()].flatMap(([first]) => (first ? [first.document] : [])),
  );
  const wishes = new Wishes(corpus, state, documents);
  const titles = new Map<string, string>();
  for (const [index, finding] of findings.entries()) {
    if (index % findingsBetweenPauses === 0) yield;
    if (selected.has(finding.id)) titles.set(finding.id, finding.title);
    else if (state.decision(finding.id)) {
      titles.set(finding.id, finding.title);
      yield* wishes.add(finding);
    }
  }
  const counts = { decided: 0, selected: 0, both: 0 };
  const listed: Record<BatchOverlap['holds'], BatchOverlap[]> = {
    decided: [],
    selected: [],
    both: [],
  };
  for (const [article, places] of asked) {
    const others = wishes.candidates.get(article);
    if (!others) continue;
    yield;
    for (const [place, rival] of firstRivals(places, others)) {
      const holds = holderOf(place, rival);
      counts[holds]++;
      if (listed[holds].length < mostListed) {
        const [title = '', decided = ''] = [place, rival].map(({ finding }) => titles.get(finding));
        listed[holds].push({ document: place.document, title, decided, holds });
      }
    }
  }
  return {
    places: counts.decided + counts.selected + counts.both,
    refused: counts.decided,
    replacing: counts.selected,
    first: holders.flatMap((holds) => listed[holds]).slice(0, mostListed),
  };
}

/** Each place that overlaps one of the others, with the first of those that it loses against, or else the first of all. */
function firstRivals(
  places: readonly Candidate[],
  others: readonly Candidate[],
): Map<Candidate, Candidate> {
  const inOrder = [...others].sort((a, b) => a.from - b.from);
  const longest = Math.max(...others.map(({ from, to }) => to - from));
  const found = new Map<Candidate, Candidate>();
  for (const place of places) {
    for (let at = firstFrom(inOrder, place.from - longest); at < inOrder.length; at++) {
      const other = inOrder[at]!;
      if (other.from > place.to) break;
      if (!overlap(place, other)) continue;
      const before = found.get(place);
      if (
        !before ||
        (holderOf(place, before) !== 'decided' && holderOf(place, other) === 'decided')
      )
        found.set(place, other);
    }
  }
  return found;
}

const overlap = (a: Candidate, b: Candidate): boolean =>
  a.from === b.from && a.to === b.to ? true : a.from < b.to && b.from < a.to;

/** Index of the first that begins at or after the offset. */
function firstFrom(inOrder: readonly Candidate[], offset: number): number {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which of the two `clean` does, the one of them decided later than the other. */
function holderOf(place: Candidate, decided: Candidate): BatchOverlap['holds'] {
  const { lost } = settleConflicts([decided, { ...place, order: decided.order + 1 }]);
  if (lost.length === 0) return 'both';
  return lost.includes(decided) ? 'selected' : 'decided';
}
