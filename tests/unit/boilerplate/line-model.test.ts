import { describe, expect, it } from 'vitest';
import {
  flattenTrees,
  predict,
  readTrees,
  writeTrees,
} from '../../../shared/boilerplate/boosted-trees.ts';
import { createHashTable, hashText } from '../../../shared/boilerplate/hash-table.ts';
import { lineConfidence } from '../../../shared/boilerplate/line-model.ts';
import { boost, boostingDefaults, randomFrom } from '../../bench/boilerplate-boosting.ts';

/** 600 rows of three figures; the outcome is whether the first is above a half, unless the second is above 0.9. */
function exampleSet() {
  const random = randomFrom(5);
  const rows = Float64Array.from({ length: 1800 }, () => random());
  const outcomes = Uint8Array.from({ length: 600 }, (_, row) =>
    rows[row * 3]! > 0.5 !== rows[row * 3 + 1]! > 0.9 ? 1 : 0,
  );
  return { width: 3, rows, outcomes, weights: new Float64Array(600).fill(1) };
}

describe('boosted trees', () => {
  const set = exampleSet();
  const model = boost(set, { ...boostingDefaults, rounds: 60, featureShare: 1 });
  const trees = flattenTrees(model);

  it('learn what depends on two features', () => {
    const right = [...set.outcomes].filter(
      (outcome, row) => predict(trees, set.rows, row * 3) > 0.5 === (outcome === 1),
    );
    expect(right.length).toBeGreaterThan(560);
  });

  it('are the same for the same seed', () => {
    expect(boost(set, { ...boostingDefaults, rounds: 5 })).toEqual(
      boost(set, { ...boostingDefaults, rounds: 5 }),
    );
  });

  it('judge alike after they were written and read', () => {
    const again = flattenTrees(readTrees(writeTrees(model)));
    for (let row = 0; row < 600; row += 7) {
      expect(predict(again, set.rows, row * 3)).toBeCloseTo(predict(trees, set.rows, row * 3), 2);
    }
  });
});

describe('a table of hashes', () => {
  it('keeps what was set while it grows', () => {
    const table = createHashTable(() => {});
    for (let at = 0; at < 5000; at++) table.set(hashText(`line ${at}`), at + 1);
    expect(table.size).toBe(5000);
    for (let at = 0; at < 5000; at += 13) expect(table.get(hashText(`line ${at}`))).toBe(at + 1);
    expect(table.get(hashText('another line'))).toBe(0);
  });
});

describe('the confidence in a line', () => {
  const sentence =
    'The ferry loses money each winter, and its captain said that he had carried bakers.';

  it('asks more of a sentence than of a label', () => {
    expect(lineConfidence('Share', 0.45, false)).toBeGreaterThan(0.5);
    expect(lineConfidence(sentence, 0.45, false)).toBeLessThan(0.5);
    expect(lineConfidence(sentence, 0.75, false)).toBeGreaterThan(0.5);
  });

  it('asks for near certainty where it is to be wary', () => {
    expect(lineConfidence('Share', 0.85, true)).toBeLessThan(0.5);
    expect(lineConfidence('Share', 0.95, true)).toBeGreaterThan(0.5);
  });
});
