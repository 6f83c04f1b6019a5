import { type KeyboardEvent as FieldKeyEvent, useEffect, useRef } from 'react';
import { type Front, inFront } from '../../shared/host/command-scopes.ts';
import { commandFor } from '../../shared/host/keymap.ts';
import { pressedKey } from './key-names.ts';
import { keymap } from './keymap.ts';

/** What commands of the table do while something of its own is in front of the page, by their names. */
type FrontCommands = Readonly<Record<string, () => void>>;

/** Runs the one of these commands that a key means there; answers whether it meant one. */
export function runInFront(front: Front, event: KeyboardEvent, uses: FrontCommands): boolean {
  const key = event.isComposing ? null : pressedKey(event);
  if (key === null) return false;
  const table = keymap.get().filter(({ name }) => Object.hasOwn(uses, name));
  const entry = commandFor(key, inFront(front), table);
  if (!entry) return false;
  event.preventDefault();
  // A verdict is given once for each press, however long the key is held.
  if (!event.repeat || entry.scope === 'list') uses[entry.name]?.();
  return true;
}

interface Writing {
  finish(): void;
  leave(): void;
}

/**
 * What a key does in a field in which a text is written: the command's key finishes it, and so does Enter where
 * it is mostly of one line; Escape leaves it.
 */
export function onWritingKey(
  event: FieldKeyEvent,
  lines: 'one' | 'many',
  { finish, leave }: Writing,
): void {
  const { key, shiftKey, nativeEvent } = event;
  if (!runInFront('text', nativeEvent, { 'finish-text': finish })) {
    if (key === 'Escape') leave();
    else if (lines === 'one' && key === 'Enter' && !shiftKey && !nativeEvent.isComposing) finish();
    else return;
    event.preventDefault();
  }
  event.stopPropagation();
}

/** Listens for the keys of a dialog's commands while `open`; those typed into fields are left alone. */
export function useDialogKeys(front: Front, open: boolean, uses: FrontCommands): void {
  const latest = useRef(uses);
  latest.current = uses;
  useEffect(() => {
    if (!open) return;
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && !isField(event.target))
        runInFront(front, event, latest.current);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [front, open]);
}

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type);
}
