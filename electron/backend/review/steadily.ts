import type { Portions } from '../../../shared/progress/portions.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';

/** A function that does work in portions over the ledger and the findings as they are, and begins again where these changed meanwhile. */
export function steadily(
  desk: Desk,
): <Result>(work: () => Promise<Portions<Result>>) => Promise<Result> {
  const moment = desk.untilChanged(() => ({}));
  return async (work) => {
    for (;;) {
      const [before, { length }] = [moment(), desk.review.entries];
      const result = await withPauses(await work());
      if (moment() === before && desk.review.entries.length === length) return result;
    }
  };
}
