import { useQuery } from '@tanstack/react-query';
import type { Situation } from '../../../shared/host/command-scopes.ts';
import { useApp } from '../../state/app.ts';
import { findingQuery, useProject } from '../../state/queries.ts';
import { loadedRow } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';

/** What is on the screen, for those who show commands. */
export function useSituation(): Situation {
  const app = useApp();
  const project = useProject();
  const current = useStore(app.queue, (queue) => queue.current);
  const selected = useStore(app.queue, (queue) => queue.selection.size);
  const screen = useStore(app.view, (view) => view.screen);
  const finding = useQuery({ ...findingQuery(app, current?.id ?? ''), enabled: current !== null });
  const row = current && current.index !== null ? loadedRow(app, current.index) : undefined;
  return {
    project: project != null,
    ready: project?.state === 'ready',
    screen,
    finding: current ? (finding.data?.kind ?? row?.kind ?? null) : null,
    selected,
    subject: null,
    front: null,
  };
}
