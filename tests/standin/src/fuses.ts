import { readFileSync } from 'node:fs';

/** Positions of the fuses on the wire, in Electron's order. */
const positions = { runAsNode: 0, nodeCliInspect: 3, onlyLoadAppFromAsar: 5 } as const;

const sentinel = Buffer.from(['dL7pKGdnNz796PbbjQWN', 'KmHXBZaB9tsX'].join(''));

/** Reads from the executable's own bytes whether a fuse is on. */
export function readFuses(executable: string): (name: keyof typeof positions) => boolean {
  const bytes = readFileSync(executable);
  const at = bytes.lastIndexOf(sentinel);
  if (at < 0) throw new Error('stand-in: the executable has no fuse wire');
  return (name) => bytes[at + sentinel.length + 2 + positions[name]] === '1'.charCodeAt(0);
}
