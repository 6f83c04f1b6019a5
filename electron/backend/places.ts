import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PlaceItem, PlaceList } from '../../shared/host/model.ts';
import { StetError } from '../../shared/host/result.ts';
import { looksLikeRecords } from './reader/file-kinds.ts';

/** Stands between the page and the file system: the page holds opaque tokens, never a path that it made up. */
export interface Places {
  /** The token of a path that the user chose; the same path always has the same token. */
  admit(file: string): string;
  /** The path of a token that was given out; throws `not-found` for any other. */
  resolve(token: string): string;
  /** What a folder holds that can be opened or entered; null lists `start`. */
  list(token: string | null): Promise<PlaceList>;
}

const mostItems = 5_000;

/** Tokens are random, so that none can be guessed. */
export function createPlaces(start: string): Places {
  const paths = new Map<string, string>();
  const tokens = new Map<string, string>();

  const admit = (file: string): string => {
    const absolute = path.resolve(file);
    const known = tokens.get(absolute);
    if (known) return known;
    const token = randomBytes(16).toString('hex');
    tokens.set(absolute, token);
    paths.set(token, absolute);
    return token;
  };

  const resolve = (token: string): string => {
    const file = paths.get(token);
    if (file === undefined) {
      throw new StetError('not-found', 'That place is no longer known; choose it again.');
    }
    return file;
  };

  async function list(token: string | null): Promise<PlaceList> {
    const folder = token === null ? path.resolve(start) : resolve(token);
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
      throw new StetError('unreadable', `${folder} cannot be listed: ${error.message}`);
    });
    const items: PlaceItem[] = [];
    for (const entry of entries) {
      if (entry.name.startsWith('.') || items.length >= mostItems) continue;
      const file = path.join(folder, entry.name);
      const type = entry.isSymbolicLink() ? await typeOf(file) : entryType(entry);
      if (!type) continue;
      const isProject = type === 'file' && entry.name.endsWith('.stet.json');
      const opens = type === 'folder' || isProject || looksLikeRecords(entry.name);
      items.push({
        token: admit(file),
        name: entry.name,
        type: isProject ? 'project' : type,
        opens,
      });
    }
    items.sort(
      (a, b) =>
        Number(a.type !== 'folder') - Number(b.type !== 'folder') ||
        a.name.localeCompare(b.name, 'en', { numeric: true }),
    );
    return {
      token: admit(folder),
      name: path.basename(folder) || folder,
      parents: parents(folder),
      items,
    };
  }

  function parents(folder: string): { token: string; name: string }[] {
    const chain: { token: string; name: string }[] = [];
    for (
      let at = path.dirname(folder), below = folder;
      at !== below;
      below = at, at = path.dirname(at)
    ) {
      chain.unshift({ token: admit(at), name: path.basename(at) || at });
    }
    return chain;
  }

  return { admit, resolve, list };
}

function entryType(entry: { isDirectory(): boolean; isFile(): boolean }): 'folder' | 'file' | null {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : null;
}

async function typeOf(file: string): Promise<'folder' | 'file' | null> {
  try {
    return entryType(await stat(file));
  } catch {
    return null;
  }
}
