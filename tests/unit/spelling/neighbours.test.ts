import { describe, expect, test } from 'vitest';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { createLexicon } from '../../../shared/spelling/lexicon.ts';
import { indexNeighbours } from '../../../shared/spelling/neighbours.ts';

const words = ['tide', 'tidy', 'ride', 'tied', 'tides', 'untidy', 'diet', 'garden', 'gardens'];
const lexicon = createLexicon(
  [{ language: 'en', aff: '', dic: `${words.length}\n${words.join('\n')}\n` }],
  'en',
  [],
  silentMonitor,
);
const index = indexNeighbours(lexicon, () => true, silentMonitor);
const wordsOf = (found: readonly { id: number }[]) =>
  found.map(({ id }) => lexicon.vocabulary.words[id]).sort();

describe('indexNeighbours', () => {
  test('finds every word one letter more, less, other or swapped away', () => {
    expect(wordsOf(index.oneSlipFrom('tide'))).toEqual(['ride', 'tidy', 'tides', 'tied'].sort());
    expect(wordsOf(index.oneSlipFrom('gardne'))).toEqual(['garden']);
  });

  test('finds words two slips away with the same first letter, and anagrams', () => {
    expect(wordsOf(index.of('grdn'))).toEqual([]);
    expect(wordsOf(index.of('grdens'))).toEqual(['garden', 'gardens']);
    expect(wordsOf(index.of('edit'))).toContain('diet');
  });

  test('leaves out what may not be meant', () => {
    const none = indexNeighbours(lexicon, () => false, silentMonitor);
    expect(none.of('gardne')).toEqual([]);
  });
});
