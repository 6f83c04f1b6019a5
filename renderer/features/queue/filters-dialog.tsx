import './queue-dialogs.css';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SavedFilter } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { applyFilter, removeFilter, saveFilter } from '../../state/filter-actions.ts';
import { filterWords } from '../../state/filter-words.ts';
import { filtersQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';

/** The filters kept with the project: apply, rename, delete, and keep the present one. */
export function FiltersDialog() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'filters');
  return open ? <OpenDialog /> : null;
}

function OpenDialog() {
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  const present = useStore(app.queue, (queue) => queue.filter);
  const saved = useQuery(filtersQuery(app)).data ?? [];
  const [renamed, setRenamed] = useState<string | null>(null);
  const [name, setName] = useState('');
  const taken = saved.some((one) => one.name === name.trim());
  return (
    <Dialog
      open
      onClose={() => app.view.patch({ dialog: null })}
      title="Saved filters"
      description="Kept with this project."
      {...(saved.length === 0 ? { initialFocus: field } : {})}
    >
      {saved.length > 0 ? (
        <ul className="queue-dialog__filters" aria-label="Filters">
          {saved.map((one) =>
            renamed === one.name ? (
              <Renaming key={one.name} filter={one} onDone={() => setRenamed(null)} />
            ) : (
              <li key={one.name} className="queue-dialog__filter">
                <button
                  type="button"
                  className="queue-dialog__apply"
                  onClick={() => void applyFilter(app, one.name, one.filter)}
                >
                  <b className="truncate" dir="auto">
                    {one.name}
                  </b>
                  <span className="truncate">{filterWords(one.filter)}</span>
                </button>
                <Button
                  variant="plain"
                  icon
                  aria-label={`Rename ${one.name}`}
                  onClick={() => setRenamed(one.name)}
                >
                  <Icon of={Pencil} size={15} />
                </Button>
                <Button
                  variant="plain"
                  icon
                  aria-label={`Delete ${one.name}`}
                  onClick={() => void removeFilter(app, one.name)}
                >
                  <Icon of={Trash2} size={15} />
                </Button>
              </li>
            ),
          )}
        </ul>
      ) : null}
      <form
        className="queue-dialog__save"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          void saveFilter(app, name.trim(), present).then((kept) => kept && setName(''));
        }}
      >
        <p>
          The list now: <b>{filterWords(present)}</b>
        </p>
        <div className="queue-dialog__line">
          <input
            ref={field}
            className="input"
            dir="auto"
            aria-label="Name for the present filter"
            placeholder="Name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" variant="primary" disabled={name.trim() === ''}>
            {taken ? 'Replace' : 'Keep it'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Renaming({ filter, onDone }: { filter: SavedFilter; onDone: () => void }) {
  const app = useApp();
  const [name, setName] = useState(filter.name);
  return (
    <li className="queue-dialog__filter">
      <form
        className="queue-dialog__line"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          void saveFilter(app, name.trim(), filter.filter, filter.name).then(onDone);
        }}
      >
        <input
          className="input"
          dir="auto"
          aria-label={`New name of ${filter.name}`}
          maxLength={200}
          value={name}
          ref={(element) => element?.focus()}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onDone();
          }}
        />
        <Button type="submit" variant="primary">
          Rename
        </Button>
      </form>
    </li>
  );
}
