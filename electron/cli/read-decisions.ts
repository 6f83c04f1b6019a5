import { readFile } from 'node:fs/promises';
import { StetError } from '../../shared/host/result.ts';
import type { LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { isLedgerEntry } from '../backend/project/format.ts';
import { openProject } from '../backend/project/project.ts';
import { projectOwnWords, type ScanSettings, scanSettings } from '../backend/project/settings.ts';
import { locateCorpus } from '../backend/session.ts';
import { userName } from '../backend/user-name.ts';

/** Decisions made elsewhere: a project's, or those that an export wrote. */
export interface Decisions {
  readonly ledger: readonly LedgerEntry[];
  /** Where the project's corpus lies and how it is read; null for a decisions file, which does not say. */
  readonly project: {
    readonly corpus: string;
    readonly fields: { readonly text: string; readonly id: string | null } | null;
    readonly scan: ScanSettings & { readonly ownWords: readonly string[] };
  } | null;
}

/** Reads a project (`NAME.stet.json`, with its journal) or a `decisions.json`. Throws `StetError`. */
export async function readDecisions(file: string): Promise<Decisions> {
  const exported = await readDecisionsFile(file);
  if (exported) return { ledger: exported, project: null };
  const project = await openProject(file, {
    now: () => new Date().toISOString(),
    author: userName(),
  });
  try {
    const { ledger, settings } = project.data;
    return {
      ledger: [...ledger],
      project: {
        ...locateCorpus(project),
        scan: { ...scanSettings(settings), ownWords: projectOwnWords(settings) },
      },
    };
  } finally {
    await project.close();
  }
}

async function readDecisionsFile(file: string): Promise<LedgerEntry[] | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new StetError('unreadable', `${file} cannot be read: ${(error as Error).message}`);
  }
  let data: { format?: unknown; version?: unknown; ledger?: unknown } | null;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (data?.format !== 'stet-decisions' || !Array.isArray(data.ledger)) return null;
  if (data.version !== 1) {
    throw new StetError('newer-version', `${file} was written by a newer Stet; nothing was done.`);
  }
  return data.ledger.map((entry, index) => {
    if (isLedgerEntry(entry)) return entry;
    throw new StetError('damaged', `${file}: entry ${index + 1} is not a decision.`);
  });
}
