import './menu.css';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { CommandKey } from './kbd.tsx';

export interface MenuEntry {
  readonly name: string;
  readonly label: string;
}

interface MenuButtonProps {
  label: string;
  title?: string;
  /** Entries in blocks with a line between them. */
  blocks: readonly (readonly MenuEntry[])[];
  onChoose: (name: string) => void;
  children: ReactNode;
}

/** A button that opens a menu; arrows walk, letters jump, Escape closes and gives the focus back. */
export function MenuButton({ label, title, blocks, onChoose, children }: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const list = items();
    const at = list.indexOf(document.activeElement as HTMLElement);
    const to = nextItem(event.key, at, list);
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (to !== null) list[to]?.focus();
    if (event.key === 'Escape' || to !== null) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div className="menu-button" ref={root}>
      <button
        ref={trigger}
        type="button"
        className="button button--plain menu-button__trigger"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={title}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open ? (
        <div className="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={walk}>
          {blocks.map((block, index) => (
            <div key={block[0]?.name} role="presentation">
              {index > 0 ? <div className="menu__line" role="presentation" /> : null}
              {block.map((entry) => (
                <button
                  key={entry.name}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  className="menu__item"
                  onClick={() => {
                    close();
                    onChoose(entry.name);
                  }}
                >
                  {entry.label}
                  <CommandKey name={entry.name} />
                </button>
              ))}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Where a key leads in a list of items, or null where it leads nowhere. */
function nextItem(key: string, at: number, list: readonly HTMLElement[]): number | null {
  const last = list.length - 1;
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key.length !== 1 || key === ' ') return null;
  const starts = (item: HTMLElement) =>
    item.textContent?.toLowerCase().startsWith(key.toLowerCase()) ?? false;
  const after = list.findIndex((item, index) => index > at && starts(item));
  const found = after >= 0 ? after : list.findIndex(starts);
  return found < 0 ? null : found;
}
