import type { Article, Problem } from '../corpus/document.ts';
import { type Finding, type Kind, kinds } from '../findings/finding.ts';

/** What `stet scan --json` prints before the findings. */
interface ScanOutline {
  readonly documentLengths: readonly (readonly [id: string, length: number])[];
  readonly articles: readonly Article[];
  /** Of each article, in the same order. */
  readonly headlines: readonly string[];
}

/** How many findings and places there are of each kind, every kind named. */
export type ScanCounts = Record<Kind, { findings: number; places: number }>;

/** Counts of nothing yet. */
export function noCounts(): ScanCounts {
  return Object.fromEntries(kinds.map((kind) => [kind, { findings: 0, places: 0 }])) as ScanCounts;
}

/** The first lines of `stet scan --json`, one object each, in the public format and a stable order. */
export function* outlineLines(outline: ScanOutline): Generator<object> {
  for (const [document, length] of outline.documentLengths) {
    yield { type: 'document', document, length };
  }
  for (const [at, { document, index, from, to }] of outline.articles.entries()) {
    const headline = outline.headlines[at] ?? '';
    yield { type: 'article', document, article: index, from, to, headline };
  }
}

/** The last lines of `stet scan --json`. */
export function* closingLines(
  { documentLengths, articles, problems }: ScanOutline & { readonly problems: readonly Problem[] },
  counts: ScanCounts,
  seconds: number,
): Generator<object> {
  for (const { document, reason } of problems) yield { type: 'problem', document, reason };
  yield {
    type: 'summary',
    documents: documentLengths.length,
    articles: articles.length,
    findings: Object.fromEntries(kinds.map((kind) => [kind, counts[kind].findings])),
    seconds,
  };
}

/** A finding as `stet scan --json` prints it. */
export function findingLine(finding: Finding): object {
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
