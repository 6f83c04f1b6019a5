import type { ProjectInfo } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { openToken } from './opening.ts';
import { refreshProject } from './project-actions.ts';
import { projectQuery } from './queries.ts';
import { settlePosition } from './queue-actions.ts';
import { refreshAll, scheduleRefresh, scheduleRefreshInPause } from './refresh.ts';
import { plural } from './words.ts';

/** Follows the host's events until the returned function is called. */
export function followHost(app: App, runCommand: (name: string) => void): () => void {
  let frame = 0;
  const stops = [
    app.host.on('progress', (progress) => {
      const before = app.progress.get();
      const since =
        before && before.progress.task === progress.task ? before.since : performance.now();
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(() => app.progress.set({ progress, since }));
    }),
    app.host.on('changed', ({ reason }) => {
      if (reason === 'search') {
        scheduleRefresh(app, 0);
        return;
      }
      if (reason === 'decision') {
        scheduleRefreshInPause(app);
        return;
      }
      window.cancelAnimationFrame(frame);
      if (reason === 'scan') app.progress.set(null);
      void reload(app);
    }),
    app.host.on('command', ({ name }) => runCommand(name)),
    app.host.on('opened', ({ token }) => void openToken(app, token, 'what was handed over')),
  ];
  return () => {
    window.cancelAnimationFrame(frame);
    for (const stop of stops) stop();
  };
}

let asked = false;

/** Scans again; what comes of it is said even where nothing changed and it was over at once. */
export async function scanAgain(app: App): Promise<void> {
  asked = true;
  const result = await app.host.call('scan.start', {});
  if (result.ok) return;
  asked = false;
  showMessage('error', result.error.message);
}

/** Says what came of a scan; where that is nothing, what was found before is still shown. */
function tellScan({ failure, cancelled, counts }: ProjectInfo): void {
  if (failure !== null) {
    showMessage('error', failure);
    return;
  }
  const words = cancelled
    ? 'Scan cancelled: what was found before is shown.'
    : `Scan done: ${plural(counts.total, 'finding')}.`;
  announce(words);
  if (asked || cancelled) showMessage('note', words);
}

async function reload(app: App): Promise<void> {
  try {
    const before = app.queries.getQueryData(projectQuery(app).queryKey);
    const project = await refreshProject(app);
    if (project?.state === 'ready' && (asked || before?.state === 'scanning')) {
      tellScan(project);
      asked = false;
    }
    await app.queries.invalidateQueries({ queryKey: ['info'] });
    await refreshAll(app);
    if (project?.state === 'ready') await settlePosition(app);
  } catch {
    // The banner tells when the host is gone; the next event asks again.
  }
}
