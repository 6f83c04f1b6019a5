import '../../components/field.css';
import './export-dialog.css';
import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { isFileName } from '../../../shared/host/file-name.ts';
import type { ExportDone, ProjectInfo } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogPart } from '../../components/dialog.tsx';
import { FigureTiles } from '../../components/figure-tiles.tsx';
import { Icon } from '../../components/icon.tsx';
import { NameField } from '../../components/name-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { OptionCards } from '../../components/option-cards.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useApp } from '../../state/app.ts';
import { shareDone } from '../../state/estimate.ts';
import { type ExportPhase, exporting } from '../../state/export-state.ts';
import { announce, showMessage } from '../../state/messages.ts';
import { choosePlace } from '../../state/project-actions.ts';
import { exportQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { folderName, formats } from './export-choices.ts';

/** Where and in which format the clean corpus is written; then how it goes and what came of it. */
export function ExportDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'export');
  const picking = useStore(app.view, (view) => view.picking !== null);
  const name = useRef<HTMLInputElement>(null);
  const written = useStore(exporting, ({ phase }) => phase.state === 'done');
  const close = () => {
    app.view.patch({ dialog: null });
    const { phase } = exporting.get();
    if (phase.state !== 'running') exporting.patch({ phase: { state: 'asking', error: null } });
  };
  return (
    <Dialog
      open={open && !picking}
      onClose={close}
      title={written ? 'The clean corpus is written' : 'Export the clean corpus'}
      description="The sources stay as they are. Beside the texts: a manifest, a report and every decision."
      flush
      initialFocus={name}
    >
      {open ? <ExportForm project={project} nameRef={name} onClose={close} /> : null}
    </Dialog>
  );
}

function ExportForm(props: {
  project: ProjectInfo;
  nameRef: RefObject<HTMLInputElement | null>;
  onClose: () => void;
}) {
  const { project, nameRef, onClose } = props;
  const app = useApp();
  const { phase, format, place: chosen, folder: named } = useStore(exporting, (value) => value);
  const query = exportQuery(app, chosen, folderName(project.name));
  const suggested = useQuery(query);
  const place = chosen ?? suggested.data?.place ?? null;
  const folder = named ?? suggested.data?.folder ?? folderName(project.name);
  const ready = isFileName(folder);
  const setPhase = (next: ExportPhase) => exporting.patch({ phase: next });
  const choose = async () => {
    const other = await choosePlace(app, 'export-folder');
    if (other) exporting.patch({ place: other });
    return other;
  };
  const run = async () => {
    // Enter may come before the suggestion does.
    const offered = await app.queries.fetchQuery(query).catch(() => null);
    const where = chosen ?? offered?.place ?? (await choose());
    if (!where) return;
    setPhase({ state: 'running' });
    const result = await app.host.call('export.run', {
      place: where.token,
      folder: named ?? offered?.folder ?? folder,
      format,
    });
    app.progress.set(null);
    if (result.ok) {
      exporting.patch({ phase: { state: 'done', done: result.value }, folder: null });
      announce('Export done.');
    } else {
      const cancelled = result.error.code === 'cancelled';
      const error = cancelled ? 'Cancelled; nothing was left behind.' : result.error.message;
      setPhase({ state: 'asking', error });
    }
  };
  if (phase.state === 'running') return <Running />;
  if (phase.state === 'done') return <Done done={phase.done} onClose={onClose} />;
  const open = project.counts.total - project.counts.decided;
  return (
    <DialogPart
      onSubmit={() => (ready ? void run() : undefined)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" disabled={!ready}>
            {place || suggested.isPending ? 'Export' : 'Choose a folder and export'}
          </Button>
        </>
      }
    >
      <div className="form">
        {open > 0 ? (
          <p>
            {plural(open, 'finding')} {open === 1 ? 'is' : 'are'} still to decide; what{' '}
            {open === 1 ? 'it touches' : 'they touch'} stays as it is.
          </p>
        ) : null}
        <fieldset className="field">
          <legend className="field__label">Format</legend>
          <OptionCards
            name="format"
            value={format}
            options={formats}
            onChoose={(value) => exporting.patch({ format: value })}
          />
        </fieldset>
        <fieldset className="field">
          <legend className="field__label">Into the folder</legend>
          <div className="export__place">
            <span
              className={`export__place-name truncate ${place ? '' : 'export__place-name--none'}`}
            >
              <bdi>{place?.name ?? 'not chosen yet'}</bdi>
              {place && !chosen ? <span className="export__beside">beside the corpus</span> : null}
            </span>
            <Button onClick={() => void choose()}>
              <Icon of={FolderOpen} /> Choose…
            </Button>
          </div>
        </fieldset>
        <NameField
          label="Name of the new folder"
          value={folder}
          hint="It is made anew; a folder that has something in it is refused."
          inputRef={nameRef}
          onChange={(name) => exporting.patch({ folder: name })}
        />
        {phase.error ? (
          <Notice tone="error" role="alert">
            {phase.error}
          </Notice>
        ) : null}
      </div>
    </DialogPart>
  );
}

function Running() {
  const app = useApp();
  const running = useStore(app.progress, (value) => value);
  const progress = running?.progress.task === 'export' ? running.progress : null;
  const share = progress ? shareDone(progress) : 0;
  const text = progress
    ? `${progress.stage}: ${count(progress.done)} of ${count(progress.total)}`
    : 'Starting…';
  return (
    <DialogPart
      footer={<Button onClick={() => void app.host.call('export.cancel', {})}>Cancel</Button>}
    >
      <div className="export__running">
        <ProgressBar label="Export" value={share} text={text} />
        <p className="tabular">{text}</p>
      </div>
    </DialogPart>
  );
}

function Done({ done, onClose }: { done: ExportDone; onClose: () => void }) {
  const app = useApp();
  const reveals = app.host.capabilities.nativeDialogs;
  const figures: readonly (readonly [string, string])[] = [
    [count(done.kept), done.kept === 1 ? 'article kept' : 'articles kept'],
    [count(done.removed), 'removed'],
    [count(done.merged), 'merged'],
    [count(done.edits), done.edits === 1 ? 'edit' : 'edits'],
    [count(done.files), done.files === 1 ? 'file written' : 'files written'],
  ];
  const unchanged = done.removed + done.merged + done.edits === 0;
  return (
    <DialogPart
      footer={
        <>
          <Button {...(reveals ? {} : { variant: 'primary' })} onClick={onClose}>
            Done
          </Button>
          {reveals ? (
            <Button
              variant="primary"
              onClick={() =>
                void app.host.call('place.reveal', { token: done.token }).then((result) => {
                  if (!result.ok) showMessage('error', result.error.message);
                })
              }
            >
              Show the folder
            </Button>
          ) : null}
        </>
      }
    >
      <div className="form">
        <FigureTiles label="What was written" tiles={figures} />
        <p>
          Written to <b dir="auto">{done.place}</b>. <code>report.html</code> tells what was changed
          and why.
        </p>
        {unchanged ? (
          <p>Nothing is accepted that changes a text, so all texts are those of the sources.</p>
        ) : null}
        {done.inRemoved > 0 ? (
          <p>
            {plural(done.inRemoved, 'place')} decided on went with the{' '}
            {done.inRemoved === 1 ? 'article it' : 'articles they'} stood in.
          </p>
        ) : null}
        {done.unapplied > 0 ? (
          <Notice tone="warn">
            {plural(done.unapplied, 'place')} decided on {done.unapplied === 1 ? 'is' : 'are'} as
            before: the text is another one by now, or another decision holds there. The report says
            which.
          </Notice>
        ) : null}
      </div>
    </DialogPart>
  );
}
