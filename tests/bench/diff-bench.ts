import { compareInSteps } from '../../shared/diff/compare.ts';
import type { Comparison } from '../../shared/diff/segment.ts';
import { line, time } from './timing.ts';

const words = 100_000;

/** Made-up words, the same in every run. */
function wordsFrom(seed: number): string[] {
  let state = seed;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return `w${(state >> 8) % 4_000}`;
  });
}

const prose = (list: readonly string[]): string =>
  list.map((word, at) => `${word}${at % 14 === 13 ? '.\n' : ' '}`).join('');

/** Runs a comparison to its end; answers with the longest step in milliseconds. */
function longestStep(left: string, right: string): { longest: number; comparison: Comparison } {
  const steps = compareInSteps(left, right);
  let longest = 0;
  for (;;) {
    const since = performance.now();
    const step = steps.next();
    longest = Math.max(longest, performance.now() - since);
    if (step.done) return { longest, comparison: step.value };
  }
}

/** Prints, for pairs of texts of 100,000 words, how long comparing them takes, and its longest step, after which others get their turn. */
export function runDiffBench(): void {
  const list = wordsFrom(1);
  const left = prose(list);
  const part = [...list.slice(0, 14_000), ...list.slice(28_000, 70_000)];
  const pairs: readonly (readonly [string, readonly string[]])[] = [
    ['a change in every 500 words', list.map((word, at) => (at % 500 === 7 ? `${word}x` : word))],
    ['a change in every 20 words', list.map((word, at) => (at % 20 === 7 ? `${word}x` : word))],
    ['a seventh moved', [...part, ...list.slice(14_000, 28_000), ...list.slice(70_000)]],
    ['nothing in common', wordsFrom(5)],
  ];
  for (const [name, other] of pairs) {
    const right = prose(other);
    const timing = time(5, () => longestStep(left, right));
    const { longest, comparison } = longestStep(left, right);
    const hunks = comparison.rows.filter(({ type }) => type === 'hunk').length;
    console.log(`${line(name, timing)}  longest step ${longest.toFixed(0)} ms  ${hunks} hunks`);
  }
}
