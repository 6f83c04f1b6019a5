import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

const stored = z.object({
  bounds: rectangle.nullable().catch(null),
  maximized: z.boolean().catch(false),
  folder: z.string().nullable().catch(null),
});

export type Rectangle = z.infer<typeof rectangle>;

/** What the desktop remembers between runs: where its window was and from where one last opened. */
export type DesktopState = z.infer<typeof stored>;

export const smallest = { width: 800, height: 560 } as const;
const usual = { width: 1280, height: 840 } as const;

/** The state kept in `file`; what is missing or damaged falls back to its default. */
export function readDesktopState(file: string): DesktopState {
  let data: unknown = {};
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // A first run, or a file that somebody broke: the defaults do.
  }
  const parsed = stored.safeParse(data);
  return parsed.success ? parsed.data : { bounds: null, maximized: false, folder: null };
}

/** Writes the state at once, by a neighbour and a rename; throws what the file system throws. */
export function writeDesktopState(file: string, state: DesktopState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * Bounds that lie wholly on one screen: those given, moved and shrunk onto the work area they share
 * most with; where they share none with any, or none are given, centred on the first.
 */
export function fitBounds(wanted: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const first = workAreas[0];
  if (!first) return wanted ?? { x: 0, y: 0, ...usual };
  const best = wanted
    ? workAreas.reduce((a, b) => (overlap(wanted, b) > overlap(wanted, a) ? b : a), first)
    : first;
  const known = wanted && overlap(wanted, best) > 0 ? wanted : null;
  const size = known ?? usual;
  const width = Math.min(Math.max(size.width, smallest.width), best.width);
  const height = Math.min(Math.max(size.height, smallest.height), best.height);
  const x = known ? known.x : best.x + Math.round((best.width - width) / 2);
  const y = known ? known.y : best.y + Math.round((best.height - height) / 2);
  return {
    x: Math.min(Math.max(x, best.x), best.x + best.width - width),
    y: Math.min(Math.max(y, best.y), best.y + best.height - height),
    width,
    height,
  };
}
