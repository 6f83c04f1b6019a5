import { z } from 'zod';
import { StetError } from '../../../shared/host/result.ts';
import type { Portions } from '../../../shared/progress/portions.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { jsonPieces } from './json-pieces.ts';
import { parseLedgerLines, withoutMark } from './ledger-lines.ts';

export const formatName = 'stet-project';
export const formatVersion = 1;

export type JsonObject = Readonly<Record<string, unknown>>;

/** A project file as it stands on the disk: every field is kept, known or not, in its order. */
export interface ProjectFile {
  readonly [field: string]: unknown;
  readonly format: typeof formatName;
  readonly version: typeof formatVersion;
  readonly corpus: JsonObject;
  readonly settings: JsonObject;
  readonly ledger: readonly JsonObject[];
  readonly tags: JsonObject;
}

/** What a project holds, for its readers. */
export interface ProjectData {
  readonly corpus: JsonObject;
  readonly settings: JsonObject;
  readonly tags: JsonObject;
  /** The entries that this version understands, in order. */
  readonly ledger: readonly LedgerEntry[];
}

/** Entries looked at before others may go on. */
const entriesAtOnce = 2_000;

const object = z.record(z.string(), z.unknown());

const fileSchema = z.looseObject({
  corpus: object,
  settings: object,
  ledger: z.custom<readonly unknown[]>(Array.isArray),
  tags: object,
});

/** The least that every entry of every version has. */
function hasIdAndAction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('id' in value) || typeof value.id !== 'string' || value.id === '') return false;
  return 'action' in value && typeof value.action === 'object' && value.action !== null;
}

/**
 * Reads the bytes of a project file, in portions where it stands as we write it. Throws `StetError`:
 * `unreadable` when it is another kind of file, `newer-version`, or `damaged`.
 */
export function* parseProject(bytes: Buffer, path: string): Portions<ProjectFile> {
  const lines = yield* parseLedgerLines(bytes);
  const value = lines ? lines.frame : parseWhole(bytes, path);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('format' in value) ||
    value.format !== formatName
  )
    throw new StetError('unreadable', `${path} is not a Stet project.`);
  const version: unknown = 'version' in value ? value.version : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new StetError('damaged', `${path} does not say of which version it is.`);
  if (version > formatVersion)
    throw new StetError(
      'newer-version',
      `${path} was written by a newer Stet (format ${version}; this one reads up to ${formatVersion}). It was not opened or changed.`,
    );
  const checked = fileSchema.safeParse(value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw damagedAt(path, issue ? issue.path.join('.') : '');
  }
  const { ledger } = checked.data;
  for (const [index, entry] of ledger.entries()) {
    if (index % entriesAtOnce === entriesAtOnce - 1) yield;
    if (!hasIdAndAction(entry)) throw damagedAt(path, `ledger.${index}`);
  }
  // What was parsed, not what the check made of it, so that every field stays in its order.
  return value as ProjectFile;
}

function parseWhole(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(withoutMark(bytes.toString('utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StetError('damaged', `${path} is not whole: ${reason}.`, { cause: error });
  }
}

function damagedAt(path: string, where: string): StetError {
  return new StetError('damaged', `${path} is damaged at ${where || 'its top level'}.`);
}

/** The text of a project file, piece by piece, one ledger entry a line. `breathe` is awaited between pieces. */
export async function* formatProject(
  file: ProjectFile,
  breathe: () => Promise<void>,
): AsyncGenerator<string> {
  let separator = '{';
  for (const [field, value] of Object.entries(file)) {
    if (value === undefined) continue;
    const name = `${separator}${JSON.stringify(field)}:`;
    separator = ',\n';
    if (field !== 'ledger') {
      yield name + JSON.stringify(value);
      continue;
    }
    let piece = `${name}[`;
    for (let i = 0; i < file.ledger.length; i++) {
      piece += i === 0 ? '\n' : ',\n';
      for (const part of jsonPieces(file.ledger[i]!)) {
        piece += part;
        if (piece.length < 256_000) continue;
        yield piece;
        piece = '';
        await breathe();
      }
    }
    yield `${piece}\n]`;
  }
  yield '}\n';
}
