/** How far two editors agree beyond chance. */
export interface Agreement {
  /** Findings that both decided. */
  readonly both: number;
  readonly agreed: number;
  /** Share of `both` on which they agree, and the share expected if each had decided by chance with their own habits. */
  readonly observed: number;
  readonly expected: number;
  /** Cohen's kappa; null without findings, and where agreement by chance is certain. */
  readonly kappa: number | null;
  /** 95 % interval by the large-sample standard error; null where kappa is, and below `fewest`. */
  readonly interval: readonly [from: number, to: number] | null;
}

/** With fewer findings decided by both, kappa says too little to be trusted. */
export const fewest = 30;

const z = 1.959963984540054;

/**
 * Cohen's kappa (Cohen 1960, A coefficient of agreement for nominal scales) over pairs of labels, one
 * pair for each finding that both decided: (observed − expected) / (1 − expected). The standard error
 * is that paper's, √(p(1−p) / (n(1−e)²)).
 */
export function agreementOf(pairs: Iterable<readonly [mine: string, theirs: string]>): Agreement {
  const mine = new Map<string, number>();
  const theirs = new Map<string, number>();
  let both = 0;
  let agreed = 0;
  for (const [one, other] of pairs) {
    both++;
    if (one === other) agreed++;
    mine.set(one, (mine.get(one) ?? 0) + 1);
    theirs.set(other, (theirs.get(other) ?? 0) + 1);
  }
  // Whole numbers as long as possible, so that certain agreement is recognised as such.
  let chance = 0;
  for (const [label, count] of mine) chance += count * (theirs.get(label) ?? 0);
  const observed = both === 0 ? 0 : agreed / both;
  const expected = both === 0 ? 0 : chance / (both * both);
  const kappa =
    both === 0 || chance === both * both ? null : (observed - expected) / (1 - expected);
  const error = Math.sqrt((observed * (1 - observed)) / (both * (1 - expected) ** 2));
  const interval: Agreement['interval'] =
    kappa === null || both < fewest
      ? null
      : [Math.max(-1, kappa - z * error), Math.min(1, kappa + z * error)];
  return { both, agreed, observed, expected, kappa, interval };
}
