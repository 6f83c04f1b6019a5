import type { CommandScope } from '../../../shared/host/commands.ts';
import { rightMember } from '../../../shared/host/right-member.ts';
import type { App } from '../../state/app.ts';
import { compareQuery, findingQuery, placesQuery } from '../../state/queries.ts';
import { isMoving, movesMade } from '../../state/queue-actions.ts';

/** Scopes of commands about the finding on the stage; all but the first read more of it than its row. */
const aboutStage: readonly CommandScope[] = ['finding', 'text', 'typo', 'cluster'];

/** Resolves when every key held so far was answered; null where none is held. */
let held: Promise<void> | null = null;

/** True while a key waits for what it is about. */
export function isHolding(): boolean {
  return held !== null;
}

/**
 * Runs what a key means: at once, or where it reads a finding that is still on its way once that is
 * there. Keys pressed meanwhile follow in their order.
 */
export function runInTurn(app: App, scope: CommandScope, run: () => void): void {
  if (held === null && canRun(app, scope)) {
    run();
    return;
  }
  const turn: Promise<void> = (held ?? Promise.resolve())
    .then(() => comes(app))
    .then(run)
    .finally(() => {
      if (held === turn) held = null;
    });
  held = turn;
}

/** False where the command is about a finding that is still to come. */
function canRun(app: App, scope: CommandScope): boolean {
  if (!aboutStage.includes(scope)) return true;
  return !isMoving() && (scope === 'finding' || isThere(app));
}

function isThere(app: App): boolean {
  const { current } = app.queue.get();
  if (!current) return true;
  const finding = app.queries.getQueryData(findingQuery(app, current.id).queryKey);
  if (!finding) return false;
  if (finding.kind !== 'duplicate')
    return app.queries.getQueryData(placesQuery(app, current.id, '', 0).queryKey) !== undefined;
  const right = rightMember(finding, app.stage.get().right);
  return (
    right === null ||
    app.queries.getQueryData(compareQuery(app, current.id, right).queryKey) !== undefined
  );
}

/** Waits for the finding that is on the stage when all moves are made, and for its places or its comparison. */
async function comes(app: App): Promise<void> {
  await movesMade();
  const { current } = app.queue.get();
  if (!current) return;
  try {
    const finding = await app.queries.fetchQuery(findingQuery(app, current.id));
    if (finding.kind !== 'duplicate')
      await app.queries.fetchQuery(placesQuery(app, current.id, '', 0));
    const right = finding.kind === 'duplicate' ? rightMember(finding, app.stage.get().right) : null;
    if (right !== null) await app.queries.fetchQuery(compareQuery(app, current.id, right));
  } catch {
    // The stage says why it could not be read.
  }
  // The page hears of answers in a task of its own; the next key may be for a field that comes of them.
  await new Promise((resolve) => window.setTimeout(resolve, 0));
}
