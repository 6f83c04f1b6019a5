import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildStandin, standinFolder } from '../standin/build.ts';
import { checkout, electronUnderTest, type LaunchedApp, launchApp } from '../standin/launch.ts';

const run = promisify(execFile);

/** Builds the parts of the app that are not built yet. */
async function buildMissingParts(): Promise<void> {
  const entries = {
    main: 'main/index.js',
    preload: 'preload/index.cjs',
    worker: 'worker/scan.cjs',
    renderer: 'renderer/index.html',
  };
  const missing = Object.entries(entries)
    .filter(([, file]) => !existsSync(path.join(checkout, 'out', file)))
    .map(([name]) => name);
  if (missing.length === 0) return;
  await run(process.execPath, ['scripts/build.mjs', ...missing], { cwd: checkout });
}

/**
 * Packages the app, unpacked and offline, into `output`, over the installed Electron or else the
 * stand-in, and returns the folder of the packaged app. `inspectable` flips one fuse, for a driver
 * such as Playwright cannot reach a release build.
 */
export async function packageApp(output: string, inspectable: boolean): Promise<string> {
  const { kind, executablePath } = electronUnderTest();
  if (kind === 'stand-in') await buildStandin();
  await buildMissingParts();
  const dist = kind === 'stand-in' ? standinFolder : path.dirname(executablePath);
  await run(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--linux',
      'dir',
      '--x64',
      '--publish',
      'never',
      `-c.directories.output=${output}`,
      `-c.electronDist=${dist}`,
      `-c.electronFuses.enableNodeCliInspectArguments=${inspectable}`,
    ],
    { cwd: checkout, maxBuffer: 64 * 1024 * 1024 },
  );
  const folder = (await readdir(output)).find((name) => name.endsWith('-unpacked'));
  if (!folder) throw new Error(`Nothing was packaged in ${output}`);
  return path.join(output, folder);
}

/** Path of the executable of a packaged app. */
export function executableOf(folder: string): string {
  return path.join(folder, 'stet-desktop');
}

/** Starts a packaged app, which has to be an inspectable one. */
export function launchPackagedApp(
  folder: string,
  options: { readonly args?: readonly string[]; readonly userData?: string } = {},
): Promise<LaunchedApp> {
  return launchApp({ ...options, executablePath: executableOf(folder) });
}

interface ArchiveEntry {
  readonly files?: Readonly<Record<string, ArchiveEntry>>;
}

/** The files in an asar archive, as paths with `/`, sorted. */
export function listArchive(archive: string): string[] {
  const bytes = readFileSync(archive);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  const list = (entry: ArchiveEntry, prefix: string): string[] =>
    Object.entries(entry.files ?? {}).flatMap(([name, child]) =>
      child.files ? list(child, `${prefix}${name}/`) : [`${prefix}${name}`],
    );
  return list(header as ArchiveEntry, '').sort();
}

/** The fuses of an executable as a string of digits in Electron's order. */
export function readFuseWire(executable: string): string {
  const bytes = readFileSync(executable);
  const sentinel = Buffer.from(['dL7pKGdnNz796PbbjQWN', 'KmHXBZaB9tsX'].join(''));
  const at = bytes.lastIndexOf(sentinel) + sentinel.length;
  const length = bytes[at + 1] ?? 0;
  return bytes.toString('latin1', at + 2, at + 2 + length);
}
