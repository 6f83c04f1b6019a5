import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly offset?: string;
  readonly size?: number;
  readonly unpacked?: boolean;
}

/**
 * Unpacks an asar archive (a pickled JSON header, then the files one after another) into a folder.
 * Electron reads the archive in place; here the app only needs to find its files.
 */
export function unpackArchive(archive: string, folder: string): void {
  const bytes = readFileSync(archive);
  const headerEnd = 8 + bytes.readUInt32LE(4);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry;
  const unpack = (entry: Entry, target: string): void => {
    if (entry.files) {
      mkdirSync(target, { recursive: true });
      for (const [name, child] of Object.entries(entry.files))
        unpack(child, path.join(target, name));
      return;
    }
    if (entry.unpacked) throw new Error(`stand-in: unpacked files are not implemented: ${target}`);
    const from = headerEnd + Number(entry.offset);
    writeFileSync(target, bytes.subarray(from, from + (entry.size ?? 0)), { mode: 0o444 });
  };
  unpack(header, folder);
}
