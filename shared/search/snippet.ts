import { foldText } from './fold.ts';
import type { QueryTerm } from './query.ts';

/** A stretch of a text around what was found. */
export interface Snippet {
  readonly left: string;
  readonly match: string;
  readonly right: string;
}

const around = 60;
/** Code units of a text that are looked at. */
const mostLookedAt = 100_000;

/** The first place of a text where a term stands, with what is around it; null where none does. */
export function snippetOf(text: string, terms: readonly QueryTerm[]): Snippet | null {
  const looked = text.slice(0, mostLookedAt);
  const { folded, origins } = foldWithOrigins(looked);
  for (const { pattern, words } of terms) {
    if (words.length === 0) continue;
    const found = pattern.exec(folded);
    if (!found) continue;
    const from = origins ? origins[found.index]! : found.index;
    const end = found.index + found[0].length;
    const to = origins ? (origins[end] ?? looked.length) : end;
    const start = startOf(looked, from);
    const stop = stopOf(looked, to);
    return {
      left: (start > 0 ? '…' : '') + plain(looked.slice(start, from)),
      match: plain(looked.slice(from, to)),
      right: plain(looked.slice(to, stop)) + (stop < text.length ? '…' : ''),
    };
  }
  return null;
}

const plain = (text: string) => text.replace(/\s+/g, ' ');

function startOf(text: string, from: number): number {
  if (from <= around) return 0;
  const space = text.slice(from - around, from).search(/\s/);
  return space < 0 ? from - around : from - around + space + 1;
}

function stopOf(text: string, to: number): number {
  if (to + around >= text.length) return text.length;
  const piece = text.slice(to, to + around);
  const space = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n'));
  return space <= 0 ? to + around : to + space;
}

/** The folded text and, where lengths differ, which code unit of the text each of its own came from. */
function foldWithOrigins(text: string): { folded: string; origins: Uint32Array | null } {
  // Without anything beyond ASCII every code unit stays where it is.
  if (!/[^\0-\x7f]/.test(text)) return { folded: foldText(text), origins: null };
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldText(character);
    for (let unit = 0; unit < piece.length; unit++) origins.push(at);
    folded += piece;
    at += character.length;
  }
  return { folded, origins: Uint32Array.from(origins) };
}
