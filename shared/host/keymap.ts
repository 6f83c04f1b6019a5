import { normalChord, reservedReason } from './chords.ts';
import { type Situation, scopeHolds, scopesMeet, scopeWidth } from './command-scopes.ts';
import { type CommandEntry, commands } from './commands.ts';

/** The keys that the user gave to commands, by their names; a command that is not here has those of the table. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>;

export const mostKeys = 8;

const byName = new Map(commands.map((entry) => [entry.name, entry]));

/** True for a command that means “number 1 to 9”: its keys are the digits and stay so. */
export function isNumbered(entry: CommandEntry): boolean {
  return entry.keys.length === 9 && entry.keys.every((key) => /^(?:Alt\+)?[1-9]$/.test(key));
}

/** Keys of the table that stay with their command whatever the user changes, such as Escape. */
export function fixedKeys(entry: CommandEntry): readonly string[] {
  return isNumbered(entry) ? entry.keys : entry.keys.filter((key) => reservedReason(key) !== null);
}

/** The table of commands with the keys that hold. */
export function commandsWith(changes: KeyChanges): readonly CommandEntry[] {
  return commands.map((entry) => {
    const changed = Object.hasOwn(changes, entry.name) ? changes[entry.name] : undefined;
    return changed ? { ...entry, keys: [...fixedKeys(entry), ...changed] } : entry;
  });
}

/** The command that a key means in a situation, that of the narrowest scope first; undefined where it means none. */
export function commandFor(
  key: string,
  at: Situation,
  table: readonly CommandEntry[] = commands,
): CommandEntry | undefined {
  return table
    .filter((entry) => entry.keys.includes(key) && scopeHolds(entry.scope, at))
    .sort((a, b) => scopeWidth(a.scope) - scopeWidth(b.scope))[0];
}

/** The other commands that have this key where the named one can be used, too. */
export function conflictsOf(
  name: string,
  key: string,
  table: readonly CommandEntry[],
): readonly CommandEntry[] {
  const entry = byName.get(name);
  if (!entry) return [];
  return table.filter(
    (other) =>
      other.name !== name && other.keys.includes(key) && scopesMeet(entry.scope, other.scope),
  );
}

/** What of the user's settings can be used as keys, and of all else what is wrong with it, in words. */
export function readKeyChanges(value: unknown): { keys: KeyChanges; dropped: string[] } {
  const dropped: string[] = [];
  const keys: Record<string, readonly string[]> = {};
  if (value === undefined) return { keys, dropped };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { keys, dropped: ['what stands there is no list of commands'] };
  }
  for (const [name, list] of Object.entries(value)) {
    const entry = byName.get(name);
    if (!entry) dropped.push(`there is no command “${shortened(name)}”`);
    else if (isNumbered(entry)) dropped.push(`the digits of “${name}” cannot be changed`);
    else if (!Array.isArray(list)) dropped.push(`“${name}” has no list of keys`);
    else {
      const read = readKeys(name, list);
      dropped.push(...read.dropped);
      if (read.keys.length > 0 || list.length === 0) keys[name] = read.keys;
    }
  }
  return { keys, dropped };
}

function readKeys(name: string, list: readonly unknown[]): { keys: string[]; dropped: string[] } {
  const keys = new Set<string>();
  const dropped: string[] = [];
  for (const item of list) {
    const chord = typeof item === 'string' ? normalChord(item) : null;
    const shown = typeof item === 'string' ? `“${shortened(item)}”` : 'something that is no text';
    if (chord === null) dropped.push(`${shown} of “${name}” is no key`);
    else if (reservedReason(chord) !== null) dropped.push(`${shown} of “${name}” is reserved`);
    else if (keys.size >= mostKeys) dropped.push(`“${name}” has more than ${mostKeys} keys`);
    else keys.add(chord);
  }
  return { keys: [...keys], dropped };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The sentence about entries that were dropped; null where none was. */
export function droppedSentence(dropped: readonly string[]): string | null {
  if (dropped.length === 0) return null;
  const shown = dropped.slice(0, 3).join('; ');
  const more = dropped.length > 3 ? `; and ${dropped.length - 3} more` : '';
  return `Not all keys could be used: ${shown}${more}. All others hold.`;
}
