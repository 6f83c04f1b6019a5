import './drop-zone.css';
import { FolderInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { dropAnswer, droppedThings, openDropped } from '../../state/dropping.ts';
import { openChosen } from '../../state/opening.ts';
import { useStore } from '../../state/store.ts';

/** Takes what is dropped anywhere on the window, and answers what cannot be opened. */
export function DropZone() {
  const app = useApp();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const hover = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // Counting what is entered and left would go wrong where an element vanishes under the pointer.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) void openDropped(app, droppedThings(event.dataTransfer));
    };
    const listeners = { dragenter: hover, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name as 'drop', listener);
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name as 'drop', listener);
      }
    };
  }, [app]);
  return (
    <>
      {over ? (
        <div className="drop-zone">
          <Icon of={FolderInput} size={32} />
          <span>
            {app.host.capabilities.admitDropped
              ? 'Drop a folder, a file or a project to open it'
              : 'Drop it, and Stet says how to open it here'}
          </span>
        </div>
      ) : null}
      <DropAnswerDialog />
    </>
  );
}

const offers = {
  folder: 'Open a folder…',
  file: 'Open a file…',
  project: 'Open a project…',
} as const;

/** Why what was dropped did not open, and the way that leads there. */
function DropAnswerDialog() {
  const app = useApp();
  const answer = useStore(dropAnswer, (value) => value);
  const close = () => dropAnswer.set(null);
  const offer = answer?.offer ?? null;
  return (
    <Dialog
      open={answer !== null}
      onClose={close}
      title="Nothing was opened"
      footer={
        <>
          <Button onClick={close}>{offer ? 'Cancel' : 'Close'}</Button>
          {offer ? (
            <Button
              variant="primary"
              onClick={() => {
                close();
                void openChosen(app, offer);
              }}
            >
              {offers[offer]}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="drop-zone__answer">{answer?.message}</p>
    </Dialog>
  );
}
