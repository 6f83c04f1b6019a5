import type { Finding } from '../../shared/findings/finding.ts';
import { kinds } from '../../shared/findings/finding.ts';
import { placesOf } from '../../shared/scan/order-findings.ts';
import { closingLines, findingLine, noCounts, outlineLines } from '../../shared/scan/scan-lines.ts';
import type { ScanOutline } from '../backend/scan-runner.ts';
import { printLines, tableLines } from './output.ts';
import { runScan, type ScanFlags } from './run-scan.ts';

/** `stet scan`: prints what was found, as a table for people or as JSON lines for programs. */
export async function scanCommand(
  corpus: string,
  flags: ScanFlags & { json?: boolean },
): Promise<void> {
  const started = performance.now();
  const counts = noCounts();
  let begun = false;
  const begin = async (outline: ScanOutline) => {
    if (flags.json && !begun) await printLines(inJson(outlineLines(outline)));
    begun = true;
  };
  // Findings are printed as they come and then forgotten, since there may be very many.
  const onFindings = async (batch: readonly Finding[], outline: ScanOutline) => {
    await begin(outline);
    const findings = batch.filter(({ confidence }) => confidence >= flags.minConfidence);
    for (const finding of findings) {
      counts[finding.kind].findings++;
      counts[finding.kind].places += placesOf(finding);
    }
    if (flags.json) await printLines(inJson(findings.map(findingLine)));
  };
  const scanned = await runScan(corpus, flags, { wantDocuments: false, onFindings });
  await begin(scanned);
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  if (flags.json) {
    await printLines(inJson(closingLines(scanned, counts, seconds)));
    return;
  }
  const rows: (string | number)[][] = [['kind', 'findings', 'places']];
  for (const kind of kinds) {
    if (flags.kinds.includes(kind)) rows.push([kind, counts[kind].findings, counts[kind].places]);
  }
  await printLines([
    `${scanned.documentLengths.length} documents, ${scanned.articles.length} articles, ${seconds} s`,
    '',
    ...tableLines(rows),
    ...scanned.problems.map(({ document, reason }) => `problem: ${document}: ${reason}`),
  ]);
}

function* inJson(lines: Iterable<object>): Generator<string> {
  for (const line of lines) yield JSON.stringify(line);
}
