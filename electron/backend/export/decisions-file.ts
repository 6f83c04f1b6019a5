import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';

/** The pieces of `decisions.json`: the whole ledger, one entry a line, so that two exports can be compared line by line. */
export function* decisionLines(ledger: readonly LedgerEntry[], stet: string): Generator<string> {
  yield `{"format":"stet-decisions","version":1,"stet":${JSON.stringify(stet)},"ledger":[`;
  for (const [index, entry] of ledger.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
  }
  yield ledger.length === 0 ? ']}\n' : '\n]}\n';
}
