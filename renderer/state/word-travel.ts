import type { Deed } from '../host/watched-host.ts';
import { createStore } from './store.ts';

/** A change of a dictionary of the editor's own, which is a setting and no entry of the ledger. */
export interface WordChange {
  readonly scope: 'project' | 'all';
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** The finding whose word it was, or null. */
  readonly finding: string | null;
}

interface WordTravel {
  /** Changes made since the last entry of the ledger, the newest last, and those of them that were taken back. */
  readonly undo: readonly WordChange[];
  readonly redo: readonly WordChange[];
}

const nothing: WordTravel = { undo: [], redo: [] };

/** What undo and redo do before they come to the ledger. */
export const wordTravel = createStore<WordTravel>(nothing);

/** A change done: as something new, or as one that was taken back or done again. */
export function rememberWords(change: WordChange, as: 'new' | 'undone' | 'redone'): void {
  const { undo, redo } = wordTravel.get();
  if (as === 'new') wordTravel.set({ undo: [...undo, change], redo: [] });
  else if (as === 'undone') wordTravel.set({ undo: undo.slice(0, -1), redo: [...redo, change] });
  else wordTravel.set({ undo: [...undo, change], redo: redo.slice(0, -1) });
}

/** Forgets them once something else is done, or another project is open. */
export function forgetWordsAfter({ name, answer }: Deed): void {
  const entry = typeof answer === 'object' && answer !== null && 'savedAt' in answer;
  if (entry || name.startsWith('project.open') || name === 'project.close') wordTravel.set(nothing);
}

/** What undo or redo would do with words, to follow its name; null where it goes to the ledger. */
export function wordsOfTravel(travel: WordTravel, direction: 'undo' | 'redo'): string | null {
  const change = travel[direction].at(-1);
  if (!change) return null;
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');
  return change.add.length > 0
    ? `added ${quoted(change.add)} to the dictionary`
    : `took ${quoted(change.remove)} out of the dictionary`;
}
