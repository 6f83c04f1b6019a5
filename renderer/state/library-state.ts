import { createStore } from './store.ts';

/** What narrows the list of articles, and which one is read. */
export const library = createStore<{
  readonly filter: { readonly search: string; readonly tag: string | null };
  readonly shown: number | null;
  readonly anchor: number | null;
}>({ filter: { search: '', tag: null }, shown: null, anchor: null });
