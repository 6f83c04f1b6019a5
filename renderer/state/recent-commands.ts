import type { App } from './app.ts';
import { keepWithUser } from './kept-with-user.ts';

const most = 6;
let recent: readonly string[] = [];

/** Names of the commands that were run from the palette last, newest first. */
export function recentCommands(): readonly string[] {
  return recent;
}

/** Takes over what the user's settings have of it. */
export function recallCommands(kept: readonly string[]): void {
  recent = kept.slice(0, most);
}

/** Puts a command first among those run last. */
export function rememberCommand(app: App, name: string): void {
  recent = [name, ...recent.filter((each) => each !== name)].slice(0, most);
  keepWithUser(app, { recentCommands: recent });
}
