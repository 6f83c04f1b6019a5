import { crc32 } from 'node:zlib';
import type { Portions } from '../../../shared/progress/portions.ts';
import { jsonPieces } from './json-pieces.ts';
import { parseInPortions } from './json-portions.ts';

/** What a journal line records: an entry of the ledger, or new values for parts of the project. */
export type JournalRecord =
  | { readonly type: 'entry'; readonly value: Record<string, unknown> }
  | { readonly type: 'change'; readonly value: Record<string, unknown> };

/** A journal as it was read back. Bytes from `good` on are not whole lines that stand as they were written. */
export interface JournalContent {
  readonly records: readonly JournalRecord[];
  readonly good: number;
  /** `torn`: the last line ends before its end, as a crash leaves it. `damaged`: a whole line does not fit its checksum. */
  readonly end: 'whole' | 'torn' | 'damaged';
}

const lineFeed = 0x0a;
const form = /^\{"crc":"([0-9a-f]{8})","(entry|change)":\{/;
/** What stands before the content of a line is shorter. */
const longestHead = 40;
const closing = Buffer.from('}}');
/** Bytes that are summed up before others may go on. */
const summedAtOnce = 1_000_000;

function checksum(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}

/** The bytes of one line of the journal, in pieces: a JSON object with a CRC-32 over the JSON text of its content. Yields while it is written. */
export function* encodeLine(
  type: JournalRecord['type'],
  value: object,
): Portions<readonly Buffer[]> {
  const pieces: Buffer[] = [];
  let crc = 0;
  for (const piece of jsonPieces(value)) {
    if (pieces.length > 0) yield;
    const bytes = Buffer.from(piece, 'utf8');
    crc = crc32(bytes, crc);
    pieces.push(bytes);
  }
  const head = Buffer.from(`{"crc":"${checksum(crc)}","${type}":`);
  return [head, ...pieces, Buffer.from('}\n')];
}

function* decodeLine(line: Buffer): Portions<JournalRecord | null> {
  const [head, crc, type] = form.exec(line.toString('latin1', 0, longestHead)) ?? [];
  if (head === undefined || !line.subarray(-closing.length).equals(closing)) return null;
  const body = line.subarray(head.length - 1, -1);
  let sum = 0;
  for (let at = 0; at < body.length; at += summedAtOnce) {
    if (at > 0) yield;
    sum = crc32(body.subarray(at, at + summedAtOnce), sum);
  }
  if (checksum(sum) !== crc) return null;
  const value = yield* parseInPortions(body);
  if (typeof value !== 'object' || value === null) return null;
  return { type: type === 'entry' ? 'entry' : 'change', value: { ...value } };
}

/** Lines read before others may go on. */
const linesAtOnce = 100;

/** Reads a journal, in portions, up to the first line that is torn or damaged. */
export function* decodeJournal(bytes: Buffer): Portions<JournalContent> {
  const records: JournalRecord[] = [];
  let good = 0;
  while (good < bytes.length) {
    const end = bytes.indexOf(lineFeed, good);
    if (end < 0) return { records, good, end: 'torn' };
    const record = yield* decodeLine(bytes.subarray(good, end));
    if (!record) return { records, good, end: 'damaged' };
    records.push(record);
    good = end + 1;
    if (records.length % linesAtOnce === 0) yield;
  }
  return { records, good, end: 'whole' };
}
