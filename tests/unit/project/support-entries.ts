import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';

/** An entry that rejects a finding. */
export function entry(id: string): LedgerEntry {
  return {
    id,
    at: '2026-01-02T03:04:05.000Z',
    by: 'Rosa',
    action: {
      type: 'decide',
      finding: `finding-${id}`,
      kind: 'typo',
      title: 'harbuor → harbour',
      verdict: 'rejected',
      anchors: [
        {
          document: 'quay.txt',
          from: 4,
          to: 11,
          exact: 'harbuor',
          prefix: 'The ',
          suffix: ' wall',
        },
      ],
      members: [],
    },
  };
}
