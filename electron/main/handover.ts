/** Holds paths that were handed to the program until its page can hear of them. */
export interface Handover {
  /** Hands over the last of the paths, for one project is open at a time. */
  give(paths: readonly string[]): void;
  /** The page listens: what was held, and what comes, is delivered at once. */
  listening(): void;
  /** The page is gone or starts anew. */
  gone(): void;
}

/** A handover to a page that does not listen yet. */
export function createHandover(deliver: (path: string) => void): Handover {
  let held: string | null = null;
  let listens = false;
  return {
    give(paths) {
      const path = paths.at(-1);
      if (path === undefined) return;
      if (listens) deliver(path);
      else held = path;
    },
    listening() {
      listens = true;
      const path = held;
      held = null;
      if (path !== null) deliver(path);
    },
    gone() {
      listens = false;
    },
  };
}
