import { expect, test } from 'vitest';
import { killRounds } from './kill-rounds.ts';

test('no acknowledged entry is lost when the process is killed twenty times at random', async () => {
  const report = await killRounds(20, 60);
  expect(report.acknowledged).toBeGreaterThanOrEqual(20);
  expect(report.lost).toEqual([]);
  // A line cut short is dropped with a word; nothing worse may be said.
  for (const notice of report.notices) expect(notice).toMatch(/cut short/u);
}, 120_000);
