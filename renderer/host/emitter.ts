import type { EventName, Events } from '../../shared/host/operations.ts';

/** Hands events to those who asked for them by name. */
export interface Emitter {
  on<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void;
  emit<Name extends EventName>(name: Name, data: Events[Name]): void;
}

export function createEmitter(): Emitter {
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (data: never) => void);
      return () => set.delete(listener as (data: never) => void);
    },
    emit(name, data) {
      for (const listener of [...(listeners.get(name) ?? [])]) listener(data as never);
    },
  };
}
