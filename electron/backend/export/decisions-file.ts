import { access } from 'node:fs/promises';
import { StetError } from '../../../shared/host/result.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import { jsonPieces } from '../project/json-pieces.ts';

/** The pieces of `decisions.json`: the whole ledger, one entry a line, so that two exports can be compared line by line. */
export function* decisionLines(ledger: readonly LedgerEntry[], stet: string): Generator<string> {
  yield `{"format":"stet-decisions","version":1,"stet":${JSON.stringify(stet)},"ledger":[`;
  for (const [index, entry] of ledger.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* jsonPieces(entry);
  }
  yield ledger.length === 0 ? ']}\n' : '\n]}\n';
}

/** Writes the ledger alone, in the form of `decisions.json`, into a new file. Throws `StetError('unwritable')`, also where there is one. */
export async function writeDecisions(
  file: string,
  ledger: readonly LedgerEntry[],
  stet: string,
): Promise<void> {
  const taken = await access(file).then(
    () => true,
    () => false,
  );
  if (taken) {
    throw new StetError('unwritable', `${file} is there already; nothing was written over it.`);
  }
  await writeFileAtomic(file, decisionLines(ledger, stet));
}
