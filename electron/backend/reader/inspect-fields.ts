import { basename, resolve } from 'node:path';
import { StetError } from '../../../shared/host/result.ts';
import { guessFields, guessRecords } from './fields.ts';
import { openRecords } from './open-records.ts';
import { findFiles, toRecordFile } from './read-corpus.ts';
import { readingReason } from './reading-failure.ts';
import type { SourceRecord } from './records.ts';
import { createWatch } from './watch.ts';

/** What the user is asked when it is in doubt which field of the records holds the text. */
interface FieldDoubt {
  /** Name of the file that was looked at. */
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly sample: string }[];
  /** The guesses; null where there is none. */
  readonly text: string | null;
  readonly id: string | null;
}

/**
 * Looks at the first records of a corpus and returns its fields with samples and guesses when the text field is in
 * doubt; null when it is not, or when the corpus is of text files. Throws `StetError` `unreadable` as `readCorpus` does.
 */
export async function inspectFields(path: string): Promise<FieldDoubt | null> {
  const root = resolve(path);
  const { records: files } = await findFiles(root);
  const [file] = files;
  if (!file) return null;
  const records: SourceRecord[] = [];
  try {
    const silent = { note() {}, header() {} };
    for await (const batch of openRecords(toRecordFile(file), createWatch(0), silent)) {
      records.push(...batch.records.slice(0, guessRecords));
      if (records.length >= guessRecords) break;
    }
  } catch (error) {
    const reason = readingReason(error);
    if (reason === null) throw error;
    // Other files of the folder may be readable, and reading lists this one.
    if (files.length > 1) return null;
    throw new StetError('unreadable', `“${basename(root)}” could not be read: ${reason}.`, {
      cause: error,
    });
  }
  if (records.length === 0) return null;
  const guess = guessFields(records);
  if (!guess.doubtful && guess.text !== null) return null;
  return { name: file.name, fields: guess.fields, text: guess.text, id: guess.id };
}
