import type { ExportDone } from '../../shared/host/model.ts';
import { createStore } from './store.ts';

/** How far an export is. */
export type ExportPhase =
  | { readonly state: 'asking'; readonly error: string | null }
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly done: ExportDone };

/** What was chosen for the export; outlives the dialog, which gives way to the one for folders. */
export interface ExportState {
  readonly phase: ExportPhase;
  readonly format: 'txt' | 'jsonl' | 'csv' | 'parquet';
  readonly place: { readonly token: string; readonly name: string } | null;
  /** Null until the editor names it. */
  readonly folder: string | null;
}

export const exporting = createStore<ExportState>({
  phase: { state: 'asking', error: null },
  format: 'txt',
  place: null,
  folder: null,
});
