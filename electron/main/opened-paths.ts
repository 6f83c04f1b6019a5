import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The files and folders named on a command line, absolute. Switches are skipped, and so is the app's
 * own folder, the first argument of an app that is not packaged. Desktops may pass `file:` addresses.
 */
export function pathsOfArguments(
  argv: readonly string[],
  folder: string,
  packaged: boolean,
): string[] {
  const named = argv.slice(1).filter((each) => each !== '' && !each.startsWith('-'));
  return named.slice(packaged ? 0 : 1).flatMap((each) => {
    if (!/^file:/i.test(each)) return [path.resolve(folder, each)];
    try {
      return [fileURLToPath(each)];
    } catch {
      return [];
    }
  });
}
