import { createStore } from './store.ts';

/** The tag that the dialog `retag` is about, and what is to be done with it. */
export const retagging = createStore<{
  readonly tag: string;
  readonly what: 'rename' | 'delete';
} | null>(null);

/** Tags in the library's tree whose lower levels are hidden. */
export const foldedTags = createStore<ReadonlySet<string>>(new Set());

export function toggleFolded(tag: string): void {
  const folded = new Set(foldedTags.get());
  if (!folded.delete(tag)) folded.add(tag);
  foldedTags.set(folded);
}
