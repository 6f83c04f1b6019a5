import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openUserSettings } from '../../../electron/backend/user-settings.ts';

let folder = '';
const file = () => path.join(folder, 'settings.json');
const written = () => JSON.parse(readFileSync(file(), 'utf8')) as unknown;
const open = () => openUserSettings(folder, 'Ida');

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stet-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings of the user', () => {
  test('keep keys over a restart, and all else when keys change', async () => {
    const settings = await open();
    await settings.change({ theme: 'dark' });
    await settings.change({ keys: { accept: ['Shift+Mod+g', 'q'] } });
    const again = await open();
    expect(again.settings()).toMatchObject({
      theme: 'dark',
      keys: { accept: ['Mod+Shift+g', 'q'] },
    });
    expect(again.notices()).toEqual([]);
  });

  test('keep the tour and the last commands, and begin both anew where they are damaged', async () => {
    const settings = await open();
    const tour = { place: 'sample', state: 'running', done: ['pattern'], skipped: [] } as const;
    await settings.change({ tour });
    await settings.change({ recentCommands: ['export', 'undo'] });
    expect((await open()).settings()).toMatchObject({ tour, recentCommands: ['export', 'undo'] });
    writeFileSync(file(), JSON.stringify({ theme: 'dark', tour: 7, recentCommands: [null] }));
    expect((await open()).settings()).toMatchObject({
      theme: 'dark',
      tour: { place: null, state: 'new', done: [], skipped: [] },
      recentCommands: [],
    });
  });

  test('drop keys that cannot be used, say so in one sentence, and keep the rest', async () => {
    const keys = { accept: ['q', 'Hyper+q'], fly: ['f'], later: ['z'] };
    writeFileSync(file(), JSON.stringify({ theme: 'light', ownWords: ['slipway'], keys }));
    const settings = await open();
    expect(settings.settings()).toMatchObject({
      theme: 'light',
      keys: { accept: ['q'], later: ['z'] },
    });
    expect(settings.ownWords()).toEqual(['slipway']);
    expect(settings.notices()).toEqual([
      'Not all keys could be used: “Hyper+q” of “accept” is no key; there is no command “fly”. All others hold.',
    ]);
  });

  test('refuse keys that cannot be used and change nothing then', async () => {
    const settings = await open();
    await settings.change({ keys: { accept: ['q'] } });
    await expect(settings.change({ theme: 'dark', keys: { accept: ['Tab'] } })).rejects.toThrow(
      /“Tab” of “accept” is reserved/,
    );
    expect(settings.settings()).toMatchObject({ theme: 'system', keys: { accept: ['q'] } });
    expect(written()).toMatchObject({ keys: { accept: ['q'] } });
  });

  test.each(['{ "theme": "da', '[1, 2]', '"text"'])(
    'set a file aside that cannot be read: %s',
    async (text) => {
      writeFileSync(file(), text);
      const settings = await open();
      expect(settings.notices()).toEqual([
        'Your settings could not be read, so the usual ones hold. The damaged file was kept as settings.json.damaged-1.',
      ]);
      await settings.change({ theme: 'dark' });
      expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.json.damaged-1']);
      expect(readFileSync(path.join(folder, 'settings.json.damaged-1'), 'utf8')).toBe(text);
    },
  );
});
