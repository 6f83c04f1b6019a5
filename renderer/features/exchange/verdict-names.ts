import type { Verdict } from '../../../shared/review/ledger-entry.ts';

/** What the window calls a verdict, as one word of a table. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  accepted: 'accepted',
  rejected: 'stet',
  edited: 'edited',
  deferred: 'put off',
};
