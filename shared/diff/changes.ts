import type { Token } from '../text/tokens.ts';
import type { Run } from './sequence.ts';
import { startsLine, startsSentence } from './units.ts';

const joiner = /^[-.,:/’'_@&\u2010\u2011]$/u;
const extending = /^[\p{M}\u200d]/u;

/** True when the tokens before and after the boundary `at` belong to one word, number or character. */
function glued(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at];
  if (!before || !after) return false;
  if (extending.test(after.text) || before.text === '\u200d') return true;
  if (before.type === 'word' && after.type === 'mark' && joiner.test(after.text))
    return tokens[at + 1]?.type === 'word';
  if (before.type === 'mark' && after.type === 'word' && joiner.test(before.text))
    return tokens[at - 2]?.type === 'word';
  return false;
}

/** How well a change may begin at the boundary `at`: a line's start, a sentence's, a word's, elsewhere. */
function rank(tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  if (!before) return 3;
  if (startsLine(tokens, at)) return 3;
  if (startsSentence(tokens, at)) return 2;
  return before.type === 'space' ? 1 : 0;
}

/** Moves a pure insertion or deletion `[from, to)` within equal surroundings to where it reads best; answers by how much. */
function bestShift(
  tokens: readonly Token[],
  from: number,
  to: number,
  before: number,
  after: number,
): number {
  let best = 0;
  let bestRank = rank(tokens, from);
  for (let shift = 1; shift <= after; shift++) {
    if (tokens[from + shift - 1]!.text !== tokens[to + shift - 1]!.text) break;
    const value = rank(tokens, from + shift);
    if (value > bestRank) {
      best = shift;
      bestRank = value;
    }
  }
  for (let shift = -1; shift >= -before; shift--) {
    if (tokens[from + shift]!.text !== tokens[to + shift]!.text) break;
    const value = rank(tokens, from + shift);
    if (value > bestRank) {
      best = shift;
      bestRank = value;
    }
  }
  return best;
}

/** A changed run of tokens on both sides, as half-open index ranges; the tokens between two changes are equal. */
export interface Change {
  leftFrom: number;
  leftTo: number;
  rightFrom: number;
  rightTo: number;
  /** Names the move that it is one end of. */
  move?: number;
}

/** Changed runs, slid to where they read best and grown to whole words; they stay in order and disjoint. */
export function settleChanges(
  runs: readonly Run[],
  left: readonly Token[],
  right: readonly Token[],
): Change[] {
  const changes: Change[] = [];
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    if (run.same) continue;
    let { leftFrom, leftTo, rightFrom, rightTo } = run;
    const last = changes.at(-1);
    const before = leftFrom - (last?.leftTo ?? 0);
    const following = runs[i + 1];
    const after = following ? following.leftTo - following.leftFrom : 0;
    let shift = 0;
    if (leftFrom === leftTo) shift = bestShift(right, rightFrom, rightTo, before, after);
    else if (rightFrom === rightTo) shift = bestShift(left, leftFrom, leftTo, before, after);
    leftFrom += shift;
    leftTo += shift;
    rightFrom += shift;
    rightTo += shift;
    let room = before + shift;
    while (room > 0 && (glued(left, leftFrom) || glued(right, rightFrom))) {
      leftFrom--;
      rightFrom--;
      room--;
    }
    room = after - shift;
    while (room > 0 && (glued(left, leftTo) || glued(right, rightTo))) {
      leftTo++;
      rightTo++;
      room--;
    }
    if (last && last.leftTo === leftFrom && last.rightTo === rightFrom) {
      last.leftTo = leftTo;
      last.rightTo = rightTo;
    } else changes.push({ leftFrom, leftTo, rightFrom, rightTo });
  }
  return changes;
}
