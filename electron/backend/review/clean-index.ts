import { type FindingIndex, indexFindings } from '../../../shared/clean/finding-index.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';

/** The findings by what they touch, as they stand; listed when first asked for, and again when there are others. */
export function createCleanIndex({ corpus, findings }: Desk): () => Promise<FindingIndex> {
  let kept: { findings: readonly Finding[]; index: Promise<FindingIndex> } | null = null;
  return () => {
    const now = findings();
    if (kept?.findings !== now)
      kept = { findings: now, index: withPauses(indexFindings(corpus, now)) };
    return kept.index;
  };
}
