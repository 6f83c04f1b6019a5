import { type CommandEntry, commands } from '../../shared/host/commands.ts';
import { conflictsOf, fixedKeys, leaderOf } from '../../shared/host/keymap.ts';
import type { App } from './app.ts';
import { keyLabel } from './key-names.ts';
import { keymap } from './keymap.ts';
import { announce } from './messages.ts';
import { changeSettings } from './project-actions.ts';
import { infoQuery } from './queries.ts';

const changesOf = (app: App) =>
  app.queries.getQueryData(infoQuery(app).queryKey)?.settings.keys ?? {};

/** The keys of a command that the user may take away. */
export function freeKeys(entry: CommandEntry): readonly string[] {
  const fixed = fixedKeys(tableEntry(entry));
  return entry.keys.filter((key) => !fixed.includes(key));
}

function tableEntry(entry: CommandEntry): CommandEntry {
  return commands.find(({ name }) => name === entry.name) ?? entry;
}

/** True where the user gave a command other keys than the table has. */
export function keysChanged(entry: CommandEntry): boolean {
  const usual = leaderOf(entry, keymap.get()) ?? tableEntry(entry);
  return entry.keys.join(' ') !== usual.keys.join(' ');
}

/** Gives commands new lists of keys; a list that is the usual one anyway is no change any more. */
async function setKeys(app: App, lists: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const next: Record<string, readonly string[]> = { ...changesOf(app) };
  for (const [name, keys] of lists) {
    if (usualKeys(name, lists).join(' ') === keys.join(' ')) delete next[name];
    else next[name] = keys;
  }
  await changeSettings(app, { keys: next });
}

/** The keys that a command has unless it is changed: those of the table, or of the one that it follows. */
function usualKeys(name: string, lists: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const usual = commands.find((entry) => entry.name === name);
  const leader = usual && leaderOf(usual, keymap.get());
  if (leader) return lists.get(leader.name) ?? freeKeys(leader);
  return usual ? freeKeys(usual) : [];
}

/** Adds a key to a command and takes it from those that are named. */
export async function addKey(
  app: App,
  entry: CommandEntry,
  key: string,
  takeFrom: readonly CommandEntry[],
): Promise<void> {
  const lists = new Map(
    takeFrom.map((other) => [other.name, freeKeys(other).filter((each) => each !== key)]),
  );
  await setKeys(app, lists.set(entry.name, [...freeKeys(entry), key]));
  announce(`${keyLabel(key)} now means: ${entry.label}`);
}

export async function removeKey(app: App, entry: CommandEntry, key: string): Promise<void> {
  await setKeys(app, new Map([[entry.name, freeKeys(entry).filter((each) => each !== key)]]));
  announce(`${keyLabel(key)} no longer means: ${entry.label}`);
}

/** Gives a command, or all of them, the keys of the table again. */
export async function resetKeys(app: App, entry: CommandEntry | null): Promise<void> {
  if (entry) await setKeys(app, new Map([[entry.name, usualKeys(entry.name, new Map())]]));
  else await changeSettings(app, { keys: {} });
  announce(entry ? `${entry.label} has its usual keys again.` : 'All keys are the usual ones.');
}

/** Commands that have a key of this one where both can be used. */
export function rivalsOf(
  entry: CommandEntry,
  table: readonly CommandEntry[],
): readonly CommandEntry[] {
  return [...new Set(entry.keys.flatMap((key) => conflictsOf(entry.name, key, table)))];
}
