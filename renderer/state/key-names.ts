import { normalChord, parseChord } from '../../shared/host/chords.ts';

/** True on Apple machines, where the command key takes the place of Ctrl. */
export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const named: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'Page up',
  PageDown: 'Page down',
  Delete: 'Del',
};

/** A key of the table as people read it: `Mod+Shift+z` → “Ctrl+Shift+Z”, on a Mac “⇧⌘Z”. */
export function keyLabel(text: string, mac = isMac): string {
  const chord = parseChord(text);
  if (!chord) return text;
  const { mod, alt, shift, key } = chord;
  const name = named[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`;
  return `${mod ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

/** What of a keyboard event names its key. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(name: string): boolean;
}

/**
 * The key of the table that an event stands for, or null: also for a modifier alone, a dead key, and what an input
 * method takes. Letters are found by their place on the keyboard where the layout types no Latin letter (Cyrillic,
 * Greek, Arabic, Hebrew). With AltGr, and with Option on a Mac, a key is the sign that it types.
 */
export function pressedKey(event: KeyPress, mac = isMac): string | null {
  if (mac ? event.ctrlKey : event.metaKey) return null;
  const sign = event.key.length === 1;
  const altGr = event.getModifierState?.('AltGraph') ?? false;
  const typed = sign && (altGr || (event.altKey && (mac || event.ctrlKey)));
  let key = event.key === ' ' ? 'Space' : event.key;
  if (sign && key.length === 1 && key.charCodeAt(0) > 126) {
    const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(event.code);
    // Option with a digit types a sign that no command has.
    if (typed && mac && place?.[2]) return `Alt+${place[2]}`;
    if (typed || !place) return null;
    key = (place[1] ?? place[2] ?? '').toLowerCase();
  }
  const mod = mac ? event.metaKey : event.ctrlKey && !typed;
  const alt = event.altKey && !typed;
  return normalChord(
    `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`,
  );
}
