import { dispatch, type Handlers } from '../../shared/host/dispatch.ts';
import { resultOf } from '../../shared/host/failure.ts';
import type { EventName, Events } from '../../shared/host/operations.ts';
import type { Result } from '../../shared/host/result.ts';
import { createHandlers } from './handlers.ts';
import { createPlaces } from './places.ts';
import { openUserSettings } from './user-settings.ts';
import { createWorkspace } from './workspace.ts';

/** What only a desktop can do, handed to the backend. */
export interface Desktop {
  /** Shows the system's open dialog; null when it was dismissed. */
  chooseOpen(what: 'folder' | 'file' | 'project'): Promise<string | null>;
  chooseSave(what: 'export-folder', suggestedName: string): Promise<string | null>;
  revealFile(path: string): void;
}

/** An event on its way to the page. */
export type BackendEvent = {
  [Name in EventName]: { readonly name: Name; readonly data: Events[Name] };
}[EventName];

/** The program behind the page, the same for every host. */
export interface Backend {
  /** Validates and carries out an operation; never rejects. */
  call(operation: string, args: unknown): Promise<Result<unknown>>;
  onEvent(listener: (event: BackendEvent) => void): () => void;
  /** Makes a path that the user gave into an opaque token the page may hand back. */
  admit(path: string): string;
  openPath(path: string): Promise<Result<unknown>>;
  /** Resolves when everything decided is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface BackendOptions {
  /** Folder for settings, and for projects that cannot lie beside their corpus. */
  readonly userData: string;
  readonly samples: string;
  /** The built scan worker. */
  readonly worker: string;
  readonly version: string;
  readonly desktop: Desktop | null;
  /** The time, ISO 8601. */
  now(): string;
  /** The name under which decisions are recorded until the user sets one. */
  readonly author: string;
}

/** Starts the program; no project is open yet. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const listeners = new Set<(event: BackendEvent) => void>();
  const emit = (event: BackendEvent) => {
    for (const listener of listeners) listener(event);
  };
  const settings = await openUserSettings(options.userData, options.author);
  const places = createPlaces(process.cwd());
  const workspace = createWorkspace({ ...options, settings, emit });
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
