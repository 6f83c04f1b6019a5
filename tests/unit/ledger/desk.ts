import type { Corpus } from '../../../shared/corpus/corpus.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { Review } from '../../../shared/review/review.ts';
import { deskAtOnce } from '../../desk-at-once.ts';

/** A desk of one editor over findings; what it records is appended to `ledger`, a minute after each other. */
export function deskOf(
  corpus: Corpus,
  findings: readonly Finding[],
  ledger: LedgerEntry[] = [],
  by = 'Rosa',
) {
  let minutes = 0;
  const review = new Review(ledger);
  const desk = deskAtOnce({
    corpus,
    findings,
    review,
    minConfidence: 0.5,
    append: async (entry) => {
      ledger.push(entry);
    },
    now: () => new Date(Date.UTC(2031, 5, 1, 8, minutes++)).toISOString(),
    author: () => by,
    changed: () => {},
  });
  return { desk, review, ledger };
}
