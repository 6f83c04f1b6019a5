import { diffArrays } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Common, editScript } from '../../shared/diff/edit-script.ts';
import { inOneGo } from '../../shared/progress/portions.ts';

const units = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 }),
  fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 60 }),
);

/** What the package `diff` finds, in the same form; null where it gives up. */
function oracle(left: readonly number[], right: readonly number[], mostEdits: number) {
  const changes = diffArrays([...left], [...right], { maxEditLength: mostEdits });
  if (!changes) return null;
  const common: Common[] = [];
  let [leftAt, rightAt, edits] = [0, 0, 0];
  for (const { added, removed, count } of changes) {
    if (!added && !removed) common.push({ left: leftAt, right: rightAt, length: count });
    else edits += count;
    if (!added) leftAt += count;
    if (!removed) rightAt += count;
  }
  return { common, edits };
}

describe('a shortest edit script', () => {
  test('is the one that the package diff finds, or is given up where that gives up', () => {
    fc.assert(
      fc.property(units, units, fc.nat(120), (left, right, mostEdits) => {
        const found = inOneGo(
          editScript(Uint32Array.from(left), Uint32Array.from(right), Math.max(1, mostEdits)),
        );
        const known = oracle(left, right, Math.max(1, mostEdits));
        expect(
          found && { ...found, common: found.common.filter(({ length }) => length > 0) },
        ).toEqual(known);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of very unlike sequences lets others go on', () => {
    const left = Uint32Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 613);
    const right = Uint32Array.from({ length: 4_000 }, (_, at) => (at * 104_729) % 617);
    const steps = editScript(left, right, 1_500);
    let yields = 0;
    while (!steps.next().done) yields++;
    expect(yields).toBeGreaterThan(5);
  });
});
