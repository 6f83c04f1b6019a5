import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StetError } from '../../../shared/host/result.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { createPauses, withPauses } from '../with-pauses.ts';
import { decodeJournal } from './journal-lines.ts';
import { isLedgerEntry } from './ledger-guard.ts';
import { type LedgerLines, parseLedgerLines, withoutMark } from './ledger-lines.ts';
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
/** The first line is not longer. */
const longestHead = 2_000;

/**
 * Reads the ledger of another editor without touching anything: a `decisions.json`, a ledger that was
 * exported alone, or a project (`NAME.stet.json`, with its journal). Entries are read line by line, so that
 * a damaged line costs that line. Throws `StetError`: `unreadable`, `newer-version`, `damaged` where nothing could be used.
 */
export async function readLedgerFile(file: string): Promise<LedgerFile> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new StetError('unreadable', `${file} cannot be read: ${error.message}`);
  });
  const kind = ledgerKind(bytes.toString('utf8', 0, longestHead), file);
  if (kind === null) throw new StetError('unreadable', `${file} holds no ledger of Stet.`);
  const lines = await withPauses(parseLedgerLines(bytes));
  const read = lines ? readOf(lines) : readWhole(bytes.toString('utf8'));
  const entries: LedgerEntry[] = [];
  const problems: string[] = [];
  const name = path.basename(file);
  const known = new Set<string>();
  const pause = createPauses();
  for (const { value, where } of read) {
    await pause();
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
  const head = withoutMark(text.slice(0, longestHead));
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

/** Entries that stand one on each line. */
function readOf({ frame, firstLine }: LedgerLines): Read[] {
  return frame.ledger.map((value, index) => ({ value, where: `line ${firstLine + index}` }));
}

/** The entries of a file that is set out in another way than ours, or damaged. */
function readWhole(text: string): Read[] {
  let data: { ledger?: unknown } | null;
  try {
    data = JSON.parse(withoutMark(text));
  } catch {
    return ledgerLines(text);
  }
  if (!Array.isArray(data?.ledger)) return ledgerLines(text);
  const firstLine = text.slice(0, text.indexOf('"ledger"')).split('\n').length + 1;
  return readOf({ frame: { ledger: data.ledger }, firstLine });
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
    const { records, end } = await withPauses(decodeJournal(bytes));
    for (const { type, value } of records)
      if (type === 'entry') found.push({ value, problem: null });
    if (end === 'damaged') {
      const problem = `${path.basename(one)}: line ${records.length + 1} is damaged; it and what follows were left out.`;
      found.push({ value: null, problem });
    }
  }
  return found;
}
