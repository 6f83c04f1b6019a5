import './palette.css';
import { useRef, useState } from 'react';
import { scopeHolds } from '../../../shared/host/command-scopes.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { keymap } from '../../state/keymap.ts';
import { useStore } from '../../state/store.ts';
import { runCommand } from './dispatch.ts';
import { matchCommands } from './palette-match.ts';
import { situationOf } from './scope.ts';

/** Commands that need a digit to mean something stay out. */
const needsKey = new Set(['pick-suggestion', 'keep-member', 'palette']);

export function Palette() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'palette');
  const field = useRef<HTMLInputElement>(null);
  const close = () => app.view.patch({ dialog: null });
  return (
    <Dialog open={open} onClose={close} title="All commands" flush initialFocus={field}>
      <PaletteList fieldRef={field} onClose={close} />
    </Dialog>
  );
}

function PaletteList(props: {
  fieldRef: React.RefObject<HTMLInputElement | null>;
  onClose: () => void;
}) {
  const app = useApp();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const situation = situationOf(app);
  const commands = useStore(keymap, (table) => table);
  const usable = commands.filter(
    (entry) => scopeHolds(entry.scope, situation) && !needsKey.has(entry.name),
  );
  const found = matchCommands(usable, text);
  const active = Math.min(at, found.length - 1);
  const run = (name: string | undefined) => {
    if (!name) return;
    props.onClose();
    window.requestAnimationFrame(() => runCommand(app, name));
  };
  const move = (next: number) => {
    setAt(next);
    document.getElementById(`palette-${found[next]?.name}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <div className="palette__field">
        <input
          ref={props.fieldRef}
          className="input"
          role="combobox"
          aria-label="Find a command"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found[active] ? `palette-${found[active].name}` : undefined}
          placeholder="What do you want to do?"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const last = found.length - 1;
            if (event.key === 'ArrowDown') move(active >= last ? 0 : active + 1);
            else if (event.key === 'ArrowUp') move(active <= 0 ? last : active - 1);
            else if (event.key === 'Enter') run(found[active]?.name);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <div
        id="palette-list"
        className="palette__list"
        role="listbox"
        aria-label="Commands"
        tabIndex={-1}
      >
        {found.map((entry, index) => (
          <div
            key={entry.name}
            id={`palette-${entry.name}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className="palette__item"
            onPointerMove={() => setAt(index)}
            onClick={() => run(entry.name)}
            onKeyDown={undefined}
          >
            <span>{entry.label}</span>
            <span className="palette__group">{entry.group}</span>
            <span className="palette__keys">
              {entry.keys[0] ? <Kbd name={entry.keys[0]} /> : null}
            </span>
          </div>
        ))}
        {found.length === 0 ? <p className="palette__none">No command is called that.</p> : null}
      </div>
    </>
  );
}
