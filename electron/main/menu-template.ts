import type { MenuItemConstructorOptions } from 'electron';
import { parseChord, worksInFields } from '../../shared/host/chords.ts';
import { isInFront, isPointed } from '../../shared/host/command-scopes.ts';
import type { CommandEntry, CommandGroup } from '../../shared/host/commands.ts';

type Item = MenuItemConstructorOptions;

/** The menus, in order, and the groups of commands each of them holds. */
const menus: readonly { readonly label: string; readonly groups: readonly CommandGroup[] }[] = [
  { label: '&File', groups: ['File'] },
  { label: '&Edit', groups: [] },
  { label: '&Decide', groups: ['Decide', 'Article'] },
  { label: '&Go', groups: ['Move', 'Places', 'Queue'] },
  { label: '&Merge', groups: ['Merge'] },
  { label: '&View', groups: ['View'] },
  { label: '&Help', groups: ['Help'] },
];

const accelerators: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};

/** The key of a command, as Electron spells it. */
function acceleratorOf(key: string): string {
  const chord = parseChord(key);
  if (!chord) return key;
  const { mod, alt, shift } = chord;
  const held = [mod ? 'CommandOrControl' : '', alt ? 'Alt' : '', shift ? 'Shift' : ''];
  return [...held.filter((part) => part !== ''), accelerators[chord.key] ?? chord.key].join('+');
}

/**
 * A command's menu item. Keys without Ctrl or ⌘ belong to the page, which knows when one types:
 * they are shown where they can be shown without being taken.
 */
function commandItem(command: CommandEntry, mac: boolean, run: (name: string) => void): Item {
  const key = command.keys.find((each) => each.startsWith('Mod+')) ?? command.keys[0];
  const global = key?.startsWith('Mod+') ?? false;
  // In text fields these edit, and the menu would take them from there.
  const taken = key !== undefined && !worksInFields(key);
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

const isOnPage = ({ scope }: CommandEntry) => !isPointed(scope) && !isInFront(scope);

/** The whole menu of the app: every command with the keys it has now but for those of context menus and dialogs, and what a system expects besides. */
export function menuTemplate(options: {
  readonly commands: readonly CommandEntry[];
  readonly mac: boolean;
  readonly development: boolean;
  run(command: string): void;
}): Item[] {
  const { commands, mac, development, run } = options;
  const template = menus.map(({ label, groups }): Item => {
    const items = groups.flatMap((group, index): Item[] => [
      ...(index > 0 ? [{ type: 'separator' } satisfies Item] : []),
      ...commands
        .filter((command) => command.group === group && isOnPage(command))
        .map((command) => commandItem(command, mac, run)),
    ]);
    if (label === '&File')
      items.push({ type: 'separator' }, mac ? { role: 'close' } : { role: 'quit' });
    if (label === '&Edit') items.push(...editItems(mac));
    if (label === '&View') items.push(...viewItems(development));
    if (label === '&Help' && !mac) items.push({ role: 'about' });
    return { label, submenu: items, ...(label === '&Help' ? { role: 'help' } : {}) };
  });
  if (!mac) return template;
  const help = template.pop();
  return [{ role: 'appMenu' }, ...template, { role: 'windowMenu' }, ...(help ? [help] : [])];
}
