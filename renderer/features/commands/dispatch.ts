import { worksInFields } from '../../../shared/host/chords.ts';
import { scopeHolds } from '../../../shared/host/command-scopes.ts';
import { commands } from '../../../shared/host/commands.ts';
import { commandFor } from '../../../shared/host/keymap.ts';
import type { App } from '../../state/app.ts';
import { focusOn, keysBelongTo } from '../../state/focus.ts';
import { pressedKey } from '../../state/key-names.ts';
import { keymap } from '../../state/keymap.ts';
import { type About, withSubject } from '../../state/subject.ts';
import { handlers } from './handlers.ts';
import { isHolding, runInTurn } from './held-keys.ts';
import { answerLate, isWriting, waitsForField } from './late-keys.ts';
import { situationOf } from './scope.ts';

/** Runs a command by its name where it means something here; `key` tells which of several keys it was. */
export function runCommand(app: App, name: string, key = ''): void {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry && scopeHolds(entry.scope, situationOf(app))) handlers[name]?.(app, key);
}

/** The same once the menu or palette that it was chosen in has given the focus back. */
export function runSoon(app: App, name: string, about: About): void {
  window.requestAnimationFrame(() => withSubject(about, () => runCommand(app, name)));
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

/** True where a key may mean a command: on the page itself, and in a field if it types and edits nothing there. */
function mayMean(app: App, key: string, name: string, target: EventTarget | null): boolean {
  const owner = keysBelongTo(target);
  if (owner === 'page') return true;
  if (owner === 'field') return worksInFields(key);
  // The palette closes with the key that opens it.
  return name === 'palette' && app.view.get().dialog === 'palette' && worksInFields(key);
}

/** Listens for keys until the returned function is called. */
export function listenForKeys(app: App): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Tab' && keysBelongTo(event.target) === 'page' && tabToMember(app, event))
      return;
    const key = pressedKey(event);
    const entry = key === null ? undefined : commandFor(key, situationOf(app), keymap.get());
    const onPage = keysBelongTo(event.target) === 'page';
    if (!entry && onPage && isHolding() && isWriting(event)) {
      event.preventDefault();
      runInTurn(app, 'text', () => void answerLate(event));
      return;
    }
    if (!entry || key === null || !mayMean(app, key, entry.name, event.target)) return;
    if (event.repeat && (!repeatable.has(entry.group) || entry.name === 'veto')) {
      event.preventDefault();
      return;
    }
    event.preventDefault();
    runInTurn(app, waitsForField(app, entry.name) ? 'text' : entry.scope, () => {
      if (onPage && answerLate(event)) return;
      // What it means is asked again: an earlier key may have brought something else on the stage.
      const now = commandFor(key, situationOf(app), keymap.get());
      if (now) handlers[now.name]?.(app, key);
    });
  };
  window.addEventListener('keydown', listener);
  return () => window.removeEventListener('keydown', listener);
}
