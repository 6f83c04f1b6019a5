import type { CommandEntry } from '../../../shared/host/commands.ts';

export interface Match {
  readonly entry: CommandEntry;
  /** Places in the label of the letters that were looked for, ascending. */
  readonly letters: readonly number[];
}

interface Found {
  readonly score: number;
  readonly letters: readonly number[];
}

const run = (from: number, length: number) => Array.from({ length }, (_, at) => from + at);

/** Where the words of a label begin. */
function starts(label: string): number[] {
  return [...label.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => match.index);
}

/** The letters of `word` in order, each following the one before or beginning a word; null where they are not there. */
function scattered(word: string, label: string, beginnings: readonly number[]): number[] | null {
  const seek = (at: number, before: number): number[] | null => {
    if (at === word.length) return [];
    const next = [before + 1, ...beginnings.filter((place) => place > before + 1)];
    for (const place of next) {
      if (place < 0 || label[place] !== word[at]) continue;
      if (at === 0 && !beginnings.includes(place)) continue;
      const rest = seek(at + 1, place);
      if (rest) return [place, ...rest];
    }
    return null;
  };
  return seek(0, -1);
}

/** How well one word of the search fits: the label's beginning, a word's, its middle, first letters; null where not. */
function findWord(word: string, label: string, rest: string): Found | null {
  const beginnings = starts(label);
  if (label.startsWith(word)) return { score: 100, letters: run(0, word.length) };
  const start = beginnings.find((place) => label.startsWith(word, place));
  if (start !== undefined) return { score: 80, letters: run(start, word.length) };
  const letters = scattered(word, label, beginnings);
  if (letters && word.length > 2) return { score: 55, letters };
  const middle = label.indexOf(word);
  if (middle >= 0 && word.length > 1) return { score: 40, letters: run(middle, word.length) };
  const other = rest.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
  return other ? { score: 20, letters: [] } : null;
}

/**
 * Commands in which every word of `text` is found, the best fit first: words of the label before those of its group
 * and name, whole beginnings before scattered first letters (`tal` for “Take all from the left”). Of equal fits the
 * one used last comes first, then the shorter one. An empty text finds all of them.
 */
export function matchCommands(
  entries: readonly CommandEntry[],
  text: string,
  recent: readonly string[] = [],
): Match[] {
  const words = text.toLowerCase().match(/\S+/g) ?? [];
  const age = (entry: CommandEntry) => {
    const at = recent.indexOf(entry.name);
    return at < 0 ? recent.length : at;
  };
  return entries
    .flatMap((entry) => {
      const label = entry.label.toLowerCase();
      const rest = `${entry.group} ${entry.name}`.toLowerCase();
      const found = words.map((word) => findWord(word, label, rest));
      if (!found.every((each) => each !== null)) return [];
      const score = found.reduce((sum, each) => sum + each.score, 0);
      const letters = [...new Set(found.flatMap((each) => each.letters))].sort((a, b) => a - b);
      return [{ entry, letters, score }];
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        age(a.entry) - age(b.entry) ||
        (words.length > 0 ? a.entry.label.length - b.entry.label.length : 0),
    )
    .map(({ entry, letters }) => ({ entry, letters }));
}
