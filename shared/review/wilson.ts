/** A share with the bounds between which it lies with 95 % confidence; all from 0 to 1. */
export interface ShareInterval {
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/**
 * The share `hits / trials` with its 95 % score interval (Wilson 1927), which holds for small
 * numbers and for shares near 0 and 1 too. Null without trials.
 */
export function wilson(hits: number, trials: number): ShareInterval | null {
  if (trials === 0) return null;
  const share = hits / trials;
  const spread = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / spread;
  const reach =
    (z / spread) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials ** 2));
  return {
    share,
    from: hits === 0 ? 0 : Math.max(0, centre - reach),
    to: hits === trials ? 1 : Math.min(1, centre + reach),
  };
}
