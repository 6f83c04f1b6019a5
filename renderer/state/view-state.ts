import type { PlaceItem } from '../../shared/host/model.ts';

export type DialogName =
  | 'palette'
  | 'keys'
  | 'export'
  | 'settings'
  | 'history'
  | 'places'
  | 'problems'
  | 'figures'
  | 'threshold'
  | 'similar'
  | 'retag'
  | 'tag-listed'
  | 'split'
  | 'without'
  | 'exchange'
  | 'save-ledger'
  | 'audit'
  | 'fields'
  | 'jump'
  | 'filters';

/** What is shown, apart from what the host knows. */
export interface ViewState {
  readonly screen: 'review' | 'library';
  readonly dialog: DialogName | null;
  /** `auto` shows the panel where there is room for it. */
  readonly inspector: 'auto' | 'open' | 'closed';
  readonly queue: 'auto' | 'open' | 'closed';
  /** Whether the facets that are not always in sight are. */
  readonly narrowing: boolean;
  readonly invisibles: boolean;
  readonly settingsPage: 'general' | 'keys';
  /** Key of the article whose duplicates are looked for in the dialog `similar`. */
  readonly likeArticle: string | null;
  /** The place picker of the browser host: what is looked for, and who waits for the answer. */
  readonly picking: {
    readonly what: 'folder' | 'file' | 'project' | 'ledger' | 'export-folder';
    readonly done: (place: Pick<PlaceItem, 'token' | 'name'> | null) => void;
  } | null;
}

export const initialView: ViewState = {
  screen: 'review',
  dialog: null,
  inspector: 'auto',
  queue: 'auto',
  narrowing: false,
  invisibles: false,
  settingsPage: 'general',
  likeArticle: null,
  picking: null,
};
