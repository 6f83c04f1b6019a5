import type { Portions } from '../../../shared/progress/portions.ts';
import { parseInPortions } from './json-portions.ts';

/** A file of ours as a JSON value, and on which line the first entry of its ledger stands. */
export interface LedgerLines {
  readonly frame: { readonly ledger: readonly unknown[] };
  readonly firstLine: number;
}

const opening = Buffer.from('"ledger":[\n');
const lineFeed = 0x0a;
const separator = 0x2c;
const closing = 0x5d;
/** Stands for the ledger while what is around it is parsed. */
const mark = 'the ledger';
/** Bytes parsed before others may go on. */
const bytesAtOnce = 100_000;

/** A text without the byte order mark that some editors put before what they save. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/u, '');
}

/**
 * Parses, in portions, a JSON file whose ledger has one entry on each line, as we write it; gives what
 * `JSON.parse` gives. Null for a file that stands in another way or is not whole.
 */
export function* parseLedgerLines(bytes: Buffer): Portions<LedgerLines | null> {
  const opened = bytes.indexOf(opening);
  if (opened < 0) return null;
  const first = opened + opening.length;
  const ledger: unknown[] = [];
  let at = first;
  let last = first;
  let comma = true;
  while (bytes[at] !== closing) {
    const end = bytes.indexOf(lineFeed, at);
    // Between two entries stands a comma, and none after the last.
    if (end < 0 || !comma) return null;
    comma = bytes[end - 1] === separator;
    const entry = yield* parseInPortions(bytes.subarray(at, comma ? end - 1 : end));
    if (entry === undefined) return null;
    ledger.push(entry);
    at = end + 1;
    if (at - last < bytesAtOnce) continue;
    last = at;
    yield;
  }
  if (comma && ledger.length > 0) return null;
  const head = bytes.toString('utf8', 0, first);
  const rest = Buffer.from(withoutMark(`${head}"${mark}"${bytes.toString('utf8', at)}`));
  const frame = yield* parseInPortions(rest);
  // The lines may be those of another list, further in.
  if (typeof frame !== 'object' || frame === null || !('ledger' in frame)) return null;
  if (!Array.isArray(frame.ledger) || frame.ledger.length !== 1 || frame.ledger[0] !== mark)
    return null;
  return { frame: Object.assign(frame, { ledger }), firstLine: head.split('\n').length };
}
