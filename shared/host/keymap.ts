import { normalChord, reservedReason, worksInFields } from './chords.ts';
import { isInFront, type Situation, scopeHolds, scopesMeet, scopeWidth } from './command-scopes.ts';
import { type CommandEntry, type CommandScope, commands } from './commands.ts';

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

/** Why a key cannot be given to this command, as a sentence; null where it can. */
export function unfitReason(scope: CommandScope, key: string): string | null {
  const reason = reservedReason(key);
  if (reason !== null || scope !== 'writing') return reason;
  return /^(?:Mod\+|(?:Alt\+|Shift\+)*F\d)/.test(key) && !edits.has(key)
    ? null
    : 'That key types or edits where this command is used; take one with Ctrl or ⌘.';
}

const edits = new Set(['Mod+a', 'Mod+y', 'Mod+z', 'Mod+Shift+z', 'Mod+Backspace', 'Mod+Delete']);

/** The table of commands with the keys that hold. */
export function commandsWith(changes: KeyChanges): readonly CommandEntry[] {
  const own = commands.map((entry) => {
    const changed = Object.hasOwn(changes, entry.name) ? changes[entry.name] : undefined;
    return changed ? { ...entry, keys: [...fixedKeys(entry), ...changed] } : entry;
  });
  return own.map((entry) => {
    if (entry.follows === null || Object.hasOwn(changes, entry.name)) return entry;
    return { ...entry, keys: leaderOf(entry, own)?.keys ?? entry.keys };
  });
}

/** The command whose keys this one has, too; undefined where it has its own. */
export function leaderOf(
  entry: CommandEntry,
  table: readonly CommandEntry[],
): CommandEntry | undefined {
  return entry.follows === null ? undefined : table.find(({ name }) => name === entry.follows);
}

const followsNow = (entry: CommandEntry, table: readonly CommandEntry[]) =>
  leaderOf(entry, table)?.keys.join(' ') === entry.keys.join(' ');

/** True where a key could mean either of two commands. In a field where one writes few keys mean a command of the page. */
function meetAt(key: string, one: CommandScope, other: CommandScope): boolean {
  if (one === other || (one !== 'writing' && other !== 'writing')) return scopesMeet(one, other);
  return worksInFields(key) && !isInFront(one === 'writing' ? other : one);
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

/**
 * The other commands that have this key where the named one, or one that follows it, can be used, too; those that only
 * follow another one of them are left out.
 */
export function conflictsOf(
  name: string,
  key: string,
  table: readonly CommandEntry[],
): readonly CommandEntry[] {
  const named = table.filter(
    (entry) => entry.name === name || (entry.follows === name && followsNow(entry, table)),
  );
  const found = table.filter(
    (other) =>
      !named.includes(other) &&
      other.keys.includes(key) &&
      named.some((entry) => meetAt(key, entry.scope, other.scope)),
  );
  return found.filter((other) => {
    const leader = leaderOf(other, table);
    return !(leader && found.includes(leader) && followsNow(other, table));
  });
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
      const read = readKeys(entry, list);
      dropped.push(...read.dropped);
      if (read.keys.length > 0 || list.length === 0) keys[name] = read.keys;
    }
  }
  return { keys, dropped };
}

function readKeys(
  { name, scope }: CommandEntry,
  list: readonly unknown[],
): { keys: string[]; dropped: string[] } {
  const keys = new Set<string>();
  const dropped: string[] = [];
  for (const item of list) {
    const chord = typeof item === 'string' ? normalChord(item) : null;
    const shown = typeof item === 'string' ? `“${shortened(item)}”` : 'something that is no text';
    if (chord === null) dropped.push(`${shown} of “${name}” is no key`);
    else if (unfitReason(scope, chord) !== null) dropped.push(`${shown} of “${name}” is reserved`);
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
