import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Host } from '../../shared/host/host.ts';
import type { Progress, UndoInfo } from '../../shared/host/model.ts';
import { emptyOrder } from '../../shared/review/entries-in-order.ts';
import { initialQueue, initialStage, type QueueState, type StageState } from './review-state.ts';
import { createStore, type Store } from './store.ts';
import { initialView, type ViewState } from './view-state.ts';

interface Saved {
  /** When the latest decision was on the disk, as ISO 8601. */
  readonly at: string | null;
  /** How many are not yet. */
  readonly pending: number;
  /** What was said of the latest step when it could not be written; null when it was. */
  readonly lost: string | null;
}

/** Everything a part of the page may need: the host, what was read from it, and the page's own state. */
export interface App {
  readonly host: Host;
  readonly queries: QueryClient;
  readonly view: Store<ViewState>;
  readonly queue: Store<QueueState>;
  readonly stage: Store<StageState>;
  /** The long task that runs, with when it began; null when none does. */
  readonly progress: Store<{ readonly progress: Progress; readonly since: number } | null>;
  readonly saved: Store<Saved>;
  /** Times (ms) of the latest decisions of this session. */
  readonly times: Store<readonly number[]>;
  readonly undo: Store<UndoInfo>;
  /** Articles chosen in the library, by key. */
  readonly chosen: Store<ReadonlySet<string>>;
}

export const nothingSaved: Saved = { at: null, pending: 0, lost: null };
export const nothingToUndo: UndoInfo = { undo: null, redo: null, order: emptyOrder };

export function createApp(host: Host): App {
  return {
    host,
    queries: new QueryClient({
      defaultOptions: {
        queries: {
          staleTime: Number.POSITIVE_INFINITY,
          gcTime: 120_000,
          retry: false,
          refetchOnWindowFocus: false,
          refetchOnReconnect: false,
          networkMode: 'always',
        },
      },
    }),
    view: createStore(initialView),
    queue: createStore(initialQueue),
    stage: createStore(initialStage),
    progress: createStore<{ progress: Progress; since: number } | null>(null),
    saved: createStore<Saved>(nothingSaved),
    times: createStore<readonly number[]>([]),
    undo: createStore<UndoInfo>(nothingToUndo),
    chosen: createStore<ReadonlySet<string>>(new Set()),
  };
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp needs an AppContext');
  return app;
}
