import { useSyncExternalStore } from 'react';

/** A value that can be read, replaced and watched; one for each part of the page's own state. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  /** Replaces some fields of an object. */
  patch(part: Partial<T>): void;
  subscribe(listener: () => void): () => void;
}

/** A store that starts with `initial`; listeners run only when the value is another one. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    patch: (part) => set({ ...value, ...part }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What `select` picks from the store; it must pick the same reference while nothing changed. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
