import { dispatch, type Handlers } from '../../shared/host/dispatch.ts';
import { resultOf } from '../../shared/host/failure.ts';
import type { Backend, BackendEvent, BackendOptions } from './contract.ts';
import { createHandlers } from './handlers.ts';
import { createPlaces } from './places.ts';
import { openPositions } from './positions.ts';
import { openUserSettings } from './user-settings.ts';
import { createWorkspace } from './workspace.ts';

/** Starts the program; no project is open yet. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const listeners = new Set<(event: BackendEvent) => void>();
  const emit = (event: BackendEvent) => {
    for (const listener of listeners) listener(event);
  };
  const settings = await openUserSettings(options.userData, options.author);
  const positions = await openPositions(options.userData);
  const places = createPlaces(process.cwd());
  const workspace = createWorkspace({ ...options, settings, positions, emit });
  const handlers: Handlers = createHandlers({ ...options, settings, places, workspace });
  return {
    call: (operation, args) =>
      dispatch(handlers, operation, args, (bug) => console.error('stet:', bug)),
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    admit: (path) => places.admit(path),
    openPath: (path) => resultOf(() => workspace.open(path, null)),
    flush: () => workspace.flush(),
    close: () => workspace.close(),
  };
}
