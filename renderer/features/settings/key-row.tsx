import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { scopeWidth } from '../../../shared/host/command-scopes.ts';
import type { CommandEntry } from '../../../shared/host/commands.ts';
import { isNumbered, mostKeys } from '../../../shared/host/keymap.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { freeKeys, keysChanged, removeKey, resetKeys, rivalsOf } from '../../state/key-actions.ts';
import { keyLabel } from '../../state/key-names.ts';
import { useKeyCapture } from './use-key-capture.ts';

interface KeyRowProps {
  entry: CommandEntry;
  table: readonly CommandEntry[];
}

/** The command that a key means which all of these have. */
function narrowest(entries: readonly [CommandEntry, ...CommandEntry[]]): CommandEntry {
  return entries.reduce((a, b) => (scopeWidth(b.scope) < scopeWidth(a.scope) ? b : a));
}

/** One command: its keys, each of which can be taken away, and a button that waits for another. */
export function KeyRow({ entry, table }: KeyRowProps) {
  const app = useApp();
  const label = useId();
  const capture = useKeyCapture(entry, table);
  const free = freeKeys(entry);
  const rivals = rivalsOf(entry, table);
  const listening = capture.state === 'listening';
  return (
    <li className="key-row" aria-labelledby={label}>
      <span className="key-row__label" id={label}>
        {entry.label}
      </span>
      <span className="key-row__keys">
        {isNumbered(entry) ? (
          <>
            <Kbd name={entry.keys[0] ?? ''} /> to <Kbd name={entry.keys.at(-1) ?? ''} />
          </>
        ) : (
          entry.keys.map((key) => (
            <span key={key} className="key-row__key">
              <Kbd name={key} />
              {free.includes(key) ? (
                <button
                  type="button"
                  className="chip__remove key-row__remove"
                  aria-label={`Take ${keyLabel(key)} from “${entry.label}”`}
                  onClick={() => void removeKey(app, entry, key)}
                >
                  <Icon of={X} size={12} />
                </button>
              ) : null}
            </span>
          ))
        )}
      </span>
      <span className="key-row__tools">
        {keysChanged(entry) ? (
          <Button
            variant="plain"
            small
            aria-label={`Reset the keys of “${entry.label}”`}
            onClick={() => void resetKeys(app, entry)}
          >
            Reset
          </Button>
        ) : null}
        {isNumbered(entry) ? (
          <span className="key-row__fixed">stays</span>
        ) : (
          <Button
            ref={capture.button}
            variant={listening ? 'primary' : 'plain'}
            small
            className="key-row__add"
            aria-label={listening ? undefined : `Add a key for “${entry.label}”`}
            disabled={free.length >= mostKeys}
            onClick={capture.start}
            onBlur={capture.leave}
          >
            {listening ? 'Press a key…' : <Icon of={Plus} size={14} />}
          </Button>
        )}
      </span>
      {isNumbered(entry) ? (
        <p className="key-row__why">
          The digit is the number of what is meant, so these nine keys stay together as they are.
        </p>
      ) : null}
      {capture.note === null ? null : (
        <p className="key-row__note" role="alert">
          {capture.note}
        </p>
      )}
      {capture.state === 'asking' ? (
        <span className="key-row__question">
          <Button ref={capture.answer} small onClick={capture.takeOver}>
            Use it here instead
          </Button>
          <Button small variant="plain" onClick={capture.start}>
            Press another key
          </Button>
          <Button small variant="plain" onClick={capture.stop}>
            Cancel
          </Button>
        </span>
      ) : null}
      {rivals.length > 0 ? (
        <p className="key-row__note">
          Shares a key with “{rivals.map((rival) => rival.label).join('”, “')}”; where both can be
          used, “{narrowest([entry, ...rivals]).label}” is meant.
        </p>
      ) : null}
    </li>
  );
}
