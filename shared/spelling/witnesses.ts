import type { Page } from './page.ts';
import { BREAK, NUMBER } from './vocabulary.ts';
import { PARTED } from './word-scanner.ts';

/** For each article the near-duplicates that bear witness to it, at most `limit` of them. */
export function partnersOf(
  count: number,
  pairs: readonly (readonly [number, number])[],
  limit: number,
): readonly (readonly number[])[] {
  const partners: number[][] = Array.from({ length: count }, () => []);
  for (const [a, b] of pairs) {
    if (partners[a] && partners[a].length < limit) partners[a].push(b);
    if (partners[b] && partners[b].length < limit) partners[b].push(a);
  }
  return partners;
}

const SPACE = 2 ** 26;

/** Words of a page by the pair of words around them; where two differ, 0. */
function gapsOf(page: Page, pause: () => void): Map<number, number> {
  const gaps = new Map<number, number>();
  for (let at = 0; at < page.count; at++) {
    if ((at & 4095) === 4095) pause();
    const left = page.left(at);
    const right = page.right(at);
    if (left === BREAK && right === BREAK) continue;
    const key = left * SPACE + right;
    const known = gaps.get(key);
    const id = page.ids[at]!;
    if (known === undefined) gaps.set(key, id);
    else if (known !== id) gaps.set(key, 0);
  }
  return gaps;
}

/** True when the same words stand on both pages, parted in the same places. */
function readAlike(page: Page, other: Page): boolean {
  if (page.count !== other.count) return false;
  for (let at = 0; at < page.count; at++) {
    if (page.ids[at] !== other.ids[at]) return false;
    if ((page.flags[at]! ^ other.flags[at]!) & PARTED) return false;
  }
  return true;
}

/**
 * Places of `page` where `other`, a near-duplicate of it, has another word between the same two
 * neighbours: position on the page to word id.
 */
export function differencesBetween(
  page: Page,
  other: Page,
  pause: () => void,
): Map<number, number> {
  if (readAlike(page, other)) return new Map();
  const mine = gapsOf(page, pause);
  const theirs = gapsOf(other, pause);
  const found = new Map<number, number>();
  for (let at = 0; at < page.count; at++) {
    if ((at & 4095) === 4095) pause();
    const id = page.ids[at]!;
    if (id <= NUMBER) continue;
    const left = page.left(at);
    const right = page.right(at);
    // One side at the edge of a sentence is enough, both are not.
    if (left === BREAK && right === BREAK) continue;
    const key = left * SPACE + right;
    if (mine.get(key) !== id) continue;
    const word = theirs.get(key);
    if (word !== undefined && word > NUMBER && word !== id) found.set(at, word);
  }
  return found;
}
