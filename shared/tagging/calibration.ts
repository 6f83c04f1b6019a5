/** What is known of a tag that the model puts forward. */
export interface Evidence {
  readonly score: number;
  /** 0 for the tag with the highest score. */
  readonly rank: number;
  /** Articles that taught the tag. */
  readonly taught: number;
}

/** Turns scores into probabilities; learns from how often earlier ones were right. */
export interface Calibration {
  probability(evidence: Evidence): number;
  learn(evidence: Evidence, right: boolean): void;
  /** All it has learned, and the way back to it. */
  save(): Float64Array;
  restore(saved: Float64Array): void;
}

const inputs = 4;
const rate = 0.5;

function inputsOf({ score, rank, taught }: Evidence): readonly number[] {
  const clipped = Math.max(-3, Math.min(2, score));
  return [1, clipped, rank === 0 ? 1 : 0, Math.log(1 + taught) / 4];
}

/** A logistic regression over score, rank and evidence, shared by all tags (after Platt 1999), one step at a time (AdaGrad, Duchi 2011). */
export function createCalibration(): Calibration {
  /** The weights of the inputs, then the sums of their squared gradients. */
  let state = Float64Array.of(0.5, 2, 0, 0, 1, 1, 1, 1);

  function probability(evidence: Evidence): number {
    const values = inputsOf(evidence);
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += state[i]! * values[i]!;
    return 1 / (1 + Math.exp(-sum));
  }

  return {
    probability,
    learn(evidence, right) {
      const error = probability(evidence) - (right ? 1 : 0);
      const values = inputsOf(evidence);
      for (let i = 0; i < inputs; i++) {
        const gradient = error * values[i]!;
        state[inputs + i]! += gradient * gradient;
        state[i]! -= (rate * gradient) / Math.sqrt(state[inputs + i]!);
      }
    },
    save: () => state.slice(),
    restore(saved) {
      state = saved.slice();
    },
  };
}
