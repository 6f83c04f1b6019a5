import { describe, expect, test } from 'vitest';
import { handlers } from '../../../renderer/features/commands/handlers.ts';
import { matchCommands } from '../../../renderer/features/commands/palette-match.ts';
import { keyLabel, pressedKey } from '../../../renderer/state/key-names.ts';
import {
  inFront,
  isInFront,
  isPointed,
  type Situation,
  scopeHolds,
} from '../../../shared/host/command-scopes.ts';
import { commands } from '../../../shared/host/commands.ts';
import { contextMenus, selectionMenu } from '../../../shared/host/context-menus.ts';
import { commandFor } from '../../../shared/host/keymap.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const review: Situation = {
  project: true,
  ready: true,
  screen: 'review',
  finding: 'typo',
  selected: 0,
  subject: null,
  front: null,
};

describe('keys', () => {
  test('a letter is its key, with Shift named', () => {
    expect(pressedKey({ ...plain, key: 'a', code: 'KeyA' }, false)).toBe('a');
    expect(pressedKey({ ...plain, key: 'U', code: 'KeyU', shiftKey: true }, false)).toBe('Shift+u');
  });

  test('a sign is itself, however it is typed', () => {
    expect(pressedKey({ ...plain, key: '?', code: 'Minus', shiftKey: true }, false)).toBe('?');
    expect(
      pressedKey({ ...plain, key: '[', code: 'Digit8', altKey: true, ctrlKey: true }, false),
    ).toBe('[');
  });

  test('Mod is Ctrl, and the command key on a Mac', () => {
    const press = { ...plain, key: 'k', code: 'KeyK' };
    expect(pressedKey({ ...press, ctrlKey: true }, false)).toBe('Mod+k');
    expect(pressedKey({ ...press, metaKey: true }, true)).toBe('Mod+k');
    expect(pressedKey({ ...press, ctrlKey: true }, true)).toBeNull();
    expect(pressedKey({ ...press, metaKey: true }, false)).toBeNull();
  });

  test('a layout without Latin letters uses the place of the key', () => {
    expect(pressedKey({ ...plain, key: 'ф', code: 'KeyA' }, false)).toBe('a');
    expect(pressedKey({ ...plain, key: 'é', code: 'Digit2' }, false)).toBe('2');
    expect(pressedKey({ ...plain, key: 'ö', code: 'Semicolon' }, false)).toBeNull();
  });

  test('dead keys, modifiers alone and input methods mean nothing', () => {
    for (const key of [
      'Dead',
      'Shift',
      'Control',
      'AltGraph',
      'CapsLock',
      'Process',
      'Unidentified',
    ])
      expect(pressedKey({ ...plain, key, code: 'Quote' }, false), key).toBeNull();
  });

  test('what AltGr and Option type is a sign, and Alt with a letter a chord', () => {
    const altGr = {
      ...plain,
      code: 'KeyQ',
      getModifierState: (name: string) => name === 'AltGraph',
    };
    expect(pressedKey({ ...altGr, key: '@', ctrlKey: true, altKey: true }, false)).toBe('@');
    expect(pressedKey({ ...altGr, key: '@' }, false)).toBe('@');
    expect(pressedKey({ ...altGr, key: 'ą', ctrlKey: true, altKey: true }, false)).toBeNull();
    expect(pressedKey({ ...plain, key: 'å', code: 'KeyA', altKey: true }, true)).toBeNull();
    expect(pressedKey({ ...plain, key: 'x', code: 'KeyX', altKey: true }, false)).toBe('Alt+x');
  });

  test('keys are shown as they stand on the keyboard', () => {
    expect(keyLabel('Mod+Shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(keyLabel('Mod+Shift+z', true)).toBe('⇧⌘Z');
    expect(keyLabel('ArrowLeft', false)).toBe('←');
  });
});

describe('the table of commands', () => {
  test('names are unique and each does something', () => {
    const names = commands.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
    const onPage = commands.filter(({ scope }) => !isInFront(scope)).map(({ name }) => name);
    expect(onPage.filter((name) => handlers[name] === undefined)).toEqual([]);
    expect(Object.keys(handlers).filter((name) => !onPage.includes(name))).toEqual([]);
  });

  test('no key means two things at once', () => {
    const situations: Situation[] = [
      review,
      { ...review, finding: 'duplicate' },
      { ...review, screen: 'library', finding: null },
      ...(['history', 'without', 'conflicts', 'audit', 'text'] as const).map(inFront),
    ];
    for (const at of situations) {
      for (const key of new Set(commands.flatMap((entry) => entry.keys))) {
        const meant = commands.filter(
          (entry) => entry.keys.includes(key) && scopeHolds(entry.scope, at),
        );
        expect(meant.length, key).toBeLessThanOrEqual(1);
      }
    }
  });

  test('a key follows what is on the stage', () => {
    expect(commandFor('x', review)?.name).toBe('veto');
    expect(commandFor('x', { ...review, finding: 'duplicate' })?.name).toBe('exclude');
    expect(commandFor('e', { ...review, finding: 'duplicate' })?.name).toBe('edit-result');
    expect(commandFor('a', { ...review, selected: 5 })?.name).toBe('accept');
    expect(commandFor('x', { ...review, selected: 5 })).toBeUndefined();
    expect(commandFor('a', { ...review, screen: 'library' })).toBeUndefined();
    expect(commandFor('a', { ...review, ready: false })).toBeUndefined();
  });

  test('the menus name only commands there are', () => {
    const named = [...Object.values(contextMenus).flat(2), ...selectionMenu];
    const names = new Set(commands.map((entry) => entry.name));
    expect(named.filter((name) => !names.has(name))).toEqual([]);
    const pointed = commands.filter((entry) => isPointed(entry.scope)).map(({ name }) => name);
    expect(pointed.filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('the palette', () => {
  const find = (text: string, recent: readonly string[] = []) =>
    matchCommands(commands, text, recent).map(({ entry }) => entry.name);

  test('finds by the beginnings of words, best fit first', () => {
    expect(find('next place')[0]).toBe('next-place');
    expect(find('take all from left')[0]).toBe('override-all-left');
    expect(find('undo')[0]).toBe('undo');
    expect(find('show typos')[0]).toBe('show-typo');
    expect(find('xyzzy')).toEqual([]);
    expect(find(' ').length).toBe(commands.length);
  });

  test('finds by the first letters of words, and marks them', () => {
    expect(find('trfl')[0]).toBe('take-all-left');
    const [best] = matchCommands(commands, 'trri');
    expect(best?.entry.name).toBe('take-all-right');
    expect(best?.letters.map((at) => best.entry.label[at]?.toLowerCase()).join('')).toBe('trri');
  });

  test('puts a command used lately before its equals and no others', () => {
    const usual = find('show');
    const last = usual.at(-1) ?? '';
    expect(find('', ['export', 'theme']).slice(0, 2)).toEqual(['export', 'theme']);
    expect(find('take the')[0]).toBe('take-left');
    expect(find('take the', ['take-right'])[0]).toBe('take-right');
    expect(find('undo', [last])[0]).toBe('undo');
  });
});
