import { type CommandEntry, commands } from '../../../shared/host/commands.ts';
import type { App } from '../../state/app.ts';
import { focusOn, keysAreTaken } from '../../state/focus.ts';
import { pressedKey } from '../../state/key-names.ts';
import { handlers } from './handlers.ts';
import { type Situation, scopeHolds, situationOf } from './scope.ts';

/** The command that a key means here, the more particular scope first; undefined where it means none. */
export function commandFor(key: string, at: Situation): CommandEntry | undefined {
  return commands.find((entry) => entry.keys.includes(key) && scopeHolds(entry.scope, at));
}

/** Runs a command by its name where it means something here; `key` tells which of several keys it was. */
export function runCommand(app: App, name: string, key = ''): void {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry && scopeHolds(entry.scope, situationOf(app))) handlers[name]?.(app, key);
}

/** A verdict, a choice or a toggle happens once for each press, however long the key is held. */
const repeatable = new Set(['Move', 'Places']);

/** From the stage, Tab goes to the members of a cluster; from there on it goes its usual way. */
function tabToMember(app: App, event: KeyboardEvent): boolean {
  const active = document.activeElement;
  const free = active === document.body || active?.getAttribute('data-focus') === 'stage';
  if (!free || event.shiftKey || !scopeHolds('cluster', situationOf(app))) return false;
  if (!focusOn('member')) return false;
  event.preventDefault();
  return true;
}

/** Listens for keys until the returned function is called. */
export function listenForKeys(app: App): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || keysAreTaken(event.target)) return;
    if (event.key === 'Tab' && tabToMember(app, event)) return;
    const key = pressedKey(event);
    const entry = key === null ? undefined : commandFor(key, situationOf(app));
    if (!entry || key === null) return;
    if (event.repeat && (!repeatable.has(entry.group) || entry.name === 'veto')) {
      event.preventDefault();
      return;
    }
    event.preventDefault();
    handlers[entry.name]?.(app, key);
  };
  window.addEventListener('keydown', listener);
  return () => window.removeEventListener('keydown', listener);
}
