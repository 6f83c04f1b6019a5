import { count } from '../../state/words.ts';

/** Says how many were looked at after the figures had been shown, to follow how many were looked at. */
export const notBlind = (afterFigures: number): string =>
  afterFigures === 0 ? '' : `, ${count(afterFigures)} of them after its figures had been shown`;
