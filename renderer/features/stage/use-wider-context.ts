import { useQuery } from '@tanstack/react-query';
import type { PlaceView } from '../../../shared/host/model.ts';
import { useApp } from '../../state/app.ts';
import { articleQuery } from '../../state/queries.ts';

/** The place with the rest of its article around it, once `wide` is asked for and it could be found there. */
export function useWiderContext(place: PlaceView, wide: boolean): PlaceView {
  const app = useApp();
  const article = useQuery({ ...articleQuery(app, place.article.key), enabled: wide }).data;
  return wide && article ? widen(place, article.source) : place;
}

/** The place with all of `source` around it; as it is where its stretch does not stand in `source` exactly once. */
export function widen(place: PlaceView, source: string): PlaceView {
  const stretch = place.left + place.before + place.right;
  const at = source.indexOf(stretch);
  if (at < 0 || source.indexOf(stretch, at + 1) >= 0) return place;
  return {
    ...place,
    left: source.slice(0, at) + place.left,
    right: place.right + source.slice(at + stretch.length),
    leftCut: false,
    rightCut: false,
    leftRemovals: place.leftRemovals.map(({ from, to }) => ({ from: from + at, to: to + at })),
  };
}
