import { describe, expect, test } from 'vitest';
import { expandHunspell } from '../../../shared/spelling/hunspell.ts';

function formsOf(aff: string, dic: string): string[] {
  const forms = new Set<string>();
  expandHunspell({ aff, dic }, ({ word }) => forms.add(word));
  return [...forms].sort();
}

describe('expandHunspell', () => {
  test('adds suffixes under their conditions', () => {
    const aff = 'SFX D Y 2\nSFX D 0 d e\nSFX D y ied [^aeiou]y\n';
    expect(formsOf(aff, '3\nbake/D\ncarry/D\nplay/D\n')).toEqual([
      'bake',
      'baked',
      'carried',
      'carry',
      'play',
    ]);
  });

  test('crosses a prefix with a suffix where both allow it', () => {
    const aff = 'PFX U Y 1\nPFX U 0 un .\nSFX S Y 1\nSFX S 0 s .\nSFX N N 1\nSFX N 0 ness .\n';
    expect(formsOf(aff, '1\nlock/USN\n')).toEqual([
      'lock',
      'lockness',
      'locks',
      'unlock',
      'unlocks',
    ]);
  });

  test('leaves out forbidden words and stems that need an affix', () => {
    const aff = 'FORBIDDENWORD !\nNEEDAFFIX *\nSFX S Y 1\nSFX S 0 s .\n';
    expect(formsOf(aff, '3\nwrongg/!\ntrouser/*S\nhat\n')).toEqual(['hat', 'trousers']);
  });

  test('reads long and numbered flags, and suffixes upon suffixes', () => {
    const long = 'FLAG long\nSFX Aa Y 1\nSFX Aa 0 er/Bb .\nSFX Bb Y 1\nSFX Bb 0 s .\n';
    expect(formsOf(long, '1\nwalk/Aa\n')).toEqual(['walk', 'walker', 'walkers']);
    const numbered = 'FLAG num\nSFX 17 Y 1\nSFX 17 0 s .\n';
    expect(formsOf(numbered, '1\nlamp/17,4\n')).toEqual(['lamp', 'lamps']);
  });
});
