import type { Finding } from '../../findings/finding.ts';
import { placesOf } from '../../scan/order-findings.ts';
import type { Snippet } from '../../search/snippet.ts';
import { fraction } from '../../text/fraction.ts';
import type { FindingStatus, QueueItem } from '../model.ts';

/** What a row of the queue needs to know of the review. */
export interface QueueState {
  statusOf(finding: Finding): FindingStatus;
  vetoesOf(finding: Finding): number;
  readonly minConfidence: number;
}

/** What the queue shows of a finding; `snippet` says where a search found it in the text of an article. */
export function queueItem(finding: Finding, state: QueueState, snippet: Snippet | null): QueueItem {
  const { id, kind, title, confidence } = finding;
  return {
    id,
    kind,
    title,
    detail: detailOf(finding),
    count: placesOf(finding),
    vetoed: state.vetoesOf(finding),
    confidence,
    status: state.statusOf(finding),
    belowFold: confidence < state.minConfidence,
    snippet,
  };
}

const relationWords = {
  'exact-copy': 'exact copies',
  'near-duplicate': 'near-duplicates',
  contained: 'one contains the other',
  'same-template': 'same template, other figures',
  update: 'updates of one story',
} as const;

/** Findings do not change, and some have many thousands of places. */
const details = new WeakMap<Finding, string>();

function detailOf(finding: Finding): string {
  let detail = details.get(finding);
  if (detail === undefined) {
    detail = describe(finding);
    details.set(finding, detail);
  }
  return detail;
}

function describe(finding: Finding): string {
  if (finding.kind === 'duplicate') {
    const relations = new Set(finding.pairs.map(({ relation }) => relation));
    const least = Math.min(1, ...finding.pairs.map(({ jaccard }) => jaccard));
    const [only] = relations;
    const words = relations.size === 1 && only ? relationWords[only] : 'near-duplicates';
    return least < 1 ? `${words} · from ${fraction(least)}` : words;
  }
  const documents = new Set(finding.occurrences.map(({ document }) => document)).size;
  return documents === 1
    ? finding.occurrences[0]!.document
    : `${documents.toLocaleString('en-US')} documents`;
}
