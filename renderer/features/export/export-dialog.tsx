import '../../components/field.css';
import './export-dialog.css';
import { FolderOpen } from 'lucide-react';
import type { ExportDone, ProjectInfo } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useApp } from '../../state/app.ts';
import { shareDone } from '../../state/estimate.ts';
import { type ExportPhase, exporting } from '../../state/export-state.ts';
import { announce, showMessage } from '../../state/messages.ts';
import { choosePlace } from '../../state/project-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { fitsAsFolder, folderName, formats } from './export-choices.ts';

/** Where and in which format the clean corpus is written; then how it goes and what came of it. */
export function ExportDialog({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'export');
  const picking = useStore(app.view, (view) => view.picking !== null);
  return (
    <Dialog
      open={open && !picking}
      onClose={() => {
        app.view.patch({ dialog: null });
        const { phase } = exporting.get();
        if (phase.state !== 'running') exporting.patch({ phase: { state: 'asking', error: null } });
      }}
      title="Export the clean corpus"
      description="The sources stay as they are. Beside the texts: a manifest, a report and every decision."
    >
      {open ? <ExportForm project={project} /> : null}
    </Dialog>
  );
}

function ExportForm({ project }: { project: ProjectInfo }) {
  const app = useApp();
  const { phase, format, place, folder: named } = useStore(exporting, (value) => value);
  const folder = named ?? folderName(project.name);
  const setPhase = (next: ExportPhase) => exporting.patch({ phase: next });
  const choose = async () => {
    const chosen = await choosePlace(app, 'export-folder');
    if (chosen) exporting.patch({ place: chosen });
    return chosen;
  };
  const run = async () => {
    const where = place ?? (await choose());
    if (!where) return;
    setPhase({ state: 'running' });
    const result = await app.host.call('export.run', { place: where.token, folder, format });
    app.progress.set(null);
    if (result.ok) {
      setPhase({ state: 'done', done: result.value });
      announce('Export done.');
    } else {
      const cancelled = result.error.code === 'cancelled';
      const error = cancelled ? 'Cancelled; nothing was left behind.' : result.error.message;
      setPhase({ state: 'asking', error });
    }
  };
  if (phase.state === 'running') return <Running />;
  if (phase.state === 'done') return <Done done={phase.done} />;
  const open = project.counts.total - project.counts.decided;
  return (
    <form
      className="export"
      onSubmit={(event) => {
        event.preventDefault();
        if (fitsAsFolder(folder)) void run();
      }}
    >
      {open > 0 ? (
        <p>
          {plural(open, 'finding')} {open === 1 ? 'is' : 'are'} still to decide; what{' '}
          {open === 1 ? 'it touches' : 'they touch'} stays as it is.
        </p>
      ) : null}
      <fieldset className="field">
        <legend className="field__label">Format</legend>
        <div className="export__formats">
          {formats.map((choice) => (
            <label key={choice.value} className="export__format">
              <input
                type="radio"
                name="format"
                value={choice.value}
                checked={format === choice.value}
                onChange={() => exporting.patch({ format: choice.value })}
              />
              <span>
                <b>{choice.label}</b>
                <br />
                <small>{choice.hint}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend className="field__label">Into the folder</legend>
        <div className="export__place">
          <span className="export__place-name truncate" dir="auto">
            {place?.name ?? 'not chosen yet'}
          </span>
          <Button onClick={() => void choose()}>
            <Icon of={FolderOpen} /> Choose…
          </Button>
        </div>
      </fieldset>
      <label className="field">
        <span className="field__label">Name of the new folder</span>
        <input
          className="input"
          value={folder}
          aria-invalid={!fitsAsFolder(folder)}
          aria-describedby="export-folder-hint"
          spellCheck={false}
          onChange={(event) => exporting.patch({ folder: event.target.value })}
        />
        <span className="field__hint" id="export-folder-hint">
          {fitsAsFolder(folder)
            ? 'It is made anew; a folder that has something in it is refused.'
            : 'A folder’s name has 1 to 100 characters and none of / \\ : * ? " < > |'}
        </span>
      </label>
      {phase.error ? (
        <p className="export__error" role="alert">
          {phase.error}
        </p>
      ) : null}
      <Button variant="primary" type="submit" disabled={!fitsAsFolder(folder)}>
        {place ? 'Export' : 'Choose a folder and export'}
      </Button>
    </form>
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
    <div className="export">
      <div className="export__running">
        <ProgressBar label="Export" value={share} text={text} />
        <p className="tabular">{text}</p>
      </div>
      <Button onClick={() => void app.host.call('export.cancel', {})}>Cancel</Button>
    </div>
  );
}

function Done({ done }: { done: ExportDone }) {
  const app = useApp();
  const close = () => {
    app.view.patch({ dialog: null });
    exporting.patch({ phase: { state: 'asking', error: null } });
  };
  const figures: readonly [number, string][] = [
    [done.kept, 'articles kept'],
    [done.removed, 'removed'],
    [done.merged, 'merged'],
    [done.edits, 'edits'],
    [done.files, 'files written'],
  ];
  return (
    <div className="export">
      <div className="export__done">
        {figures.map(([figure, label]) => (
          <div key={label} className="export__figure">
            <b>{count(figure)}</b>
            <span>{label}</span>
          </div>
        ))}
      </div>
      <p>
        Written to <b dir="auto">{done.place}</b>. <code>report.html</code> tells what was changed
        and why.
      </p>
      {done.unapplied > 0 ? (
        <p className="export__error">
          {plural(done.unapplied, 'decision')} could not be applied, since the text has changed; the
          manifest names them.
        </p>
      ) : null}
      <div className="export__place">
        {app.host.capabilities.nativeDialogs ? (
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
        <Button onClick={close}>Done</Button>
      </div>
    </div>
  );
}
