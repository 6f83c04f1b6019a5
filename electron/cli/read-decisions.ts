import { readFile } from 'node:fs/promises';
import { StetError } from '../../shared/host/result.ts';
import type { LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { locateCorpus } from '../backend/corpus-place.ts';
import { ledgerKind, readLedgerFile } from '../backend/project/ledger-file.ts';
import { openProject } from '../backend/project/project.ts';
import { projectOwnWords, type ScanSettings, scanSettings } from '../backend/project/settings.ts';
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

async function readDecisionsFile(file: string): Promise<readonly LedgerEntry[] | null> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new StetError('unreadable', `${file} cannot be read: ${error.message}`);
  });
  const kind = ledgerKind(text, file);
  if (kind === null || kind === 'project') return null;
  const { entries, problems } = await readLedgerFile(file);
  const [problem] = problems;
  // A clean corpus that lacks a decision would look like any other.
  if (problem !== undefined) throw new StetError('damaged', `${file}: ${problem}`);
  return entries;
}
