/** True on Apple machines, where the command key takes the place of Ctrl. */
export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const named: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A key of the table as people read it: `Mod+Shift+z` → “Ctrl+Shift+Z”, on a Mac “⇧⌘Z”. */
export function keyLabel(key: string, mac = isMac): string {
  const parts = key.split('+').filter((part) => part !== '');
  const last = parts.at(-1) ?? key;
  const mods = new Set(parts.slice(0, -1));
  const name = named[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  if (mac) return `${mods.has('Shift') ? '⇧' : ''}${mods.has('Mod') ? '⌘' : ''}${name}`;
  return [mods.has('Mod') ? 'Ctrl' : '', mods.has('Shift') ? 'Shift' : '', name]
    .filter((part) => part !== '')
    .join('+');
}

/** What of a keyboard event names its key. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The key of the table that an event stands for, or null. Letters are found by their place on the
 * keyboard where the layout types no Latin letter (Cyrillic, Greek, Arabic, Hebrew); Shift is named
 * only with letters and named keys, since it is part of typing `?` or `[`.
 */
export function pressedKey(event: KeyPress, mac = isMac): string | null {
  if (event.altKey && !/^[[\]{}/?]$/.test(event.key)) return null;
  if (mac ? event.ctrlKey : event.metaKey) return null;
  let key = event.key;
  if (key.length === 1 && key.charCodeAt(0) > 126) {
    const letter = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code);
    if (!letter) return null;
    key = (letter[1] ?? letter[2] ?? '').toLowerCase();
  }
  const isLetter = /^[a-z]$/i.test(key);
  if (isLetter) key = key.toLowerCase();
  const shifted = event.shiftKey && (isLetter || key.length > 1);
  const mod = mac ? event.metaKey : event.ctrlKey && !event.altKey;
  return `${mod ? 'Mod+' : ''}${shifted ? 'Shift+' : ''}${key}`;
}
