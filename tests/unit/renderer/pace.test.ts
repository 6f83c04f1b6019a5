import { expect, test } from 'vitest';
import { shareDone, timeLeft } from '../../../renderer/state/estimate.ts';
import { roughDuration } from '../../../renderer/state/pace.ts';
import { millisecondsPerDecision } from '../../../shared/figures/pace.ts';

const every = (gap: number, times: number) => Array.from({ length: times }, (_, n) => n * gap);

test('pace is unknown before enough decisions were made', () => {
  expect(millisecondsPerDecision([])).toBeNull();
  expect(millisecondsPerDecision(every(2000, 8))).toBeNull();
});

test('pace is the mean time between decisions', () => {
  expect(millisecondsPerDecision(every(2000, 20))).toBe(2000);
});

test('a break does not count as work', () => {
  const before = every(1000, 10);
  const after = every(1000, 10).map((time) => time + 3_600_000);
  expect(millisecondsPerDecision([...before, ...after])).toBe(1000);
});

test('durations are rounded so that they do not jump', () => {
  expect(roughDuration(20_000)).toBe('under a minute');
  expect(roughDuration(7.4 * 60_000)).toBe('about 7 min');
  expect(roughDuration(38 * 60_000)).toBe('about 40 min');
  expect(roughDuration(80 * 60_000)).toBe('about 1.5 h');
  expect(roughDuration(1300 * 60_000)).toBe('about 22 h');
});

test('the share done counts each stage alike', () => {
  const progress = { task: 'scan', stage: 'reading', stages: 4, stagesDone: 1, total: 10 } as const;
  expect(shareDone({ ...progress, done: 5 })).toBe(0.375);
  expect(shareDone({ ...progress, done: 5, total: 0 })).toBe(0.25);
});

test('no time is promised before the speed is known', () => {
  expect(timeLeft(0.5, 1000)).toBeNull();
  expect(timeLeft(0.01, 10_000)).toBeNull();
  expect(timeLeft(0.5, 10_000)).toBe(10_000);
});
