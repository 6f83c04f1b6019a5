import { useEffect, useRef } from 'react';
import { pressedKey } from './key-names.ts';

/** What keys do while a dialog of its own is open; answers whether the key meant something. */
type KeyUse = (key: string) => boolean;

/** Listens for keys while `open`; those typed into fields are left alone. */
export function useDialogKeys(open: boolean, use: KeyUse): void {
  const latest = useRef(use);
  latest.current = use;
  useEffect(() => {
    if (!open) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isField(event.target)) return;
      const key = pressedKey(event);
      if (key !== null && latest.current(key)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [open]);
}

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type);
}
