import { strengthHistogram } from '../../shared/figures/similarity-figures.ts';
import { kinds } from '../../shared/findings/finding.ts';
import { StetError } from '../../shared/host/result.ts';
import { withSurgery } from '../../shared/review/cluster-surgery.ts';
import type { LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { Review } from '../../shared/review/review.ts';
import { defaultMinConfidence } from '../../shared/scan/scan-options.ts';
import { unpackPairs } from '../../shared/similarity/kept-pairs.ts';
import { exportCorpus } from '../backend/export/export-corpus.ts';
import type { ScanOutcome } from '../backend/scan-runner.ts';
import type { ExportFormat } from './arguments.ts';
import { installation } from './installation.ts';
import { onInterrupt } from './interrupt.ts';
import { printLines } from './output.ts';
import { readDecisions } from './read-decisions.ts';
import { runScan } from './run-scan.ts';

/** Where and how an export is written. */
export interface ExportFlags {
  readonly out: string;
  readonly format?: ExportFormat;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** `stet export`: the clean corpus of a reviewed project. */
export async function exportCommand(file: string, flags: ExportFlags): Promise<void> {
  const { ledger, project } = await readDecisions(file);
  if (!project) {
    throw new StetError(
      'invalid',
      `${file} holds decisions but no corpus; use stet clean CORPUS --decisions.`,
    );
  }
  const scanned = await runScan(
    project.corpus,
    {
      kinds: [...kinds],
      ...project.scan,
      minConfidence: defaultMinConfidence,
      ...(flags.quiet === undefined ? {} : { quiet: flags.quiet }),
      ...(project.fields ? { textField: project.fields.text } : {}),
      ...(project.fields?.id ? { idField: project.fields.id } : {}),
    },
    { wantDocuments: true },
  );
  await writeExport(scanned, ledger, project.scan.threshold, flags);
}

/** Applies the ledger to what was scanned and writes the export; says in one line what came of it. */
export async function writeExport(
  scanned: ScanOutcome,
  ledger: readonly LedgerEntry[],
  threshold: number,
  flags: ExportFlags,
): Promise<void> {
  let stop = false;
  const settled = onInterrupt(() => {
    stop = true;
  });
  try {
    const review = new Review(ledger);
    const findings = withSurgery(scanned.findings, review, scanned.corpus);
    const summary = await exportCorpus({
      corpus: scanned.corpus,
      findings,
      state: review,
      similarity: scanned.pairs && {
        histogram: strengthHistogram(unpackPairs(scanned.pairs)),
        threshold,
      },
      minConfidence: defaultMinConfidence,
      source: scanned.source,
      format: flags.format ?? formatOf(scanned.source.kind),
      target: flags.out,
      force: flags.force ?? false,
      version: installation.version,
      signal: { stopped: () => stop },
    });
    const { kept, removed, merged, edits, unapplied, inRemoved } = summary;
    for (const { document, reason } of scanned.problems) {
      process.stderr.write(`problem: ${document}: ${reason}\n`);
    }
    await printLines([
      `${flags.out}: ${kept} articles kept, ${removed} removed, ${merged} merged; ${edits} edits, ${unapplied} not applied, ${inRemoved} gone with their articles`,
    ]);
  } finally {
    settled();
  }
}

/** The format that is like the source. */
function formatOf(kind: ScanOutcome['source']['kind']): ExportFormat {
  if (kind === 'text') return 'txt';
  if (kind === 'csv' || kind === 'tsv') return 'csv';
  return kind === 'parquet' ? 'parquet' : 'jsonl';
}
