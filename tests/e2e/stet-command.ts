import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built `stet` command, with a home folder of its own unless one is given. */
export function startStet(
  args: readonly string[],
  options: { readonly cwd?: string; readonly home?: string } = {},
): ChildProcess {
  return spawn(process.execPath, [path.join(root, 'out/cli/stet.js'), ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, STET_HOME: options.home ?? temporaryFolder('home'), DISPLAY: '' },
  });
}

/** Runs the built `stet` command to its end. */
export function runStet(args: readonly string[]): Promise<CommandResult> {
  return finished(startStet(args));
}

/** Collects what a started command prints until it ends. */
export function finished(child: ChildProcess): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A new folder of this test's own. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(path.join(os.tmpdir(), `stet-${name}-`));
}

/** Every file below a folder with its bytes, by path with `/`. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) files.set(name.split(path.sep).join('/'), readFileSync(file));
  }
  return files;
}

/** The objects of a text with one JSON object a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
