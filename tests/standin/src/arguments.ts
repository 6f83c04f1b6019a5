/** What the executable was asked for on its command line. */
export interface Arguments {
  /** Everything after the executable, as given. */
  readonly all: readonly string[];
  /** The first argument that is no switch: the app's folder, unless the app is packaged. */
  readonly app: string | null;
  readonly inspect: boolean;
  readonly remoteDebugging: boolean;
  readonly userData: string | null;
}

/** Reads the switches that Electron itself would read. */
export function parseArguments(all: readonly string[]): Arguments {
  const has = (name: string) => all.some((each) => each === name || each.startsWith(`${name}=`));
  const value = (name: string) =>
    all.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  return {
    all,
    app: all.find((each) => !each.startsWith('-')) ?? null,
    inspect: has('--inspect'),
    remoteDebugging: has('--remote-debugging-port'),
    userData: value('--user-data-dir'),
  };
}
