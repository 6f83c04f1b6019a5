import './kbd.css';
import { keyLabel } from '../state/key-names.ts';
import { useKeyLabel } from '../state/keymap.ts';

/** A key as it stands on the keyboard; `name` as in the table of commands. */
export function Kbd({ name }: { name: string }) {
  return <kbd className="kbd">{keyLabel(name)}</kbd>;
}

/** The key that a command has now; nothing where it has none. */
export function CommandKey({ name }: { name: string }) {
  const label = useKeyLabel(name);
  return label === null ? null : <kbd className="kbd">{label}</kbd>;
}
