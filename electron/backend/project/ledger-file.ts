import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { StetError } from '../../../shared/host/result.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { isLedgerEntry } from './format.ts';
import { decodeJournal } from './journal-lines.ts';
import { projectPaths } from './paths.ts';

/** The entries of a ledger as they stand in a file, and what of it could not be used. */
export interface LedgerFile {
  readonly entries: readonly LedgerEntry[];
  /** One sentence for each line that is no entry, with its number; the rest is kept. */
  readonly problems: readonly string[];
}

const decisionsFormat = 'stet-decisions';
const projectFormat = 'stet-project';
const newestVersion = 1;
const linesAtOnce = 500;

/**
 * Reads the ledger of another editor without touching anything: a `decisions.json`, a ledger that was
 * exported alone, or a project (`NAME.stet.json`, with its journal). Entries are read line by line, so that
 * a damaged line costs that line. Throws `StetError`: `unreadable`, `newer-version`, `damaged` where nothing could be used.
 */
export async function readLedgerFile(file: string): Promise<LedgerFile> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new StetError('unreadable', `${file} cannot be read: ${error.message}`);
  });
  const kind = ledgerKind(text, file);
  if (kind === null) throw new StetError('unreadable', `${file} holds no ledger of Stet.`);
  const read = wholeLedger(text) ?? ledgerLines(text);
  const entries: LedgerEntry[] = [];
  const problems: string[] = [];
  const name = path.basename(file);
  const known = new Set<string>();
  for (const [index, { value, where }] of read.entries()) {
    if (index % linesAtOnce === 0) await setImmediate();
    if (!isLedgerEntry(value)) {
      const why = value === undefined ? 'is not whole' : 'is no entry that this version knows';
      problems.push(`${name}, ${where} ${why}; it was left out.`);
    } else if (!known.has(value.id)) {
      known.add(value.id);
      entries.push(value);
    }
  }
  if (kind === 'project') {
    for (const { value, problem } of await journalOf(file)) {
      if (problem !== null) problems.push(problem);
      else if (isLedgerEntry(value) && !known.has(value.id)) {
        known.add(value.id);
        entries.push(value);
      }
    }
  }
  if (entries.length === 0 && problems.length > 0) {
    throw new StetError('damaged', `${file}: no entry of it could be read. ${problems[0]}`);
  }
  return { entries, problems };
}

/** Of which kind a file with this text is, by its first bytes; null where it holds no ledger. Throws `newer-version`. */
export function ledgerKind(text: string, file: string): 'decisions' | 'project' | 'lines' | null {
  const head = text.slice(0, 2_000).replace(/^\uFEFF/u, '');
  const format = /"format"\s*:\s*"([^"]*)"/u.exec(head)?.[1];
  if (format !== decisionsFormat && format !== projectFormat)
    return /^\s*\{"id":/u.test(head) ? 'lines' : null;
  const version = Number(/"version"\s*:\s*(\d+)/u.exec(head)?.[1] ?? newestVersion);
  if (version > newestVersion)
    throw new StetError('newer-version', `${file} was written by a newer Stet; nothing was done.`);
  return format === decisionsFormat ? 'decisions' : 'project';
}

interface Read {
  /** Undefined where it is not whole. */
  readonly value: unknown;
  readonly where: string;
}

/** The ledger of a file that is whole; null for one that is not. */
function wholeLedger(text: string): Read[] | null {
  let data: { ledger?: unknown } | null;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
  if (!Array.isArray(data?.ledger)) return null;
  // One entry stands on each line, after the lines of the head.
  const before = text.slice(0, text.indexOf('"ledger"')).split('\n').length;
  return data.ledger.map((value, index) => ({ value, where: `line ${before + 1 + index}` }));
}

/** What lies in the lines of a file that is damaged somewhere. */
function ledgerLines(text: string): Read[] {
  return text.split('\n').flatMap((line, index): Read[] => {
    const where = `line ${index + 1}`;
    const body = line.trim().replace(/,$/u, '');
    if (body === '' || isFrame(body)) return [];
    try {
      return [{ value: JSON.parse(body), where }];
    } catch {
      return [{ value: undefined, where }];
    }
  });
}

/** Lines of a file around its entries. */
function isFrame(line: string): boolean {
  return (
    /^[[\]{}]+$/u.test(line) ||
    /^\{?"(?:format|version|stet|corpus|settings|tags|ledger)":/u.test(line)
  );
}

/** What was decided in a project since its file was written as a whole. */
async function journalOf(file: string): Promise<{ value: unknown; problem: string | null }[]> {
  const { journal, olderJournal } = projectPaths(file);
  const found: { value: unknown; problem: string | null }[] = [];
  for (const one of [olderJournal, journal]) {
    const bytes = await readFile(one).catch(() => null);
    if (!bytes) continue;
    const { records, end } = decodeJournal(bytes);
    for (const { type, value } of records)
      if (type === 'entry') found.push({ value, problem: null });
    if (end === 'damaged') {
      const problem = `${path.basename(one)}: line ${records.length + 1} is damaged; it and what follows were left out.`;
      found.push({ value: null, problem });
    }
  }
  return found;
}
