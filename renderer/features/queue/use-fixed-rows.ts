import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
/** Milliseconds of rest until rows out of sight are drawn of a new list, and no more ahead than around. */
const atRest = 150;

/**
 * Which of many rows of one height are in sight, and `overscan` on each side, more of them where one
 * scrolls to: the list may move on before it is drawn. Where `list` tells one list from another, those
 * in sight of a new one come first. Costs the same for any number of rows, which a list that measures
 * its rows does not.
 */
export function useFixedRows(
  frame: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  overscan: number,
  list?: unknown,
): FixedRows {
  const [seen, setSeen] = useState({ from: 0, to: 0, lead: 0 });
  const [rested, setRested] = useState<unknown>(null);
  const shown = useRef(list);
  useLayoutEffect(() => {
    shown.current = list;
  }, [list]);
  const look = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const from = Math.floor(element.scrollTop / height);
    const to = Math.ceil((element.scrollTop + element.clientHeight) / height);
    setSeen((before) => {
      if (before.from === from && before.to === to) return before;
      const moved = from - before.from;
      // Who jumps does not go on from there.
      const ahead = Math.abs(moved) > mostLead ? 0 : 3 * moved;
      return { from, to, lead: Math.max(-mostLead, Math.min(mostLead, ahead)) };
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
    const scrolled = () =>
      flushSync(() => {
        setRested(shown.current);
        look();
      });
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [frame, look, there]);
  const beyond = seen.to > count;
  useLayoutEffect(() => {
    // A list that got shorter is scrolled back by the browser, which tells so a frame later.
    if (beyond) look();
  }, [beyond, look]);
  useEffect(() => {
    if (rested === list && seen.lead === 0) return;
    const timer = window.setTimeout(() => {
      setRested(list);
      setSeen((now) => (now.lead === 0 ? now : { ...now, lead: 0 }));
    }, atRest);
    return () => window.clearTimeout(timer);
  }, [list, rested, seen]);
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
  const around = list === undefined || rested === list ? overscan : 0;
  const to = Math.min(count, seen.to + around + Math.max(0, seen.lead));
  const from = Math.min(seen.from - around + Math.min(0, seen.lead), to);
  return { from: Math.max(0, from), to, scrollTo };
}
