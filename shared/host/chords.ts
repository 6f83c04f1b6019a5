/** A key with what is held down with it; `key` is a sign, a small Latin letter or the name of a key. */
export interface Chord {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

const named = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Backspace', 'Delete', 'Insert', 'Enter', 'Escape', 'Tab', 'Space', 'ContextMenu'],
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
]);

const isLetter = (key: string) => /^[a-z]$/.test(key);

/**
 * Reads a chord as the settings and the table of commands write it (`Mod+Shift+z`, `?`, `Alt+F3`), in any order of
 * its parts; null where it is none. Shift belongs to letters and named keys alone: it is part of typing a sign.
 */
export function parseChord(text: string): Chord | null {
  const match = /^((?:(?:Mod|Alt|Shift)\+)*)(.+)$/s.exec(text);
  if (!match) return null;
  const held = (match[1] ?? '').split('+').slice(0, -1);
  if (new Set(held).size !== held.length) return null;
  const name = match[2] ?? '';
  const key = name === ' ' ? 'Space' : /^[A-Z]$/.test(name) ? name.toLowerCase() : name;
  const isSign = /^[!-~]$/.test(key);
  if (!isSign && !named.has(key)) return null;
  const shift = held.includes('Shift') && (isLetter(key) || named.has(key));
  return { mod: held.includes('Mod'), alt: held.includes('Alt'), shift, key };
}

/** The one way to write a chord: `Mod`, `Alt`, `Shift`, then the key. */
export function formatChord({ mod, alt, shift, key }: Chord): string {
  return `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** A chord in its one way of writing, or null where the text is none. */
export function normalChord(text: string): string | null {
  const chord = parseChord(text);
  return chord && formatChord(chord);
}

const browsers = new Set([
  ...['n', 't', 'w', 'q', 'r'].flatMap((key) => [`Mod+${key}`, `Mod+Shift+${key}`]),
  ...['Mod++', 'Mod+-', 'Mod+=', 'Mod+0', 'F5', 'F11', 'F12', 'Alt+F4'],
]);

/** Why a chord cannot be given to a command, as a sentence; null where it can. */
export function reservedReason(text: string): string | null {
  const chord = parseChord(text);
  if (!chord) return 'That is no key that a command can have.';
  const { mod, alt, shift, key } = chord;
  if (key === 'Tab') return 'Tab moves the focus and stays as it is.';
  if (key === 'Escape') return 'Escape closes and clears and stays as it is.';
  if ((key === 'Enter' || key === 'Space') && !mod && !alt) {
    return `${key} presses the button that has the focus and stays as it is.`;
  }
  if (key === 'ContextMenu' || (key === 'F10' && shift)) {
    return 'That key opens the menu of what has the focus.';
  }
  if (mod && !alt && !shift && ['c', 'v', 'x'].includes(key)) {
    return 'That key copies, cuts or pastes text.';
  }
  if (browsers.has(formatChord(chord))) {
    return 'The browser or the desktop keeps that key for itself.';
  }
  return null;
}

const movesInText = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete'],
  ...['Enter', 'Space', 'PageUp', 'PageDown', 'Insert'],
]);

/** True for a chord that types and edits nothing, so that it means its command also while one types in a field. */
export function worksInFields(text: string): boolean {
  const chord = parseChord(text);
  if (!chord || movesInText.has(chord.key)) return false;
  if (/^F\d+$/.test(chord.key)) return true;
  return chord.mod && !['a', 'c', 'v', 'x', 'y', 'z'].includes(chord.key);
}
