import type { ProjectInfo } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { adoptProject } from './project-actions.ts';
import { settlePosition } from './queue-actions.ts';
import { refreshAll } from './refresh.ts';
import { plural } from './words.ts';

/** What decides on clusters: from which similarity on, and which copy is kept. */
export interface SimilaritySetting {
  readonly threshold: number;
  readonly keeper: ProjectInfo['keeper'];
}

/** Applies what differs from the project's setting; answers whether all of it was taken. */
export async function applySimilarity(
  app: App,
  project: ProjectInfo,
  wanted: SimilaritySetting,
): Promise<boolean> {
  let now = project;
  const { policy, sources } = wanted.keeper;
  if (wanted.threshold !== project.threshold) {
    const result = await app.host.call('project.setThreshold', { threshold: wanted.threshold });
    if (!result.ok) return refused(result.error.message);
    now = result.value;
  }
  if (!sameKeeper(wanted.keeper, project.keeper)) {
    const result = await app.host.call('project.setKeeper', { policy, sources: [...sources] });
    if (!result.ok) return refused(result.error.message);
    now = result.value;
  }
  adoptProject(app, now);
  await refreshAll(app);
  await settlePosition(app);
  announce(`Clustered anew: ${plural(now.counts.byKind.duplicate.total, 'cluster')}.`);
  return true;
}

export function sameKeeper(one: ProjectInfo['keeper'], other: ProjectInfo['keeper']): boolean {
  return one.policy === other.policy && one.sources.join('\n') === other.sources.join('\n');
}

function refused(message: string): false {
  showMessage('error', message);
  return false;
}
