import { createStore } from '../state/store.ts';

/** Whether the program behind the page answers; `lost` carries when the next attempt is due. */
export type Connection =
  | { readonly state: 'connected' }
  | { readonly state: 'lost'; readonly retryAt: number }
  | { readonly state: 'refused' };

export const connection = createStore<Connection>({ state: 'connected' });
