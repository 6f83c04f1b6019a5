import type { Handlers } from '../../shared/host/dispatch.ts';
import type { Workspace } from './workspace.ts';

/** Operations that ask nothing of a scan. */
const atOnce =
  /^(app|settings|place|recent|scan|filters)\.|^project\.(open|openSample|info|close)$|^queue\.keepPosition$/;

/**
 * The same handlers for a project that is only coming back: what is known of it already is answered
 * at once, anything else when it is there whole.
 */
export function patient(handlers: Handlers, workspace: Workspace): Handlers {
  const waiting = Object.entries(handlers).map(([name, handle]) => {
    if (atOnce.test(name)) return [name, handle] as const;
    const answer = async (input: never) => {
      const session = workspace.current();
      const early = session?.early(name, input);
      if (early) return early.answer;
      await session?.whole();
      return (handle as (input: never) => unknown)(input);
    };
    return [name, answer] as const;
  });
  return Object.fromEntries(waiting) as unknown as Handlers;
}
