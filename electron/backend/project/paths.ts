/** The files of one project, side by side in one folder. */
export interface ProjectPaths {
  /** `NAME.stet.json` */
  readonly file: string;
  /** The snapshot before the present one. */
  readonly olderFile: string;
  /** `NAME.stet.journal` */
  readonly journal: string;
  /** The journal that led from the older snapshot to the present one. */
  readonly olderJournal: string;
  readonly lock: string;
}

/** The paths that belong to a project file. */
export function projectPaths(file: string): ProjectPaths {
  const base = file.replace(/\.json$/u, '');
  return {
    file,
    olderFile: `${file}.bak`,
    journal: `${base}.journal`,
    olderJournal: `${base}.journal.bak`,
    lock: `${base}.lock`,
  };
}
