import type { CommandEntry } from '../../../shared/host/commands.ts';

/**
 * Commands whose label or group has every word of `text` as the start of one of its words, those
 * whose label begins with it first; all of them for an empty text.
 */
export function matchCommands(entries: readonly CommandEntry[], text: string): CommandEntry[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...entries];
  const scored = entries.flatMap((entry) => {
    const label = entry.label.toLowerCase();
    const parts = `${label} ${entry.group.toLowerCase()} ${entry.name}`.split(/[^\p{L}\p{N}]+/u);
    if (!words.every((word) => parts.some((part) => part.startsWith(word)))) return [];
    return [{ entry, score: label.startsWith(words[0] ?? '') ? 0 : 1 }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ entry }) => entry);
}
