import { kinds } from '../../shared/findings/finding.ts';
import { placesOf } from '../../shared/scan/order-findings.ts';
import { scanLines } from '../../shared/scan/scan-lines.ts';
import { printLines, tableLines } from './output.ts';
import { runScan, type ScanFlags } from './run-scan.ts';

/** `stet scan`: prints what was found, as a table for people or as JSON lines for programs. */
export async function scanCommand(
  corpus: string,
  flags: ScanFlags & { json?: boolean },
): Promise<void> {
  const started = performance.now();
  const scanned = await runScan(corpus, flags, { wantDocuments: false });
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  const findings = scanned.findings.filter(({ confidence }) => confidence >= flags.minConfidence);
  const report = {
    documents: scanned.documentLengths,
    articles: scanned.articles,
    headlines: scanned.headlines,
    findings,
    problems: scanned.problems,
    seconds,
  };
  if (flags.json) {
    await printLines(
      (function* () {
        for (const line of scanLines(report)) yield JSON.stringify(line);
      })(),
    );
    return;
  }
  const rows: (string | number)[][] = [['kind', 'findings', 'places']];
  for (const kind of kinds) {
    if (!flags.kinds.includes(kind)) continue;
    const own = findings.filter((finding) => finding.kind === kind);
    rows.push([kind, own.length, own.reduce((sum, finding) => sum + placesOf(finding), 0)]);
  }
  await printLines([
    `${report.documents.length} documents, ${report.articles.length} articles, ${seconds} s`,
    '',
    ...tableLines(rows),
    ...report.problems.map(({ document, reason }) => `problem: ${document}: ${reason}`),
  ]);
}
