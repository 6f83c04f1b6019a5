import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { afterReady } from './runtime.ts';
import { type NothingInvented, strict } from './strict.ts';

const roles = new Set<string>(
  (
    'about appMenu close copy cut delete editMenu fileMenu forceReload front help hide hideOthers ' +
    'minimize paste pasteAndMatchStyle quit redo reload resetZoom selectAll services ' +
    'startSpeaking stopSpeaking toggleDevTools toggleSpellChecker togglefullscreen undo unhide ' +
    'viewMenu window windowMenu zoom zoomIn zoomOut recentDocuments clearRecentDocuments ' +
    'showSubstitutions toggleSmartQuotes toggleSmartDashes toggleTextReplacement toggleTabBar ' +
    'selectNextTab selectPreviousTab mergeAllWindows moveTabToNewWindow shareMenu'
  ).split(' '),
);
const modifiers =
  /^(command|cmd|control|ctrl|commandorcontrol|cmdorctrl|alt|option|altgr|shift|super|meta)$/i;
const keys =
  /^([0-9a-z]|f([1-9]|1[0-9]|2[0-4])|[)!@#$%^&*(:;+=<,_\-.>/?~`{\][|\\}"']|plus|space|tab|capslock|numlock|scrolllock|backspace|delete|insert|return|enter|up|down|left|right|home|end|pageup|pagedown|escape|esc|volumeup|volumedown|volumemute|media\w+|printscreen|num([0-9]|dec|add|sub|mult|div))$/i;

function checkAccelerator(accelerator: string): void {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  if (!keys.test(key) || !parts.every((part) => modifiers.test(part)))
    throw new Error(`stand-in: '${accelerator}' is no accelerator`);
}

class StandinMenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: NonNullable<Electron.MenuItem['type']>;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: StandinMenu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  private readonly options: Electron.MenuItemConstructorOptions;

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { role, accelerator, submenu } = options;
    if (role !== undefined && !roles.has(role)) throw new Error(`stand-in: no menu role '${role}'`);
    if (accelerator !== undefined && accelerator !== null) checkAccelerator(accelerator);
    const type = options.type ?? (submenu ? 'submenu' : 'normal');
    if (type !== 'separator' && role === undefined && options.label === undefined)
      throw new TypeError(
        'Invalid template for MenuItem: must have at least one of label, role or type',
      );
    this.options = options;
    this.id = options.id ?? '';
    this.label = options.label ?? role ?? '';
    this.type = type;
    this.role = role;
    this.accelerator = accelerator ?? undefined;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = Array.isArray(submenu) ? StandinMenu.buildFromTemplate(submenu) : undefined;
  }

  /** What choosing the item does; items of a role have nothing to click here. */
  click(): void {
    if (this.role !== undefined)
      throw new Error(`stand-in: clicking the role '${this.role}' is not implemented`);
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    const event = {} as Electron.KeyboardEvent;
    this.options.click?.(this as unknown as Electron.MenuItem, undefined, event);
  }
}

true satisfies NothingInvented<StandinMenuItem, Electron.MenuItem>;

let applicationMenu: StandinMenu | null = null;

class StandinMenu extends EventEmitter {
  items: StandinMenuItem[] = [];

  getMenuItemById(id: string): StandinMenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inner = item.submenu?.getMenuItemById(id);
      if (inner) return inner;
    }
    return null;
  }

  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): StandinMenu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new StandinMenu();
    menu.items = template.map((options) => strict('MenuItem', new StandinMenuItem(options)));
    const ids = menu.items.map(({ id }) => id).filter(Boolean);
    if (new Set(ids).size !== ids.length) throw new Error('stand-in: two menu items with one id');
    return strict('Menu', menu);
  }

  static setApplicationMenu(menu: StandinMenu | null): void {
    afterReady('stand-in: setApplicationMenu before ready');
    applicationMenu = menu;
  }

  static getApplicationMenu(): StandinMenu | null {
    return applicationMenu;
  }
}

true satisfies NothingInvented<StandinMenu, Electron.Menu>;
true satisfies NothingInvented<typeof StandinMenu, typeof Electron.Menu>;

export const Menu = strict('Menu', StandinMenu);
export const MenuItem = strict('MenuItem', StandinMenuItem);
