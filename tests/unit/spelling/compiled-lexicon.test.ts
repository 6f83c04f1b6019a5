import { describe, expect, test } from 'vitest';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { compileLexicon, readCompiled } from '../../../shared/spelling/compiled-lexicon.ts';
import { KNOWN, LISTED, NAME } from '../../../shared/spelling/vocabulary.ts';

const parts = {
  flags: new Map([
    ['harbour', KNOWN | LISTED],
    ['harbours', KNOWN],
    ['été', NAME],
    ["o'clock", KNOWN],
    ['3rd', KNOWN],
    ['unaccountablenesses', KNOWN],
    ['unaccountablenessesthatgoon', KNOWN],
  ]),
  counts: new Map([
    ['harbour', 200],
    ['wall', 275],
    ['mole', 109],
  ]),
  pairs: new Map([
    [
      'wall',
      new Map([
        ['harbour', 181],
        ['mole', 190],
      ]),
    ],
  ]),
};

describe('readCompiled', () => {
  const { vocabulary, pairs } = readCompiled(compileLexicon(parts), silentMonitor);

  test('gives back every word with its flags', () => {
    for (const [word, flags] of parts.flags) {
      expect(vocabulary.flags[vocabulary.find(word)]).toBe(flags);
    }
    expect(vocabulary.find('harbou')).toBe(-1);
    expect(vocabulary.size).toBe(2 + 9);
  });

  test('gives counts as shares of all words, and none where there are none', () => {
    const base = (word: string) => vocabulary.base[vocabulary.find(word)]!;
    expect(base('wall') / base('harbour')).toBeCloseTo(2 ** (75 / 8));
    expect(base('wall') + base('harbour') + base('mole')).toBeCloseTo(1);
    expect(base('été')).toBe(0);
  });

  test('gives pairs as shares of their first word', () => {
    const share = (first: string, second: string) =>
      pairs.get(vocabulary.find(first), vocabulary.find(second));
    expect(share('wall', 'harbour')).toBeCloseTo(2 ** ((181 - 275) / 8));
    expect(share('wall', 'mole')).toBeCloseTo(2 ** ((190 - 275) / 8));
    expect(share('harbour', 'wall')).toBe(0);
  });

  test('refuses a count that does not fit', () => {
    expect(() => compileLexicon({ ...parts, counts: new Map([['wall', 1000]]) })).toThrow('range');
  });
});
