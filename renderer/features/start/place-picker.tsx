import './place-picker.css';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, FileText, Folder, History } from 'lucide-react';
import { useState } from 'react';
import type { PlaceItem } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { ask } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import type { ViewState } from '../../state/view-state.ts';

type Picking = NonNullable<ViewState['picking']>;

const titles: Readonly<Record<Picking['what'], string>> = {
  folder: 'Open a folder',
  file: 'Open a file',
  project: 'Open a project',
  ledger: 'Open another ledger',
  'export-folder': 'Export into',
};
const drawings = { folder: Folder, file: FileText, project: History } as const;

/** The page's own open dialog, for a host without one: folders and files of the machine that serves it. */
export function PlacePicker() {
  const app = useApp();
  const picking = useStore(app.view, (view) => view.picking);
  if (!picking) return null;
  return (
    <Dialog
      open
      onClose={() => picking.done(null)}
      title={titles[picking.what]}
      description="On the machine where Stet runs."
      flush
    >
      <Places picking={picking} />
    </Dialog>
  );
}

function Places({ picking }: { picking: Picking }) {
  const app = useApp();
  const [at, setAt] = useState<string | null>(null);
  const [chosen, setChosen] = useState<PlaceItem | null>(null);
  const { data, error } = useQuery({
    queryKey: ['places-of', at],
    queryFn: () => ask(app.host, 'place.list', { token: at }),
    staleTime: 0,
  });
  const wantsFolder = picking.what === 'folder' || picking.what === 'export-folder';
  const enter = (token: string) => {
    setAt(token);
    setChosen(null);
  };
  const fits = (item: PlaceItem) => {
    if (picking.what === 'export-folder') return false;
    if (picking.what === 'ledger') return item.type !== 'folder' && /\.jsonl?$/i.test(item.name);
    return (
      item.opens && (picking.what === 'project' ? item.type === 'project' : item.type !== 'folder')
    );
  };
  const result = chosen ?? (wantsFolder && data ? { token: data.token, name: data.name } : null);
  return (
    <>
      <nav className="place-picker__path" aria-label="Folders above">
        {(data?.parents ?? []).map((parent) => (
          <Button key={parent.token} variant="plain" small onClick={() => enter(parent.token)}>
            <bdi>{parent.name}</bdi> <Icon of={ChevronRight} size={12} />
          </Button>
        ))}
        <span className="button button--plain button--small">
          <b dir="auto">{data?.name ?? ' '}</b>
        </span>
      </nav>
      <div className="place-picker__list">
        {error ? (
          <p className="place-picker__none" role="alert">
            {error.message}
          </p>
        ) : null}
        {data && data.items.length === 0 ? (
          <p className="place-picker__none">This folder is empty.</p>
        ) : null}
        <ul aria-label="Folders and files">
          {(data?.items ?? []).map((item) => (
            <li key={item.token}>
              <button
                type="button"
                className="place-picker__item"
                disabled={item.type !== 'folder' && !fits(item)}
                aria-pressed={chosen?.token === item.token}
                onClick={() => (item.type === 'folder' ? enter(item.token) : setChosen(item))}
                onDoubleClick={() => (item.type === 'folder' ? undefined : picking.done(item))}
              >
                <Icon of={drawings[item.type]} />
                <span className="truncate" dir="auto">
                  {item.name}
                </span>
                {item.type === 'folder' ? (
                  <span className="place-picker__into">
                    <Icon of={ChevronRight} size={14} />
                  </span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dialog__foot">
        <Button onClick={() => picking.done(null)}>Cancel</Button>
        <Button variant="primary" disabled={!result} onClick={() => picking.done(result)}>
          {picking.what === 'export-folder'
            ? `Use “${result?.name ?? ''}”`
            : `Open ${result ? `“${result.name}”` : ''}`}
        </Button>
      </footer>
    </>
  );
}
