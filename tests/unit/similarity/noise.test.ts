import { describe, expect, it } from 'vitest';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { findDuplicates } from '../../../shared/similarity/find-duplicates.ts';
import { article, ferryStory } from './helpers.ts';

/** The text with one letter in the middle of every `n`th long word changed. */
function noisy(text: string, n: number): string {
  let long = 0;
  return text.replace(/[a-z]{5,}/g, (word) => {
    if (long++ % n !== 0) return word;
    const at = word.length >> 1;
    return `${word.slice(0, at)}${word[at] === 'o' ? '0' : 'x'}${word.slice(at + 1)}`;
  });
}

describe('copies with a wrong letter in many words', () => {
  const articles = [article('1', ferryStory), article('2', noisy(ferryStory, 6))];

  it('are found above a threshold that their shingles alone do not reach', () => {
    const { findings, pairs } = findDuplicates(articles, { threshold: 0.5 }, silentMonitor);
    expect(pairs[0]?.jaccard).toBeLessThan(0.5);
    expect(pairs[0]?.relation).toBe('near-duplicate');
    expect(findings).toHaveLength(1);
    expect(findings[0]?.confidence).toBeGreaterThan(0.8);
    expect(findings[0]?.reasons.join(' ')).toContain('differ by a letter or two');
  });

  it('are found where the shingles say next to nothing', () => {
    const many = [article('1', ferryStory), article('2', noisy(ferryStory, 4))];
    const { findings, pairs } = findDuplicates(many, { threshold: 0.5, floor: 0.4 }, silentMonitor);
    expect(pairs[0]?.jaccard).toBeLessThan(0.4);
    expect(findings).toHaveLength(1);
  });

  it('count by their shingles alone when texts are taken as they stand', () => {
    const { findings } = findDuplicates(
      articles,
      { threshold: 0.5, everyPair: true },
      silentMonitor,
    );
    expect(findings).toEqual([]);
  });
});
