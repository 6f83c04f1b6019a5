import './kbd.css';
import { keyLabel } from '../state/key-names.ts';

/** A key as it stands on the keyboard; `name` as in the table of commands. */
export function Kbd({ name }: { name: string }) {
  return <kbd className="kbd">{keyLabel(name)}</kbd>;
}
