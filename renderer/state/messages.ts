import { createStore } from './store.ts';

/** A sentence for the editor that stays until it is read (errors) or for a while (all else). */
export interface Message {
  readonly id: number;
  readonly tone: 'error' | 'note';
  readonly text: string;
}

export const messages = createStore<readonly Message[]>([]);
/** What a screen reader is told; each announcement differs from the one before. */
export const announcement = createStore('');

let last = 0;

export function showMessage(tone: Message['tone'], text: string): void {
  if (messages.get().some((message) => message.text === text)) return;
  last += 1;
  const id = last;
  messages.set([...messages.get().slice(-3), { id, tone, text }]);
  if (tone === 'note') window.setTimeout(() => dismissMessage(id), 6000);
}

export function dismissMessage(id: number): void {
  messages.set(messages.get().filter((message) => message.id !== id));
}

/** Takes a sentence away that is no longer so. */
export function withdrawMessage(text: string): void {
  messages.set(messages.get().filter((message) => message.text !== text));
}

/** Says something without moving focus; the same words twice are told twice. */
export function announce(text: string): void {
  const before = announcement.get();
  announcement.set(before === text ? `${text}\u00a0` : text);
}
