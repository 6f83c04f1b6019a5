import type { MenuItemConstructorOptions } from 'electron';
import { type CommandEntry, type CommandGroup, commands } from '../../shared/host/commands.ts';

type Item = MenuItemConstructorOptions;

/** The menus, in order, and the groups of commands each of them holds. */
const menus: readonly { readonly label: string; readonly groups: readonly CommandGroup[] }[] = [
  { label: '&File', groups: ['File'] },
  { label: '&Edit', groups: [] },
  { label: '&Decide', groups: ['Decide', 'Article'] },
  { label: '&Go', groups: ['Move', 'Places'] },
  { label: '&Merge', groups: ['Merge'] },
  { label: '&View', groups: ['View'] },
  { label: '&Help', groups: [] },
];

const accelerators: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ' ': 'Space',
  '+': 'Plus',
};

/** The key of a command, as Electron spells it. */
function acceleratorOf(key: string): string {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.map((part) => accelerators[part] ?? part).join('+');
}

/**
 * A command's menu item. Keys without Ctrl or ⌘ belong to the page, which knows when one types:
 * they are shown where they can be shown without being taken.
 */
function commandItem(command: CommandEntry, mac: boolean, run: (name: string) => void): Item {
  const key = command.keys.find((each) => each.startsWith('Mod+')) ?? command.keys[0];
  const global = key?.startsWith('Mod+') ?? false;
  // The Edit menu's own undo, redo and select all have these keys in text fields.
  const taken = ['undo', 'redo', 'select-all'].includes(command.name);
  const single = command.keys.length === 1 || global;
  const show = key !== undefined && single && (global ? !taken : !mac);
  return {
    id: command.name,
    label: command.label,
    click: () => run(command.name),
    ...(show ? { accelerator: acceleratorOf(key), registerAccelerator: global } : {}),
  };
}

function editItems(mac: boolean): Item[] {
  return [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    ...(mac ? ([{ role: 'pasteAndMatchStyle' }] satisfies Item[]) : []),
    { role: 'delete' },
    { type: 'separator' },
    { role: 'selectAll' },
  ];
}

function viewItems(development: boolean): Item[] {
  return [
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(development
      ? ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Item[])
      : []),
  ];
}

/** The whole menu of the app: every command of the table, and what a system expects besides. */
export function menuTemplate(options: {
  readonly mac: boolean;
  readonly development: boolean;
  run(command: string): void;
}): Item[] {
  const { mac, development, run } = options;
  const template = menus.map(({ label, groups }): Item => {
    const items = groups.flatMap((group, index): Item[] => [
      ...(index > 0 ? [{ type: 'separator' } satisfies Item] : []),
      ...commands
        .filter((command) => command.group === group && command.name !== 'keys')
        .map((command) => commandItem(command, mac, run)),
    ]);
    if (label === '&File')
      items.push({ type: 'separator' }, mac ? { role: 'close' } : { role: 'quit' });
    if (label === '&Edit') items.push(...editItems(mac));
    if (label === '&View') items.push(...viewItems(development));
    if (label === '&Help') {
      const keys = commands.find(({ name }) => name === 'keys');
      if (keys) items.push(commandItem(keys, mac, run));
      if (!mac) items.push({ role: 'about' });
    }
    return { label, submenu: items, ...(label === '&Help' ? { role: 'help' } : {}) };
  });
  if (!mac) return template;
  const help = template.pop();
  return [{ role: 'appMenu' }, ...template, { role: 'windowMenu' }, ...(help ? [help] : [])];
}
