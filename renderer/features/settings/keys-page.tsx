import '../../components/field.css';
import './keys-page.css';
import { useState } from 'react';
import { isPointed } from '../../../shared/host/command-scopes.ts';
import { type CommandEntry, commandGroups } from '../../../shared/host/commands.ts';
import { Button } from '../../components/button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useApp } from '../../state/app.ts';
import { keysChanged, resetKeys } from '../../state/key-actions.ts';
import { keyLabel } from '../../state/key-names.ts';
import { keymap } from '../../state/keymap.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';
import { KeyRow } from './key-row.tsx';

/** Every command with its keys, to be found by name, group or key, and changed. */
export function KeysPage() {
  const app = useApp();
  const table = useStore(keymap, (value) => value);
  const [search, setSearch] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const changed = table.filter(keysChanged).length;
  const shown = table.filter(
    (entry) =>
      (entry.scope === 'selection' || entry.scope === 'entry' || !isPointed(entry.scope)) &&
      matches(entry, search) &&
      (!onlyChanged || keysChanged(entry)),
  );
  return (
    <>
      <div className="keys-page__tools">
        <SearchField label="Search commands and keys" value={search} onSearch={setSearch} />
        <label className="tick keys-page__only">
          <input
            type="checkbox"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.target.checked)}
          />
          Only changed ({changed})
        </label>
        <Button disabled={changed === 0} onClick={() => void resetKeys(app, null)}>
          Reset all
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {plural(shown.length, 'command')}
      </p>
      <section className="keys-page__list" aria-label="Commands and their keys">
        {commandGroups.map((group) => {
          const entries = shown.filter((entry) => entry.group === group);
          if (entries.length === 0) return null;
          return (
            <section key={group} aria-label={group}>
              <h3 className="section-title keys-page__group">{group}</h3>
              <ul>
                {entries.map((entry) => (
                  <KeyRow key={entry.name} entry={entry} table={table} />
                ))}
              </ul>
            </section>
          );
        })}
        {search === '' && !onlyChanged ? (
          <p className="key-row__why keys-page__fixed">
            In fields, menus and lists, Enter, Escape, Tab, arrows and Page up and down mean what
            they mean in every program, and digits in the empty tag field are the numbers of what is
            suggested; these stay as they are.
          </p>
        ) : null}
        {shown.length === 0 ? (
          <p className="keys-page__none">
            {onlyChanged && search === ''
              ? 'All keys are the usual ones.'
              : 'No command has that name or key.'}
          </p>
        ) : null}
      </section>
    </>
  );
}

/** True where every word of the search stands in the command's name, its group or one of its keys. */
function matches(entry: CommandEntry, search: string): boolean {
  const keys = entry.keys.map((key) => keyLabel(key));
  const text = [entry.label, entry.group, ...keys, ...entry.keys].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
