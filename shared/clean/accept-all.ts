import type { Corpus } from '../corpus/corpus.ts';
import { type Finding, type Kind, kinds } from '../findings/finding.ts';
import { decideAction } from '../review/actions.ts';
import type { LedgerEntry } from '../review/ledger-entry.ts';

/** What `acceptAll` takes, and in whose name. */
export interface AcceptOptions {
  readonly kinds: readonly Kind[];
  /** Findings below it are left alone. */
  readonly minConfidence: number;
  /** ISO 8601, UTC; handed in, so that the same input gives the same bytes. */
  readonly at: string;
  readonly by: string;
}

/** The entries that accept every finding of the given kinds as it stands, in order of kind and id; their ids follow from the findings. */
export function acceptAll(
  findings: readonly Finding[],
  corpus: Corpus,
  options: AcceptOptions,
): LedgerEntry[] {
  return findings
    .filter(
      (finding) =>
        options.kinds.includes(finding.kind) && finding.confidence >= options.minConfidence,
    )
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
    .map((finding) => ({
      id: `accept-${finding.kind}-${finding.id}`,
      at: options.at,
      by: options.by,
      action: decideAction(finding, 'accepted', corpus),
    }));
}
