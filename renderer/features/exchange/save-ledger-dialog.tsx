import '../../components/field.css';
import { useState } from 'react';
import { isFileName } from '../../../shared/host/file-name.ts';
import type { ProjectInfo } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogPart } from '../../components/dialog.tsx';
import { NameField } from '../../components/name-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useApp } from '../../state/app.ts';
import { announce } from '../../state/messages.ts';
import { choosePlace } from '../../state/project-actions.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';

type Phase =
  | { readonly state: 'asking'; readonly error: string | null }
  | { readonly state: 'done'; readonly place: string; readonly entries: number };

const asking: Phase = { state: 'asking', error: null };

/** Writes the ledger alone into a file, for another editor or to keep. */
export function SaveLedgerDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'save-ledger');
  const picking = useStore(app.view, (view) => view.picking !== null);
  const [phase, setPhase] = useState<Phase>(asking);
  const [named, setNamed] = useState<string | null>(null);
  const file = named ?? `${project.name}-decisions.json`;
  const close = () => {
    app.view.patch({ dialog: null });
    setPhase(asking);
    setNamed(null);
  };
  const save = async () => {
    const place = await choosePlace(app, 'export-folder');
    if (!place) return;
    const result = await app.host.call('ledger.save', { place: place.token, file });
    if (!result.ok) setPhase({ state: 'asking', error: result.error.message });
    else {
      setPhase({ state: 'done', place: result.value.place, entries: result.value.entries });
      announce('The ledger is written.');
    }
  };
  return (
    <Dialog
      open={open && !picking}
      onClose={close}
      title="Export the ledger"
      description="Every decision with its author and time, and no text of the corpus but what the decisions quote."
      flush
    >
      {phase.state === 'done' ? (
        <DialogPart
          footer={
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          }
        >
          <p>
            {plural(phase.entries, 'entry', 'entries')} written to <b dir="auto">{phase.place}</b>.
          </p>
        </DialogPart>
      ) : (
        <DialogPart
          onSubmit={() => (isFileName(file) ? void save() : undefined)}
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button variant="primary" type="submit" disabled={!isFileName(file)}>
                Choose a folder and export
              </Button>
            </>
          }
        >
          <div className="form">
            <NameField
              label="Name of the new file"
              value={file}
              hint="A file that is there already is never written over."
              onChange={setNamed}
            />
            {phase.error ? (
              <Notice tone="error" role="alert">
                {phase.error}
              </Notice>
            ) : null}
          </div>
        </DialogPart>
      )}
    </Dialog>
  );
}
