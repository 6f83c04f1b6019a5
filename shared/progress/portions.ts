/** Long work that pauses every few milliseconds, so that whoever runs it may do something else in between. */
export type Portions<Result> = Generator<void, Result>;

/** Does the work in one go. */
export function inOneGo<Result>(portions: Portions<Result>): Result {
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
  }
}
