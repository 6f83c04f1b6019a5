import type { ProjectInfo, Settings } from '../../shared/host/model.ts';
import { type App, nothingSaved, nothingToUndo } from './app.ts';
import { auditing } from './audit-state.ts';
import { exporting } from './export-state.ts';
import { history, initialHistory } from './history-state.ts';
import { writeSettings } from './kept-with-user.ts';
import { initialLibrary, library } from './library-state.ts';
import { showMessage } from './messages.ts';
import { forgetRecalled } from './position.ts';
import { ask, infoQuery, projectQuery } from './queries.ts';
import { forgetProject } from './refresh.ts';
import { initialQueue, initialStage } from './review-state.ts';
import { initialView, type ViewState } from './view-state.ts';

/** Takes over a project that was opened, or the state without one. */
export function adoptProject(app: App, told: ProjectInfo | null): void {
  const before = app.queries.getQueryData(projectQuery(app).queryKey);
  const project = withLaterCounts(app, before, told);
  if (before?.projectPlace !== project?.projectPlace) {
    forgetProject(app);
    forgetRecalled();
    app.queue.set(initialQueue);
    app.stage.set(initialStage);
    app.times.set([]);
    app.chosen.set(new Set());
    library.set(initialLibrary);
    history.set(initialHistory);
    auditing.patch({ change: new Set() });
    app.saved.set(nothingSaved);
    exporting.patch({ phase: { state: 'asking', error: null }, place: null, folder: null });
    app.view.set({
      ...initialView,
      dialog: app.view.get().dialog === 'settings' ? 'settings' : null,
    });
    for (const notice of project?.notices ?? []) showMessage('note', notice);
  }
  app.undo.set(project?.undo ?? nothingToUndo);
  app.queries.setQueryData(projectQuery(app).queryKey, project);
}

/**
 * What was told of a project, with the counts that are shown where they are of a later ledger: an answer may come after
 * that to a verdict that was given since, or while one is on its way.
 */
function withLaterCounts(
  app: App,
  before: ProjectInfo | null | undefined,
  told: ProjectInfo | null,
): ProjectInfo | null {
  if (!told || before?.projectPlace !== told.projectPlace) return told;
  if (before.state !== 'ready' || told.state !== 'ready') return told;
  const undo = app.undo.get();
  const older = told.undo.order.length < undo.order.length;
  return older || app.saved.get().pending > 0 ? { ...told, counts: before.counts, undo } : told;
}

let asked = 0;
let newest = 0;

/**
 * Asks how it stands with the project that is open, and takes that over unless something asked later was answered
 * before; answers what is known then.
 */
export async function refreshProject(app: App): Promise<ProjectInfo | null> {
  asked += 1;
  const question = asked;
  const project = await ask(app.host, 'project.info', {});
  if (question > newest) {
    newest = question;
    adoptProject(app, project);
  }
  return app.queries.getQueryData(projectQuery(app).queryKey) ?? null;
}

/** Takes over a project that was just opened; its scan may be over before that answer is heard. */
export function adoptOpened(app: App, project: ProjectInfo | null): void {
  adoptProject(app, project);
  // Where it cannot be asked the banner tells that the host is gone.
  if (project && project.state !== 'ready') refreshProject(app).catch(() => {});
}

/** A place chosen by the editor: in the desktop's own dialog, else in the page's. Null when dismissed. */
export async function choosePlace(
  app: App,
  what: NonNullable<ViewState['picking']>['what'],
): Promise<{ token: string; name: string } | null> {
  if (app.host.capabilities.nativeDialogs) {
    const result = await app.host.call('place.choose', { what });
    if (result.ok) return result.value;
    showMessage('error', result.error.message);
    return null;
  }
  return new Promise((resolve) => {
    app.view.patch({
      picking: {
        what,
        done: (place) => {
          app.view.patch({ picking: null });
          resolve(place);
        },
      },
    });
  });
}

export async function closeProject(app: App): Promise<void> {
  const result = await app.host.call('project.close', {});
  if (!result.ok) {
    showMessage('error', result.error.message);
    return;
  }
  adoptProject(app, null);
  await app.queries.invalidateQueries({ queryKey: ['info'] });
}

export async function changeSettings(app: App, part: Partial<Settings>): Promise<void> {
  const key = infoQuery(app).queryKey;
  app.queries.setQueryData(key, (info) =>
    info ? { ...info, settings: { ...info.settings, ...part } } : info,
  );
  try {
    const settings = await writeSettings(app, part);
    if (settings) app.queries.setQueryData(key, (info) => (info ? { ...info, settings } : info));
  } catch (error) {
    showMessage('error', error instanceof Error ? error.message : String(error));
    await app.queries.invalidateQueries({ queryKey: key });
  }
}
