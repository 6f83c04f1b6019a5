import { acceptAll } from '../../shared/clean/accept-all.ts';
import type { Kind } from '../../shared/findings/finding.ts';
import { withSurgery } from '../../shared/review/cluster-surgery.ts';
import { Review } from '../../shared/review/review.ts';
import { type ExportFlags, writeExport } from './export-command.ts';
import { type Decisions, readDecisions } from './read-decisions.ts';
import { runScan, type ScanFlags } from './run-scan.ts';
import { withProject } from './with-project.ts';

/** Decisions that no editor made carry this time and name, so that the same input gives the same bytes. */
const automatic = { at: '1970-01-01T00:00:00.000Z', by: 'stet clean' };

/** `stet clean`: scans, takes the named kinds or a project's decisions as accepted, and exports. */
export async function cleanCommand(
  corpus: string,
  flags: ScanFlags & ExportFlags & { accept?: Kind[]; decisions?: string },
): Promise<void> {
  const decisions: Decisions | null = flags.decisions ? await readDecisions(flags.decisions) : null;
  if (!decisions && !flags.accept) {
    process.stderr.write(
      'stet: neither --accept nor --decisions was given; no finding is accepted.\n',
    );
  }
  const wanted = withProject(flags, decisions?.project ?? null);
  const scanned = await runScan(corpus, wanted, { wantDocuments: true });
  const decided = new Review(decisions?.ledger ?? []);
  const findings = withSurgery(scanned.findings, decided, scanned.corpus);
  const accepted = acceptAll(findings, scanned.corpus, {
    kinds: flags.accept ?? [],
    minConfidence: flags.minConfidence,
    ...automatic,
  });
  // What an editor decided comes last and so has the last word.
  await writeExport(scanned, [...accepted, ...(decisions?.ledger ?? [])], wanted.threshold, flags);
}
