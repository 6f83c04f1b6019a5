import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openUserSettings } from '../../../electron/backend/user-settings.ts';
import { changeOwnWords, withoutOwnWords } from '../../../shared/spelling/own-words.ts';
import { brief, spell } from './helpers.ts';

const story = `The harbour master promised an investgation of the cracked lamp.
Nobody else on the island knew how the lamp had been made.`;

describe('own words', () => {
  test('hide findings of their spelling whatever their case, and bring them back when taken away', () => {
    const findings = spell([story]);
    expect(brief(findings)).toHaveLength(1);
    expect(withoutOwnWords(findings, ['InvestGation'])).toEqual([]);
    expect(withoutOwnWords(findings, ['lamp'])).toEqual(findings);
    expect(spell([story], { ownWords: ['Investgation'] })).toEqual([]);
  });

  test('are kept once each, in order, and can be taken out', () => {
    const words = changeOwnWords([], ['tarn', 'Brill', 'brill'], []);
    expect(words).toEqual(['Brill', 'tarn']);
    expect(changeOwnWords(words, ['eyot'], ['BRILL'])).toEqual(['eyot', 'tarn']);
  });

  test('of a user are there again when the settings are opened anew', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stet-words-'));
    try {
      const settings = await openUserSettings(folder, 'Ida');
      await settings.setOwnWords(['eyot']);
      await settings.change({ theme: 'dark' });
      expect((await openUserSettings(folder, 'Ida')).ownWords()).toEqual(['eyot']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
