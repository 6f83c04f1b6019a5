/** Work that can be interrupted: it yields every few milliseconds and returns its result in the end. */
export type Steps<Result> = Generator<undefined, Result>;

/** The result of the work, done in one go. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
