import type { ProjectInfo } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { createTurns } from './changes.ts';
import { announce, showMessage } from './messages.ts';
import { adoptProject } from './project-actions.ts';
import { projectQuery } from './queries.ts';
import { settlePosition } from './queue-actions.ts';
import { refreshAll } from './refresh.ts';
import { plural } from './words.ts';

/** What decides on clusters: from which similarity on, and which copy is kept. */
export interface SimilaritySetting {
  readonly threshold: number;
  readonly keeper: ProjectInfo['keeper'];
}

const setting = createTurns();

/** Applies what differs from the project's setting; answers whether all of it was taken. What was applied last holds. */
export async function applySimilarity(app: App, wanted: SimilaritySetting): Promise<boolean> {
  const now = await setting(() => set(app, wanted));
  if (!now) return false;
  await refreshAll(app);
  await settlePosition(app);
  announce(`Clustered anew: ${plural(now.counts.byKind.duplicate.total, 'cluster')}.`);
  return true;
}

/** The project with what was wanted; null where it was refused, which is told. */
async function set(
  app: App,
  { threshold, keeper }: SimilaritySetting,
): Promise<ProjectInfo | null> {
  const before = app.queries.getQueryData(projectQuery(app).queryKey);
  if (!before) return null;
  let now = before;
  if (threshold !== before.threshold) {
    const result = await app.host.call('project.setThreshold', { threshold });
    if (!result.ok) return refused(result.error.message);
    now = result.value;
  }
  if (!sameKeeper(keeper, before.keeper)) {
    const { policy, sources } = keeper;
    const result = await app.host.call('project.setKeeper', { policy, sources: [...sources] });
    if (!result.ok) return refused(result.error.message);
    now = result.value;
  }
  adoptProject(app, now);
  return now;
}

export function sameKeeper(one: ProjectInfo['keeper'], other: ProjectInfo['keeper']): boolean {
  return one.policy === other.policy && one.sources.join('\n') === other.sources.join('\n');
}

function refused(message: string): null {
  showMessage('error', message);
  return null;
}
