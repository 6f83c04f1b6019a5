import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleShingles } from '../../../shared/similarity/bundles.ts';

/** Shingles by number, from the lists of texts in which they stand. */
function numbered(texts: readonly (readonly number[])[], distinct: number) {
  const starts = new Int32Array(texts.length + 1);
  const frequency = new Int32Array(distinct);
  texts.forEach((text, i) => {
    starts[i + 1] = starts[i]! + text.length;
    for (const number of text) frequency[number]!++;
  });
  return { entries: Int32Array.from(texts.flat()), starts, frequency, distinct };
}

const distinct = 12;
const anyTexts = fc.array(fc.uniqueArray(fc.nat({ max: distinct - 1 })), { maxLength: 8 });
const scatterings = fc.constantFrom<((text: number) => number) | undefined>(
  undefined,
  () => 1,
  (text) => text & 1,
);

describe('bundles of shingles', () => {
  it('hold shingles that stand in exactly the same texts and no others, however texts are scattered', () => {
    fc.assert(
      fc.property(anyTexts, scatterings, (texts, scattered) => {
        const made = bundleShingles(numbered(texts, distinct), () => {}, scattered);
        const places = Array.from({ length: distinct }, (_, number) =>
          texts.flatMap((text, i) => (text.includes(number) ? [i] : [])).join(' '),
        );
        const weights = new Array<number>(made.ranks).fill(0);
        for (let a = 0; a < distinct; a++) {
          const alone = places[a]!.split(' ').length < 2;
          expect(made.rank[a] === -1).toBe(alone);
          if (alone) continue;
          weights[made.rank[a]!]!++;
          for (let b = 0; b < a; b++) {
            if (made.rank[b] === made.rank[a]) expect(places[b]).toBe(places[a]);
          }
        }
        expect([...made.weights.subarray(0, made.ranks)]).toEqual(weights);
      }),
    );
  });

  it('put all shingles of a shared sentence together', () => {
    const made = bundleShingles(
      numbered(
        [
          [0, 1, 2, 5],
          [3, 0, 1, 2],
          [3, 4],
        ],
        6,
      ),
      () => {},
    );
    expect(new Set([0, 1, 2].map((number) => made.rank[number])).size).toBe(1);
    expect(made.ranks).toBe(2);
    expect([...made.weights]).toEqual([3, 1]);
  });
});
