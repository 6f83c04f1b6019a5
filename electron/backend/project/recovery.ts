import { StetError } from '../../../shared/host/result.ts';
import { systemCode, unwritable } from '../disk-error.ts';
import { withPauses } from '../with-pauses.ts';
import type { ProjectFile } from './format.ts';
import { readJournal } from './journal.ts';
import { decodeJournal, type JournalRecord } from './journal-lines.ts';
import type { ProjectPaths } from './paths.ts';
import { setAside } from './set-aside.ts';
import { readSnapshot } from './snapshot.ts';

/** The project file, or the last good one where it is missing or damaged (`fellBack`); null where there is neither. */
export interface RecoveredSnapshot {
  readonly file: ProjectFile | null;
  readonly fellBack: boolean;
}

/**
 * Reads the project file. A damaged one is set aside and the one before it used, with a notice;
 * without one before it the damaged one stays where it is and `StetError('damaged')` is thrown.
 */
export async function recoverSnapshot(
  paths: ProjectPaths,
  notices: string[],
): Promise<RecoveredSnapshot> {
  let damage: StetError | null = null;
  try {
    const file = await readSnapshot(paths.file);
    if (file) return { file, fellBack: false };
  } catch (error) {
    if (!(error instanceof StetError) || error.code !== 'damaged') throw error;
    damage = error;
  }
  const older = await readSnapshot(paths.olderFile).catch((error: unknown) => {
    if (error instanceof StetError && error.code === 'damaged') return null;
    throw error;
  });
  if (damage && !older)
    throw new StetError(
      'damaged',
      `${damage.message} There is no earlier copy to fall back on; the file was left as it is.`,
      { cause: damage },
    );
  if (!older) return { file: null, fellBack: false };
  if (damage) {
    let aside: string;
    try {
      aside = await setAside(paths.file);
    } catch (error) {
      throw unwritable(error, paths.file);
    }
    notices.push(
      `${damage.message} It was set aside as ${aside}; the project was restored from the copy before it and the journals.`,
    );
  } else
    notices.push(
      `${paths.file} was missing; the project was restored from the copy before it and the journals.`,
    );
  return { file: older, fellBack: true };
}

/** The records of the older journal, as far as it can be read; none where there is none. */
export async function replayOlder(
  path: string,
  notices: string[],
): Promise<readonly JournalRecord[]> {
  const bytes = await readJournal(path).catch((error: unknown) => {
    if (error instanceof Error && systemCode(error.cause) !== null) return null;
    throw error;
  });
  if (!bytes) return [];
  const { records, end } = await withPauses(decodeJournal(bytes));
  if (end === 'damaged')
    notices.push(`A line of ${path} was damaged; the ${records.length} lines before it were used.`);
  return records;
}
