import type { Kind } from '../../../shared/findings/finding.ts';
import type { CommandScope } from '../../../shared/host/commands.ts';
import type { App } from '../../state/app.ts';
import { findingQuery, projectQuery } from '../../state/queries.ts';
import { loadedRow } from '../../state/queue-actions.ts';

/** What is on the screen, as far as commands ask. */
export interface Situation {
  readonly project: boolean;
  readonly ready: boolean;
  readonly screen: 'review' | 'library';
  readonly finding: Kind | null;
  readonly selected: number;
}

export function situationOf(app: App): Situation {
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  const { current, selection } = app.queue.get();
  const kind = current
    ? (app.queries.getQueryData(findingQuery(app, current.id).queryKey)?.kind ??
      (current.index === null ? undefined : loadedRow(app, current.index)?.kind))
    : undefined;
  return {
    project: project != null,
    ready: project?.state === 'ready',
    screen: app.view.get().screen,
    finding: kind ?? null,
    selected: selection.size,
  };
}

/** True where a command of that scope means something. */
export function scopeHolds(scope: CommandScope, at: Situation): boolean {
  if (scope === 'always') return true;
  if (!at.project || !at.ready) return false;
  if (scope === 'project') return true;
  if (scope === 'library') return at.screen === 'library';
  if (at.screen !== 'review') return false;
  if (scope === 'review') return true;
  if (scope === 'finding') return at.finding !== null;
  if (at.finding === null || at.selected > 1) return false;
  if (scope === 'typo') return at.finding === 'typo';
  return scope === 'cluster' ? at.finding === 'duplicate' : at.finding !== 'duplicate';
}
