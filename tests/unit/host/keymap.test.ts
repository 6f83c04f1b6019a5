import { describe, expect, test } from 'vitest';
import { normalChord, reservedReason, worksInFields } from '../../../shared/host/chords.ts';
import { inFront, scopesMeet } from '../../../shared/host/command-scopes.ts';
import { commands } from '../../../shared/host/commands.ts';
import {
  commandFor,
  commandsWith,
  conflictsOf,
  droppedSentence,
  fixedKeys,
  isNumbered,
  readKeyChanges,
  unfitReason,
} from '../../../shared/host/keymap.ts';

const typo = {
  project: true,
  ready: true,
  screen: 'review',
  finding: 'typo',
  selected: 0,
  subject: null,
  front: null,
} as const;
const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);

describe('the keys of the table', () => {
  test('are written in the one way, and no two that can be used at once share one', () => {
    for (const { name, keys } of commands) {
      for (const key of keys) {
        expect(normalChord(key), name).toBe(key);
        expect(names(conflictsOf(name, key, commands)), `${name} ${key}`).toEqual([]);
      }
    }
  });

  test('are never reserved but for Escape', () => {
    const reserved = commands.flatMap(({ keys }) => keys.filter((key) => reservedReason(key)));
    expect(reserved).toEqual(['Escape']);
  });
});

describe('keys of the user', () => {
  test('take the place of those of the table, and reserved ones stay', () => {
    const table = commandsWith({ accept: ['z', 'Mod+Enter'], 'clear-selection': ['Backspace'] });
    expect(commandFor('z', typo, table)?.name).toBe('accept');
    expect(commandFor('Mod+Enter', typo, table)?.name).toBe('accept');
    expect(commandFor('a', typo, table)).toBeUndefined();
    expect(commandFor('Escape', typo, table)?.name).toBe('clear-selection');
    expect(commandFor('Backspace', typo, table)?.name).toBe('clear-selection');
  });

  test('conflict only where both commands can be used', () => {
    expect(names(conflictsOf('export', 'e', commands))).toEqual(['edit', 'edit-result']);
    expect(names(conflictsOf('veto', 'c', commands))).toEqual([]);
    expect(names(conflictsOf('accept', 'c', commands))).toEqual(['keep-right']);
    expect(scopesMeet('text', 'cluster')).toBe(false);
    expect(scopesMeet('library', 'finding')).toBe(false);
    expect(scopesMeet('typo', 'text')).toBe(true);
  });

  test('mean the command of the narrower scope where two share one all the same', () => {
    const table = commandsWith({ export: ['e'] });
    expect(commandFor('e', typo, table)?.name).toBe('edit');
    expect(commandFor('e', { ...typo, finding: null }, table)?.name).toBe('export');
  });

  test('that cannot be used are dropped one by one, each with its reason', () => {
    const { keys, dropped } = readKeyChanges({
      accept: ['Shift+Mod+G', 'Hyper+q', 'Tab', 7, 'Q'],
      fly: ['f'],
      reject: 'r',
      'pick-suggestion': ['Alt+1'],
      later: [],
      undo: ['Escape'],
    });
    expect(keys).toEqual({ accept: ['Mod+Shift+g', 'q'], later: [] });
    expect(dropped).toEqual([
      '“Hyper+q” of “accept” is no key',
      '“Tab” of “accept” is reserved',
      'something that is no text of “accept” is no key',
      'there is no command “fly”',
      '“reject” has no list of keys',
      'the digits of “pick-suggestion” cannot be changed',
      '“Escape” of “undo” is reserved',
    ]);
    expect(droppedSentence(dropped)).toBe(
      'Not all keys could be used: “Hyper+q” of “accept” is no key; “Tab” of “accept” is reserved; something that is no text of “accept” is no key; and 4 more. All others hold.',
    );
    expect(droppedSentence([])).toBeNull();
  });

  test.each([null, 3, 'keys', ['a']])('%j is no list of keys', (value) => {
    expect(readKeyChanges(value)).toMatchObject({ keys: {}, dropped: [expect.any(String)] });
  });

  test('are those of the followed command until a command has keys of its own', () => {
    const followed = commandsWith({ accept: ['z'] });
    expect(commandFor('z', inFront('audit'), followed)?.name).toBe('audit-accept');
    expect(commandFor('a', inFront('audit'), followed)).toBeUndefined();
    const own = commandsWith({ accept: ['z'], 'audit-accept': ['Enter', 'y'] });
    expect(commandFor('z', inFront('audit'), own)).toBeUndefined();
    expect(commandFor('y', inFront('audit'), own)?.name).toBe('audit-accept');
    for (const { follows } of commands.filter((entry) => entry.follows !== null))
      expect(names(commands)).toContain(follows);
  });

  test('of a dialog conflict within it alone, and what follows is named by its leader', () => {
    expect(names(conflictsOf('conflict-open', 'x', commands))).toEqual([]);
    expect(names(conflictsOf('conflict-open', '1', commands))).toEqual(['conflict-mine']);
    expect(names(conflictsOf('conflict-open', 'j', commands))).toEqual(['next-listed']);
    expect(names(conflictsOf('audit-later', 'a', commands))).toEqual(['audit-accept']);
    expect(names(conflictsOf('accept', 'd', commands))).toEqual(['later']);
    const parted = commandsWith({ 'audit-later': ['z'] });
    expect(names(conflictsOf('accept', 'z', parted))).toEqual(['unfold', 'audit-later']);
    expect(names(conflictsOf('reject', 'Delete', commands))).toEqual([]);
  });

  test('for a field in which one writes neither type nor edit there', () => {
    expect(unfitReason('writing', 'Mod+Enter')).toBeNull();
    expect(unfitReason('writing', 'F4')).toBeNull();
    for (const key of ['x', 'Alt+x', 'Shift+ArrowLeft', 'Mod+z', 'Mod+a', 'Backspace'])
      expect(unfitReason('writing', key), key).not.toBeNull();
    expect(unfitReason('finding', 'x')).toBeNull();
    expect(names(conflictsOf('finish-text', 'Mod+e', commands))).toEqual(['export']);
    expect(names(conflictsOf('accept', 'Mod+Enter', commands))).toEqual([]);
    expect(readKeyChanges({ 'finish-text': ['q', 'Mod+s'] }).keys).toEqual({
      'finish-text': ['Mod+s'],
    });
  });

  test('never touch the digits', () => {
    const numbered = commands.filter(isNumbered);
    expect(names(numbered)).toEqual(['pick-suggestion', 'keep-member', 'favourite']);
    for (const entry of numbered) expect(fixedKeys(entry)).toBe(entry.keys);
  });
});

describe('in a field', () => {
  test('chords that type and edit nothing mean their command', () => {
    for (const key of ['Mod+k', 'Mod+e', 'Mod+,', 'Mod+f', 'Mod+Shift+o', 'F2'])
      expect(worksInFields(key), key).toBe(true);
  });

  test('all others belong to the field', () => {
    for (const key of ['k', '?', 'Shift+k', 'Alt+x', 'Mod+a', 'Mod+z', 'Mod+Shift+z', 'Mod+v'])
      expect(worksInFields(key), key).toBe(false);
    for (const key of ['Mod+ArrowLeft', 'Mod+Backspace', 'Enter', 'Home', 'Mod+Enter', 'nonsense'])
      expect(worksInFields(key), key).toBe(false);
  });
});
