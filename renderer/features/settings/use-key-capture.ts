import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { CommandEntry } from '../../../shared/host/commands.ts';
import { conflictsOf, fixedKeys, unfitReason } from '../../../shared/host/keymap.ts';
import { useApp } from '../../state/app.ts';
import { addKey } from '../../state/key-actions.ts';
import { keyLabel, pressedKey } from '../../state/key-names.ts';

interface Captured {
  readonly key: string;
  readonly rivals: readonly CommandEntry[];
}

interface KeyCapture {
  readonly state: 'idle' | 'listening' | 'asking';
  /** What has to be said of the key that was pressed. */
  readonly note: string | null;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly answer: RefObject<HTMLButtonElement | null>;
  start(): void;
  stop(): void;
  /** The button that listens lost the focus. */
  leave(): void;
  /** Takes the key from the commands that have it. */
  takeOver(): void;
}

/** Waits for a key for a command; Escape and Tab give up, and a key that others have is asked about. */
export function useKeyCapture(entry: CommandEntry, table: readonly CommandEntry[]): KeyCapture {
  const app = useApp();
  const [state, setState] = useState<KeyCapture['state']>('idle');
  const [note, setNote] = useState<string | null>(null);
  const [captured, setCaptured] = useState<Captured | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLButtonElement>(null);

  const rest = () => {
    setState('idle');
    setNote(null);
    setCaptured(null);
  };
  const hear = (key: string) => {
    const name = keyLabel(key);
    const reason = unfitReason(entry.scope, key);
    if (reason !== null) return setNote(`${name}: ${reason}`);
    if (entry.keys.includes(key)) return setNote(`“${entry.label}” has ${name} already.`);
    const rivals = conflictsOf(entry.name, key, table);
    if (rivals.length === 0) {
      rest();
      return void addKey(app, entry, key, []);
    }
    const labels = rivals.map((rival) => `“${rival.label}”`).join(' and ');
    if (rivals.some((rival) => fixedKeys(rival).includes(key))) {
      return setNote(`${name} means ${labels}, which keeps its key. Press another one.`);
    }
    setCaptured({ key, rivals });
    setNote(`${name} means ${labels} already, where both can be used.`);
    setState('asking');
  };
  const latest = useRef({ hear, rest });
  latest.current = { hear, rest };

  // Before the next key, which may come before the page is drawn.
  useLayoutEffect(() => {
    if (state === 'asking') answer.current?.focus();
    if (state !== 'listening') return;
    const listener = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && !event.ctrlKey) return latest.current.rest();
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.isComposing || event.repeat) return;
      if (event.key === 'Escape') return latest.current.rest();
      const key = pressedKey(event);
      if (key !== null) latest.current.hear(key);
    };
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, [state]);

  const back = () => window.requestAnimationFrame(() => button.current?.focus());
  return {
    state,
    note,
    button,
    answer,
    start() {
      setCaptured(null);
      setNote('Press the new key. Escape leaves everything as it is.');
      setState('listening');
      back();
    },
    stop() {
      rest();
      back();
    },
    leave() {
      if (state === 'listening') rest();
    },
    takeOver() {
      if (captured) void addKey(app, entry, captured.key, captured.rivals);
      rest();
      back();
    },
  };
}
