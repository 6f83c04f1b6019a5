import type { Token } from '../text/tokens.ts';
import type { Change } from './changes.ts';
import { endsSentence, lengthOf, startsSentence } from './units.ts';

/** A sentence of which less than this share stands on both sides, in several pieces, is shown as replaced. */
const leastKept = 0.4;

/** True when a sentence or line ends or begins within the equal tokens `[from, to]`. */
export function parted(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at <= to; at++)
    if ((at < to && endsSentence(tokens, at)) || (at > from && startsSentence(tokens, at)))
      return true;
  return false;
}

/**
 * Changes as people read them. Within a sentence, equal text no longer than the change on either
 * side of it is taken into the change (semantic cleanup, Neil Fraser, “Diff Strategies”, 2006). A
 * sentence that is still cut into pieces and keeps less than two fifths of its text is one
 * replacement from border to border.
 */
export function readableChanges(
  changes: readonly Change[],
  left: readonly Token[],
  right: readonly Token[],
): Change[] {
  const size = (change: Change) =>
    Math.max(
      lengthOf(left, change.leftFrom, change.leftTo),
      lengthOf(right, change.rightFrom, change.rightTo),
    );
  /** Changes within one sentence, or within sentences whose borders the two sides do not share. */
  const clumps: Change[][] = [];
  for (const change of changes) {
    const clump = clumps.at(-1);
    const last = clump?.at(-1);
    if (!clump || !last || parted(left, last.leftTo, change.leftFrom)) {
      clumps.push([{ ...change }]);
      continue;
    }
    clump.push({ ...change });
    while (clump.length > 1) {
      const [before, after] = clump.slice(-2) as [Change, Change];
      const between = lengthOf(left, before.leftTo, after.leftFrom);
      if (between > size(before) || between > size(after)) break;
      clump.pop();
      before.leftTo = after.leftTo;
      before.rightTo = after.rightTo;
    }
  }
  const readable: Change[] = [];
  for (const [index, clump] of clumps.entries()) {
    const following = clumps[index + 1]?.[0];
    readable.push(...wholeSentence(clump, readable.at(-1), following, left, right));
  }
  return readable;
}

/** The clump as one change of its whole sentence where little of that is kept, else as it is. */
function wholeSentence(
  clump: readonly Change[],
  previous: Change | undefined,
  following: Change | undefined,
  left: readonly Token[],
  right: readonly Token[],
): readonly Change[] {
  const first = clump[0]!;
  const last = clump.at(-1)!;
  if (clump.length === 1) return clump;
  let before = 0;
  const most = first.leftFrom - (previous?.leftTo ?? 0);
  while (before < most && !startsSentence(left, first.leftFrom - before)) before++;
  let after = 0;
  const room = (following?.leftFrom ?? left.length) - last.leftTo;
  while (after < room && !endsSentence(left, last.leftTo + after)) after++;
  const whole: Change = {
    leftFrom: first.leftFrom - before,
    leftTo: last.leftTo + after,
    rightFrom: first.rightFrom - before,
    rightTo: last.rightTo + after,
  };
  const leftLength = lengthOf(left, whole.leftFrom, whole.leftTo);
  const rightLength = lengthOf(right, whole.rightFrom, whole.rightTo);
  const removed = clump.reduce(
    (sum, { leftFrom, leftTo }) => sum + lengthOf(left, leftFrom, leftTo),
    0,
  );
  const kept = leftLength - removed;
  return kept < leastKept * Math.max(leftLength, rightLength) ? [whole] : clump;
}
