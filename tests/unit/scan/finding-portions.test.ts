import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextFinding } from '../../../shared/findings/finding.ts';
import { joinParts, partsOf, takePortions } from '../../../shared/scan/finding-portions.ts';
import { placesOf } from '../../../shared/scan/order-findings.ts';

const place = { document: 'a.txt', article: 0, from: 0, to: 1, before: 'x', after: '' };

function findingWith(places: number): TextFinding {
  return {
    kind: 'passage',
    id: 'x',
    confidence: 1,
    rule: 'repeated-passage',
    title: '',
    reasons: [],
    pattern: 'x',
    suggestions: [],
    occurrences: new Array(places).fill(place),
    kept: [],
  };
}

const portionsOf = (places: readonly number[], mostFindings: number, mostPlaces: number) =>
  [...takePortions(places.map(findingWith), mostFindings, mostPlaces)].map((portion) =>
    portion.map(placesOf),
  );

test('a portion ends where it has enough findings or enough places', () => {
  expect(portionsOf([1, 1, 1, 1, 1], 2, 100)).toEqual([[1, 1], [1, 1], [1]]);
  expect(portionsOf([6, 4, 1, 8, 2], 100, 10)).toEqual([[6, 4], [1, 8], [2]]);
});

test('a finding with more places than a portion may have goes alone', () => {
  expect(portionsOf([3, 50, 3], 100, 10)).toEqual([[3], [50], [3]]);
});

test('what was taken is no longer in the list, and what was not taken is', () => {
  const findings = [1, 2, 3].map(findingWith);
  const [first] = takePortions(findings, 2, 100);
  expect(first!.map(placesOf)).toEqual([1, 2]);
  expect(findings.map(placesOf)).toEqual([3]);
});

test('no findings, no portion', () => {
  expect(portionsOf([], 10, 10)).toEqual([]);
});

test('portions hold every finding once, in order, and no two neighbours would go together', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (places) => {
      const portions = portionsOf(places, 4, 40);
      expect(portions.flat()).toEqual(places);
      const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
      portions.forEach((portion, at) => {
        expect(portion.length).toBeLessThanOrEqual(4);
        expect(portion.length === 1 || sum(portion) <= 40).toBe(true);
        const next = portions[at + 1];
        if (next) expect(portion.length === 4 || sum(portion) + next[0]! > 40).toBe(true);
      });
    }),
  );
});

test('a finding is told in parts of so many places, and put together as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 })), (places) => {
      const findings = places.map((count, at) => ({
        ...findingWith(0),
        id: `f${at}`,
        occurrences: Array.from({ length: count }, (_, from) => ({ ...place, from })),
      }));
      const parts = [...takePortions([...findings], 4, 40)].flatMap((portion) => [
        ...partsOf(portion, 40),
      ]);
      for (const part of parts) {
        const told = part.findings.reduce((sum, finding) => sum + placesOf(finding), 0);
        expect(told + part.places.length).toBeLessThanOrEqual(40);
      }
      const joined = joinParts();
      expect(parts.flatMap((part) => joined(part))).toEqual(findings);
    }),
  );
});
