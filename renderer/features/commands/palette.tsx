import './palette.css';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isPointed, scopeHolds, scopeWords } from '../../../shared/host/command-scopes.ts';
import type { CommandEntry } from '../../../shared/host/commands.ts';
import { isNumbered } from '../../../shared/host/keymap.ts';
import type { SavedFilter } from '../../../shared/host/model.ts';
import { Dialog } from '../../components/dialog.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { type App, useApp } from '../../state/app.ts';
import { applyFilter } from '../../state/filter-actions.ts';
import { keymap } from '../../state/keymap.ts';
import { announce } from '../../state/messages.ts';
import { filtersQuery } from '../../state/queries.ts';
import { recentCommands, rememberCommand } from '../../state/recent-commands.ts';
import { useStore } from '../../state/store.ts';
import { selectedText, withSubject } from '../../state/subject.ts';
import { nextStep, wordTravel } from '../../state/word-travel.ts';
import { runCommand, runSoon } from './dispatch.ts';
import { type Match, matchCommands } from './palette-match.ts';
import { situationOf } from './scope.ts';

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

interface Offer extends Match {
  /** Why it cannot be used now; null where it can. */
  readonly hindrance: string | null;
}

const noFilters: readonly SavedFilter[] = [];

/** A filter kept with the project, to be found among the commands. */
function filterEntry(name: string): CommandEntry {
  const label = `Filter: ${name}`;
  return {
    name: `filter ${name}`,
    label,
    group: 'Queue',
    scope: 'project',
    keys: [],
    short: null,
    follows: null,
  };
}

/** Why a command would do nothing now, to follow its name; null where it would do something. */
function hindranceOf(app: App, entry: CommandEntry): string | null {
  if (!scopeHolds(entry.scope, situationOf(app))) return `only ${scopeWords[entry.scope]}`;
  if (entry.name !== 'undo' && entry.name !== 'redo') return null;
  const step = nextStep(wordTravel.get(), app.undo.get().order, entry.name);
  return step ? null : `nothing to ${entry.name}`;
}

/** What fits the text: what can be used now first, and after it, to a text, what cannot, with the reason. */
function offersFor(
  app: App,
  table: readonly CommandEntry[],
  text: string,
  recent: readonly string[],
): Offer[] {
  // Commands that need a digit, or something pointed at, mean nothing from here.
  const entries = table.filter(
    (entry) =>
      !isNumbered(entry) &&
      entry.name !== 'palette' &&
      (entry.scope === 'selection' || !isPointed(entry.scope)),
  );
  const offers = matchCommands(entries, text, recent).map((match) => ({
    ...match,
    hindrance: hindranceOf(app, match.entry),
  }));
  const usable = offers.filter((offer) => offer.hindrance === null);
  return text.trim() === ''
    ? usable
    : [...usable, ...offers.filter((offer) => offer.hindrance !== null)];
}

function PaletteList(props: {
  fieldRef: React.RefObject<HTMLInputElement | null>;
  onClose: () => void;
}) {
  const app = useApp();
  const table = useStore(keymap, (value) => value);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  // Taken before the field has the focus, which ends the selection.
  const [about] = useState(() => ({ subject: null, text: selectedText() }));
  const [recent] = useState(recentCommands);
  const ready = situationOf(app).ready;
  const filters = useQuery({ ...filtersQuery(app), enabled: ready }).data ?? noFilters;
  const entries = [...table, ...filters.map(({ name }) => filterEntry(name))];
  const found = withSubject(about, () => offersFor(app, entries, text, recent));
  const active = Math.min(at, found.length - 1);
  const runSoonAfter = (name: string) => {
    props.onClose();
    runSoon(app, name, about);
  };
  /** With a key, at once: the next one may be a letter for the field that the command leads to. */
  const runNow = (name: string) => {
    flushSync(props.onClose);
    withSubject(about, () => runCommand(app, name));
  };
  const run = (offer: Offer | undefined, begin: (name: string) => void) => {
    if (!offer) return;
    if (offer.hindrance !== null) {
      announce(`${offer.entry.label}: ${offer.hindrance}`);
      return;
    }
    const saved = filters.find(({ name }) => filterEntry(name).name === offer.entry.name);
    if (saved) {
      void applyFilter(app, saved.name, saved.filter);
      return;
    }
    rememberCommand(app, offer.entry.name);
    begin(offer.entry.name);
  };
  const move = (next: number) => {
    setAt(next);
    document
      .getElementById(`palette-${found[next]?.entry.name}`)
      ?.scrollIntoView({ block: 'nearest' });
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
          aria-activedescendant={found[active] ? `palette-${found[active].entry.name}` : undefined}
          placeholder="What do you want to do?"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const last = found.length - 1;
            if (event.key === 'ArrowDown') move(active >= last ? 0 : active + 1);
            else if (event.key === 'ArrowUp') move(active <= 0 ? last : active - 1);
            else if (event.key === 'Enter') run(found[active], runNow);
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
        {found.map((offer, index) => (
          <Option
            key={offer.entry.name}
            offer={offer}
            active={index === active}
            recent={text === '' && recent.includes(offer.entry.name)}
            onPoint={() => setAt(index)}
            onRun={() => run(offer, runSoonAfter)}
          />
        ))}
        {found.length === 0 ? <p className="palette__none">No command is called that.</p> : null}
      </div>
    </>
  );
}

function Option(props: {
  offer: Offer;
  active: boolean;
  recent: boolean;
  onPoint: () => void;
  onRun: () => void;
}) {
  const { offer, active, recent, onPoint, onRun } = props;
  const { entry, letters, hindrance } = offer;
  return (
    <div
      id={`palette-${entry.name}`}
      role="option"
      aria-selected={active}
      aria-disabled={hindrance === null ? undefined : true}
      tabIndex={-1}
      className="palette__item"
      onPointerMove={onPoint}
      onClick={onRun}
      onKeyDown={undefined}
    >
      <span className="truncate">
        <Marked text={entry.label} letters={letters} />
      </span>
      <span className="palette__group">{hindrance ?? (recent ? 'Recent' : entry.group)}</span>
      <span className="palette__keys">
        <CommandKey name={entry.name} />
      </span>
    </div>
  );
}

/** A label with the letters that were looked for. */
function Marked({ text, letters }: { text: string; letters: readonly number[] }) {
  if (letters.length === 0) return text;
  const looked = new Set(letters);
  const pieces: { readonly from: number; readonly text: string; readonly on: boolean }[] = [];
  for (let from = 0; from < text.length; ) {
    const on = looked.has(from);
    let to = from + 1;
    while (to < text.length && looked.has(to) === on) to += 1;
    pieces.push({ from, text: text.slice(from, to), on });
    from = to;
  }
  return pieces.map((piece) =>
    piece.on ? (
      <b key={piece.from} className="palette__letter">
        {piece.text}
      </b>
    ) : (
      <Fragment key={piece.from}>{piece.text}</Fragment>
    ),
  );
}
