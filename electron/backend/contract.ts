import type { EventName, Events } from '../../shared/host/operations.ts';
import type { Result } from '../../shared/host/result.ts';

/** What only a desktop can do, handed to the backend. */
export interface Desktop {
  /** Shows the system's open dialog; null when it was dismissed. */
  chooseOpen(what: 'folder' | 'file' | 'project' | 'ledger'): Promise<string | null>;
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
