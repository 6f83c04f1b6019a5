import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import { StetError } from '../../../shared/host/result.ts';
import { systemCode } from '../reader/reading-failure.ts';

/** Files that every export may hold beside those its manifest names. */
export const exportFiles = [
  'corpus.jsonl',
  'corpus.csv',
  'corpus.tsv',
  'corpus.parquet',
  'manifest.jsonl',
  'decisions.json',
  'report.html',
  'changes.patch',
  'tags.csv',
];

/**
 * Refuses a target that is not empty (unless `force`), that is no folder, or that lies in the source corpus or
 * around it. Throws `StetError` `unwritable`.
 */
export async function checkTarget(target: string, source: string, force: boolean): Promise<void> {
  const place = await realPlace(target);
  const corpus = await realPlace(source);
  if (place === corpus || isInside(place, corpus)) {
    throw new StetError(
      'unwritable',
      `“${target}” lies in the corpus itself, which Stet never writes to; choose a folder outside of it.`,
    );
  }
  if (isInside(corpus, place)) {
    throw new StetError(
      'unwritable',
      `“${target}” holds the corpus, which Stet never writes over; choose another folder.`,
    );
  }
  let entries: string[];
  try {
    entries = await readdir(place);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return;
    if (code === 'ENOTDIR')
      throw new StetError('unwritable', `“${target}” is a file, not a folder.`);
    throw error;
  }
  if (entries.length > 0 && !force) {
    throw new StetError('unwritable', `The folder “${target}” is not empty; name a new one.`);
  }
}

/** Makes an empty folder beside the target, to be filled and then moved there. Its name is never seen, so it may be random. */
export async function makeStaging(target: string): Promise<string> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const name = `.${basename(target).slice(0, 40)}.stet-${randomBytes(6).toString('hex')}`;
  // Not `mkdtemp`, whose folders nobody else may read.
  await mkdir(join(parent, name));
  return join(parent, name);
}

/**
 * Moves a finished staging folder to the target. Into a folder that is not empty the files are moved one by one,
 * after those that an earlier export left there are removed; files that no export wrote stay.
 */
export async function publish(staging: string, target: string): Promise<void> {
  try {
    // An empty folder, or none: the whole folder is moved at once.
    await rmdir(target).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM', 'EBUSY'].includes(systemCode(error))) throw error;
    await removeEarlier(target);
    await moveInto(staging, target);
    await rm(staging, { recursive: true, force: true });
    return;
  }
  await rename(staging, target);
}

async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await moveInto(source, target);
    else await rename(source, target);
  }
}

/** Removes the files that an earlier export wrote, as its manifest names them, and folders left empty by that. */
async function removeEarlier(target: string): Promise<void> {
  let decisions: string;
  let manifest: string;
  try {
    decisions = await readFile(join(target, 'decisions.json'), 'utf8');
    manifest = await readFile(join(target, 'manifest.jsonl'), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if (!decisions.startsWith('{"format":"stet-decisions"')) return;
  const names = [...exportFiles];
  for (const line of manifest.split('\n')) {
    const name = fileNamedIn(line);
    if (name !== null) names.push(name);
  }
  const folders = new Set<string>();
  for (const name of names) {
    const path = resolve(target, name);
    if (!isInside(path, target)) continue;
    await rm(path, { force: true });
    for (let folder = dirname(path); isInside(folder, target); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
    await rmdir(folder).catch(() => {});
  }
}

function fileNamedIn(line: string): string | null {
  if (!line.startsWith('{"type":"article"')) return null;
  try {
    const { file } = JSON.parse(line) as { file?: unknown };
    return typeof file === 'string' ? file : null;
  } catch {
    return null;
  }
}

/** The path with links resolved as far as it exists. */
async function realPlace(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error)) || absolute === parse(absolute).root) {
      throw error;
    }
    return join(await realPlace(dirname(absolute)), basename(absolute));
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
