import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRows, invertRows } from '../../shared/diff/apply.ts';
import { compareTexts } from '../../shared/diff/compare.ts';
import { diffSequences } from '../../shared/diff/sequence.ts';

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('harbour', 'ferry', 'the', 'of', '2.5', 'x-ray', 'Ana') },
  { weight: 6, arbitrary: fc.constantFrom(' ', '\n', '\r\n', '\n\n', '. ', ', ', '\u2028') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('😀', '\ud83d', '\ude00', 'e\u0301', '\u0301', '👩\u200d🚒'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** A text and an edited copy of it, so that most of it is alike. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(
      fc.array(piece, { maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(60), fc.nat(3), text), { maxLength: 4 }),
    )
    .map(([pieces, edits]) => {
      const copy = [...pieces];
      for (const [at, count, added] of edits) copy.splice(at, count, added);
      return [pieces.join(''), copy.join('')] as const;
    }),
);

describe('comparing two texts', () => {
  test('the rows tile both texts, apply to the right one and invert to the left one', () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const { rows } = compareTexts(left, right);
        let leftAt = 0;
        let rightAt = 0;
        for (const row of rows) {
          expect(row.left.from).toBe(leftAt);
          expect(row.right.from).toBe(rightAt);
          leftAt = row.left.to;
          rightAt = row.right.to;
          const side = (skip: string) =>
            row.segments.map((s) => (s.type === skip ? '' : s.text)).join('');
          expect(left.slice(row.left.from, row.left.to)).toBe(side('added'));
          expect(right.slice(row.right.from, row.right.to)).toBe(side('removed'));
          const equal = row.segments.every((s) => s.type === 'same');
          expect(equal).toBe(row.type === 'same');
          expect(row.segments.every((s) => s.text !== '')).toBe(true);
        }
        expect(leftAt).toBe(left.length);
        expect(rightAt).toBe(right.length);
        expect(applyRows(left, rows)).toBe(right);
        expect(applyRows(right, invertRows(rows))).toBe(left);
      }),
      { numRuns: 1500 },
    );
  });

  test('the same two texts always give the same rows', () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        expect(compareTexts(left, right)).toEqual(compareTexts(left, right));
      }),
      { numRuns: 100 },
    );
  });
});

describe('comparing two sequences', () => {
  test('equal runs are equal and runs tile, also when every cut is tried', () => {
    const units = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 900, size: 'max' });
    fc.assert(
      fc.property(units, units, fc.constantFrom([], [1], [4, 1], [8, 4]), (a, b, sizes) => {
        const left = Uint32Array.from(a);
        const right = Uint32Array.from(b);
        const { runs } = diffSequences(left, right, sizes);
        let leftAt = 0;
        let rightAt = 0;
        for (const run of runs) {
          expect([run.leftFrom, run.rightFrom]).toEqual([leftAt, rightAt]);
          leftAt = run.leftTo;
          rightAt = run.rightTo;
          if (run.same)
            expect([...left.subarray(run.leftFrom, run.leftTo)]).toEqual([
              ...right.subarray(run.rightFrom, run.rightTo),
            ]);
        }
        expect([leftAt, rightAt]).toEqual([left.length, right.length]);
      }),
      { numRuns: 20 },
    );
  });
});
