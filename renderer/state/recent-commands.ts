import { z } from 'zod';

const place = 'stet.recent-commands';
const kept = z.array(z.string()).catch([]);
const most = 6;

/** Names of the commands that were run from the palette last, newest first. */
export function recentCommands(): readonly string[] {
  try {
    return kept.parse(JSON.parse(window.localStorage.getItem(place) ?? '[]')).slice(0, most);
  } catch {
    return [];
  }
}

/** Puts a command first among those run last. */
export function rememberCommand(name: string): void {
  const others = recentCommands().filter((each) => each !== name);
  window.localStorage.setItem(place, JSON.stringify([name, ...others].slice(0, most)));
}
