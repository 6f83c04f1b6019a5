import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { compareLedgers, type LedgerComparison } from '../../shared/review/compare-ledgers.ts';
import {
  type LedgerEntry,
  type Settlement,
  type Verdict,
  verdicts,
} from '../../shared/review/ledger-entry.ts';
import { conflictKey, planMerge } from '../../shared/review/merge-ledgers.ts';
import { Review } from '../../shared/review/review.ts';
import { writeDecisions } from '../backend/export/decisions-file.ts';
import { readLedgerFile } from '../backend/project/ledger-file.ts';
import { userName } from '../backend/user-name.ts';
import { installation } from './installation.ts';
import { printLines, tableLines } from './output.ts';

/** `stet ledger compare`: how far two editors agree, as a text or as one JSON object. */
export async function ledgerCompare(
  one: string,
  other: string,
  flags: { json?: boolean },
): Promise<void> {
  const [mine, theirs] = [await readLedger(one), await readLedger(other)];
  const comparison = compareLedgers(mine, theirs);
  await printLines(
    flags.json ? [JSON.stringify(asJson(comparison))] : asText(comparison, one, other),
  );
}

/** `stet ledger merge`: the first ledger with what the second one adds, written into a new file. */
export async function ledgerMerge(
  one: string,
  other: string,
  flags: { out: string; prefer?: Settlement; ownOnly?: boolean },
): Promise<void> {
  const [mine, theirs] = [await readLedger(one), await readLedger(other)];
  const comparison = compareLedgers(mine, theirs);
  const { conflicts, surgeryConflicts } = comparison;
  const keys = [
    ...conflicts.map(({ finding }) => conflictKey('finding', finding)),
    ...surgeryConflicts.map(({ finding }) => conflictKey('surgery', finding)),
  ];
  const settled = new Map<string, Settlement>();
  if (flags.prefer) for (const key of keys) settled.set(key, flags.prefer);
  const plan = planMerge(mine, theirs, comparison, { takeTheirs: !flags.ownOnly, settled });
  const stamp = { at: new Date().toISOString(), by: userName(), batch: randomUUID() };
  const own = (action: LedgerEntry['action']): LedgerEntry => ({
    id: randomUUID(),
    ...stamp,
    action,
  });
  const merged: LedgerEntry[] = [
    ...mine.entries,
    ...(plan.retract.length > 0 ? [own({ type: 'retract', entries: plan.retract })] : []),
    ...plan.take.map((entry) => ({
      ...entry,
      id: mine.entry(entry.id) ? randomUUID() : entry.id,
      batch: stamp.batch,
    })),
    ...plan.actions.map(own),
  ];
  await writeDecisions(flags.out, merged, installation.version);
  const left = flags.prefer ? 0 : keys.length;
  for (const { mine: said, theirs: otherSaid, differences } of flags.prefer ? [] : conflicts)
    process.stderr.write(
      `conflict: ${said.title}: ${side(said)}, ${side(otherSaid)} (${differences.join(', ')})\n`,
    );
  await printLines([
    `${flags.out}: ${merged.length} entries; ${plan.take.length} taken from ${path.basename(other)}, ${settled.size} conflicts settled, ${left} left as ${path.basename(one)} has them`,
  ]);
}

/** `stet ledger export`: a project's ledger alone. */
export async function ledgerExport(file: string, flags: { out: string }): Promise<void> {
  const { entries } = await readLedger(file);
  await writeDecisions(flags.out, entries, installation.version);
  await printLines([`${flags.out}: ${entries.length} entries`]);
}

/** Reads a ledger; lines that cannot be used are named on stderr, and the rest goes on. */
async function readLedger(file: string): Promise<Review> {
  const { entries, problems } = await readLedgerFile(file);
  for (const problem of problems) process.stderr.write(`problem: ${problem}\n`);
  return new Review(entries);
}

function side(said: { by: string; verdict: Verdict | null }): string {
  return `${said.by || 'somebody'} ${said.verdict ?? 'none'}`;
}

function asJson(comparison: LedgerComparison): object {
  const { agree, onlyMine, onlyTheirs, conflicts, settled, surgeryConflicts } = comparison;
  return {
    agree: agree.length,
    onlyFirst: onlyMine.length,
    onlySecond: onlyTheirs.length,
    conflicts: conflicts.length + surgeryConflicts.length,
    settledBefore: settled.length,
    agreement: comparison.agreement,
    withoutDeferred: comparison.withoutDeferred,
    table: comparison.table,
    editedWithOtherText: comparison.otherText,
  };
}

function asText(comparison: LedgerComparison, one: string, other: string): string[] {
  const { agreement, withoutDeferred, table } = comparison;
  const kappa = ({ both, agreed, kappa: value, interval }: typeof agreement) => {
    if (both === 0) return 'no finding was decided in both';
    const raw = `${agreed} of ${both} agree`;
    if (value === null) return `${raw}; kappa is not defined, since agreement by chance is certain`;
    const reach = interval
      ? `${interval[0].toFixed(2)} to ${interval[1].toFixed(2)}`
      : 'too few to say how sure';
    return `${raw}; kappa ${value.toFixed(2)} (${reach})`;
  };
  return [
    ...tableLines([
      ['findings', 'number'],
      ['same in both', comparison.agree.length],
      [`only in ${path.basename(one)}`, comparison.onlyMine.length],
      [`only in ${path.basename(other)}`, comparison.onlyTheirs.length],
      ['in conflict', comparison.conflicts.length + comparison.surgeryConflicts.length],
      ['settled before', comparison.settled.length],
    ]),
    '',
    `agreement: ${kappa(agreement)}`,
    `without what either put off: ${kappa(withoutDeferred)}`,
    '',
    ...tableLines([
      [`${path.basename(one)} \\ ${path.basename(other)}`, ...verdicts],
      ...verdicts.map((row) => [row, ...verdicts.map((column) => table[row][column])]),
    ]),
  ];
}
