import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/main/menu-template.ts';
import { isInFront, isPointed } from '../../../shared/host/command-scopes.ts';
import { commands } from '../../../shared/host/commands.ts';

const general = commands
  .filter(({ scope }) => !isPointed(scope) && !isInFront(scope))
  .map(({ name }) => name)
  .toSorted();

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? flatten(item.submenu) : []),
  ]);
}

const build = (mac: boolean, run = (_name: string) => {}) =>
  flatten(menuTemplate({ commands, mac, development: false, run }));

describe.each([{ mac: true }, { mac: false }])('the menu (on a Mac: $mac)', ({ mac }) => {
  test('has every command once that needs nothing pointed at', () => {
    const ids = build(mac).flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.toSorted()).toEqual(general);
  });

  test('runs the command that is chosen', () => {
    const ran: string[] = [];
    for (const { id, click } of build(mac, (name) => ran.push(name))) {
      const choose = click as (() => void) | undefined;
      if (id !== undefined) choose?.();
    }
    expect(ran.toSorted()).toEqual(general);
  });

  test('takes no key that one types with, and no key twice', () => {
    const taken = build(mac)
      .filter(({ accelerator, registerAccelerator }) => accelerator && registerAccelerator)
      .map(({ accelerator }) => String(accelerator));
    for (const accelerator of taken) expect(accelerator).toMatch(/^CommandOrControl\+/);
    expect(new Set(taken).size).toBe(taken.length);
    if (mac) {
      const shown = build(mac).filter(({ accelerator }) => accelerator);
      expect(shown).toHaveLength(taken.length);
    }
  });

  test('has the roles without which copying and pasting would not work', () => {
    const roles = build(mac).map(({ role }) => role);
    for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn'])
      expect(roles).toContain(role);
    expect(roles).not.toContain('toggleDevTools');
    expect(roles.includes('appMenu')).toBe(mac);
  });
});
