import type { Article, Problem } from '../corpus/document.ts';
import { type Finding, kinds } from '../findings/finding.ts';

/** What a scan found, as `stet scan --json` prints it. */
export interface ScanReport {
  readonly documents: readonly (readonly [id: string, length: number])[];
  readonly articles: readonly Article[];
  /** Of each article, in the same order. */
  readonly headlines: readonly string[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly seconds: number;
}

/** One object for each line of `stet scan --json`, in the public format and a stable order. */
export function* scanLines(report: ScanReport): Generator<object> {
  for (const [document, length] of report.documents) yield { type: 'document', document, length };
  for (const [at, { document, index, from, to }] of report.articles.entries()) {
    const headline = report.headlines[at] ?? '';
    yield { type: 'article', document, article: index, from, to, headline };
  }
  for (const finding of report.findings) yield findingLine(finding);
  for (const { document, reason } of report.problems) yield { type: 'problem', document, reason };
  yield {
    type: 'summary',
    documents: report.documents.length,
    articles: report.articles.length,
    findings: countByKind(report.findings),
    seconds: report.seconds,
  };
}

function findingLine(finding: Finding): object {
  const { kind, id, rule, confidence, title, reasons } = finding;
  if (finding.kind === 'duplicate') {
    const { members, pairs, canonical } = finding;
    return {
      type: 'finding',
      kind,
      id,
      rule,
      confidence,
      title,
      members,
      pairs,
      canonical,
      reasons,
    };
  }
  const { pattern, suggestions, occurrences, kept } = finding;
  if (kind === 'boilerplate' || kind === 'passage') {
    return {
      type: 'finding',
      kind,
      id,
      pattern,
      rule,
      confidence,
      title,
      reasons,
      occurrences,
      kept,
    };
  }
  const [after = '', ...alternatives] = suggestions;
  return {
    type: 'finding',
    kind,
    id,
    before: pattern,
    after,
    alternatives,
    rule,
    confidence,
    title,
    reasons,
    occurrences,
  };
}

/** How many findings there are of each kind, every kind named. */
export function countByKind(findings: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
