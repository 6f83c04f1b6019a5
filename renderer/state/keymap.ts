import { type CommandEntry, commands } from '../../shared/host/commands.ts';
import { commandsWith, type KeyChanges } from '../../shared/host/keymap.ts';
import { keyLabel } from './key-names.ts';
import { createStore, useStore } from './store.ts';

/** The table of commands with the keys that hold now. */
export const keymap = createStore<readonly CommandEntry[]>(commands);

let changes: KeyChanges = {};

/** Takes over the keys of the user's settings. */
export function setKeyChanges(next: KeyChanges): void {
  if (next === changes) return;
  changes = next;
  keymap.set(commandsWith(next));
}

const none: readonly string[] = [];

const keysIn = (table: readonly CommandEntry[], name: string) =>
  table.find((entry) => entry.name === name)?.keys ?? none;

/** The keys of a command, the one to be shown first. */
export function useKeys(name: string): readonly string[] {
  return useStore(keymap, (table) => keysIn(table, name));
}

/** A command's key as people read it; null where it has none. */
export function useKeyLabel(name: string): string | null {
  const [key] = useKeys(name);
  return key === undefined ? null : keyLabel(key);
}

/** What a command is called, with its key behind it: “History (H)”. */
export function useCommandTitle(name: string): string {
  const label = commands.find((entry) => entry.name === name)?.label ?? name;
  const key = useKeyLabel(name);
  return key === null ? label : `${label} (${key})`;
}
