import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useApp } from './app.ts';
import { createStore, useStore } from './store.ts';

const inspected = createStore<string | null>(null);
let wanted: string | null = null;

/** The finding that the inspector shows: the one on the stage, as soon as the stage has been painted with it. */
export function useInspected(): string | null {
  const { queue } = useApp();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      const id = queue.get().current?.id ?? null;
      if (id === wanted) return;
      wanted = id;
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(() => window.setTimeout(follow, 0));
    };
    look();
    const stop = queue.subscribe(look);
    return () => {
      stop();
      window.cancelAnimationFrame(frame);
      wanted = null;
      follow();
    };
  }, [queue]);
  return useStore(inspected, (id) => id);
}

const follow = () => inspected.set(wanted);

/** Lets the inspector show the finding on the stage at once: the next key may be meant for it. */
export function inspectNow(): void {
  flushSync(follow);
}
