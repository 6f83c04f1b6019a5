import { type RefObject, useEffect, useRef } from 'react';
import { useApp } from '../../state/app.ts';
import { useStore } from '../../state/store.ts';

/** A list that measures its rows moves them for some frames; so many without a move are rest. */
const rest = 3;
const mostFrames = 40;

/**
 * Brings the hunk that the editor is at into sight whenever it is another one, and when the field for a text of one's
 * own takes a part of the room. `goThere` is asked for once where the hunk is not drawn yet. Afterwards the editor may
 * scroll away from it.
 */
export function useHunkInSight(
  frame: RefObject<HTMLElement | null>,
  hunk: number,
  goThere: () => void,
): void {
  const app = useApp();
  const editing = useStore(app.stage, (stage) => stage.editing);
  const go = useRef(goThere);
  go.current = goThere;
  useEffect(() => {
    let frames = 0;
    let still = 0;
    let asked = false;
    let request = 0;
    const look = () => {
      const list = frame.current;
      const place = list?.querySelector(`[data-hunk="${hunk}"]`);
      if (list && place) {
        const before = list.scrollTop;
        // While one writes, little of the comparison is left.
        place.scrollIntoView({ block: editing ? 'center' : 'nearest' });
        still = list.scrollTop === before ? still + 1 : 0;
      } else if (!asked) {
        asked = true;
        go.current();
      }
      frames += 1;
      if (still < rest && frames < mostFrames) request = requestAnimationFrame(look);
    };
    request = requestAnimationFrame(look);
    return () => cancelAnimationFrame(request);
  }, [frame, hunk, editing]);
}
