import { compareTexts } from '../../../shared/diff/compare.ts';
import type { PlaceView } from '../../../shared/host/model.ts';
import type { Run } from '../../components/run.ts';

type Removals = PlaceView['leftRemovals'];

/** Cuts a text at the spans that other findings remove; what they cover is of type `other`. */
export function contextRuns(text: string, removals: Removals): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { from, to } of removals) {
    if (from > at) runs.push({ type: 'same', text: text.slice(at, from) });
    if (to > Math.max(at, from))
      runs.push({ type: 'other', text: text.slice(Math.max(at, from), to) });
    at = Math.max(at, to);
  }
  if (at < text.length) runs.push({ type: 'same', text: text.slice(at) });
  return runs;
}

/** What changes at a place, word by word. */
export function changeRuns(before: string, after: string): Run[] {
  if (before === after) return [{ type: 'same', text: before }];
  if (after === '') return [{ type: 'removed', text: before }];
  const runs: Run[] = compareTexts(before, after).rows.flatMap((row) => row.segments);
  // A change within one word reads better whole: the old word, then the new one.
  const unchanged = runs
    .filter((run) => run.type === 'same')
    .reduce((n, run) => n + run.text.length, 0);
  if (unchanged * 3 >= before.length && /\s/.test(before)) return runs;
  return [
    { type: 'removed', text: before },
    { type: 'added', text: after },
  ];
}

/** The text around a place with its change in it; `side` leaves out what only the other side has. */
export function placeRuns(place: PlaceView, after: string, side: 'both' | 'old' | 'new'): Run[] {
  const hidden = side === 'old' ? 'added' : side === 'new' ? 'removed' : null;
  const change = changeRuns(place.before, after).filter((run) => run.type !== hidden);
  return [
    ...contextRuns(place.left, place.leftRemovals),
    ...change,
    ...contextRuns(place.right, place.rightRemovals),
  ];
}

/** A place as one line: a little text on each side, line ends as spaces. */
export function placeLine(place: PlaceView, after: string, around: number): Run[] {
  const flat = (text: string) => text.replace(/\s+/g, ' ');
  const left = flat(place.left.slice(-around));
  const right = flat(place.right.slice(0, around));
  return [
    { type: 'same', text: place.left.length > around ? `…${left}` : left },
    ...changeRuns(place.before, after).map((run) => ({ ...run, text: flat(run.text) })),
    { type: 'same', text: place.right.length > around ? `${right}…` : right },
  ];
}
