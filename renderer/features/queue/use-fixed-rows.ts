import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface FixedRows {
  /** The rows to be drawn, half-open. */
  readonly from: number;
  readonly to: number;
  /** Brings a row into sight with as little scrolling as possible. */
  scrollTo(index: number): void;
}

/** Rows drawn ahead at most while one scrolls. */
const mostLead = 160;

/**
 * Which of many rows of one height are in sight, and `overscan` on each side, more of them where one
 * scrolls to: the list may move on before it is drawn. Costs the same for any number of rows, which a
 * list that measures its rows does not.
 */
export function useFixedRows(
  frame: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  overscan: number,
): FixedRows {
  const [seen, setSeen] = useState({ from: 0, to: 0, lead: 0 });
  const look = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const from = Math.floor(element.scrollTop / height);
    const to = Math.ceil((element.scrollTop + element.clientHeight) / height);
    setSeen((before) => {
      if (before.from === from && before.to === to) return before;
      const lead = Math.max(-mostLead, Math.min(mostLead, 3 * (from - before.from)));
      return { from, to, lead };
    });
  }, [frame, height]);
  const there = count > 0;
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element || !there) return;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    // Drawn before the frame that shows the new place; else it would be blank there.
    const scrolled = () => flushSync(look);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [frame, look, there]);
  const scrollTo = useCallback(
    (index: number) => {
      const element = frame.current;
      if (!element) return;
      const top = index * height;
      const { scrollTop, clientHeight } = element;
      if (top < scrollTop) element.scrollTop = top;
      else if (top + height > scrollTop + clientHeight) {
        element.scrollTop = top + height - clientHeight;
      } else return;
      look();
    },
    [frame, height, look],
  );
  const to = Math.min(count, seen.to + overscan + Math.max(0, seen.lead));
  const from = Math.min(seen.from - overscan + Math.min(0, seen.lead), to);
  return { from: Math.max(0, from), to, scrollTo };
}
