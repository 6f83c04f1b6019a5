import { spawn } from 'node:child_process';
import { findElectron, getElectron, hasDisplay } from './electron-binary.ts';
import { installation } from './installation.ts';
import { serveCommand } from './serve-command.ts';

/** `stet open`: the desktop app where Electron and a display are, else the browser host, saying so in one line. */
export async function openCommand(target: string | undefined): Promise<void> {
  const missing = desktopMissing();
  if (missing === null) return openDesktop(target);
  console.error(`${missing} Opening Stet in the browser instead.`);
  return serveCommand(target, { port: 0, open: true });
}

function desktopMissing(): string | null {
  if (!hasDisplay()) return 'There is no display for a desktop window.';
  if (getElectron()) return null;
  return 'Electron’s binary is not here and could not be fetched.';
}

async function openDesktop(target: string | undefined): Promise<void> {
  const binary = findElectron();
  if (!binary) return;
  const args = [installation.root, ...(target === undefined ? [] : [target])];
  // Chromium refuses its sandbox to root.
  if (process.platform === 'linux' && process.getuid?.() === 0) args.unshift('--no-sandbox');
  const app = spawn(binary, args, { stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve) => {
    app.on('error', () => resolve(1));
    app.on('exit', (code) => resolve(code ?? 1));
  });
}
