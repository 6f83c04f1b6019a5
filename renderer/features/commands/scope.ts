import type { Situation } from '../../../shared/host/command-scopes.ts';
import type { App } from '../../state/app.ts';
import { findingQuery, projectQuery } from '../../state/queries.ts';
import { loadedRow } from '../../state/queue-actions.ts';
import { subjectKind } from '../../state/subject.ts';

/** The situation in which a command would be run now. */
export function situationOf(app: App): Situation {
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  const { current, selection } = app.queue.get();
  const kind = current
    ? (app.queries.getQueryData(findingQuery(app, current.id).queryKey)?.kind ??
      (current.index === null ? undefined : loadedRow(app, current.index)?.kind) ??
      'coming')
    : null;
  return {
    project: project != null,
    ready: project?.state === 'ready',
    screen: app.view.get().screen,
    finding: kind,
    selected: selection.size,
    subject: subjectKind(),
    front: null,
  };
}
