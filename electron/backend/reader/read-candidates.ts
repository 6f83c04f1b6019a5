import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '../../../shared/corpus/document.ts';
import { StetError } from '../../../shared/host/result.ts';
import type { NamedCandidates } from '../../../shared/scan/candidates.ts';
import { kindOfFile } from './file-kinds.ts';
import { openRecords } from './open-records.ts';
import { readingReason } from './reading-failure.ts';
import { ownId } from './record-ids.ts';
import type { SourceRecord } from './records.ts';
import type { RecordFile } from './source.ts';
import { createWatch } from './watch.ts';

const mostProblems = 100;

/** What a file of candidates says, and which of its records could not be used. */
export interface ReadCandidates {
  readonly candidates: Omit<NamedCandidates, 'idField'>;
  readonly problems: readonly Problem[];
}

/**
 * Reads candidates that another program computed: records with `a` and `b`, or with `id` and
 * `cluster`, in any file of records that Stet reads. Records that have neither are problems. Throws
 * `StetError` when the file cannot be read or holds no candidates, and `Cancelled`.
 */
export async function readCandidates(
  path: string,
  stopped: () => boolean,
): Promise<ReadCandidates> {
  const file = await recordFile(path);
  const { name } = file;
  const pairs: [string, string][] = [];
  const clusters = new Map<string, string[]>();
  const reasons: string[] = [];
  const take = (record: SourceRecord) => {
    const [a, b] = [ownId(record, 'a'), ownId(record, 'b')];
    if (a !== null && b !== null) {
      pairs.push([a, b]);
      return;
    }
    const [id, cluster] = [ownId(record, 'id'), ownId(record, 'cluster')];
    if (id === null || cluster === null) {
      reasons.push(`record ${record.number} has neither “a” and “b” nor “id” and “cluster”`);
      return;
    }
    const members = clusters.get(cluster);
    if (members) members.push(id);
    else clusters.set(cluster, [id]);
  };
  const notes = { note: (reason: string) => reasons.push(reason), header: () => {} };
  try {
    for await (const batch of openRecords(file, createWatch(0, stopped), notes)) {
      for (const record of batch.records) take(record);
      for (const { number, reason } of batch.broken) reasons.push(`record ${number} is ${reason}`);
    }
  } catch (error) {
    const reason = readingReason(error);
    if (reason === null) throw error;
    throw new StetError('unreadable', `${path} cannot be read: ${reason}.`, { cause: error });
  }
  if (pairs.length === 0 && clusters.size === 0) {
    const why = reasons[0] ?? 'it is empty';
    throw new StetError('unreadable', `${path} holds no pairs and no clusters: ${why}.`);
  }
  const problems = reasons.slice(0, mostProblems).map((reason) => ({ document: name, reason }));
  if (reasons.length > mostProblems) {
    const more = reasons.length - mostProblems;
    problems.push({ document: name, reason: `${more} more records that could not be used` });
  }
  return { candidates: { name, pairs, clusters: [...clusters.values()] }, problems };
}

async function recordFile(path: string): Promise<RecordFile> {
  const name = basename(path);
  const kind = kindOfFile(name);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new StetError('not-found', `${path}: no such file.`);
  if (kind === null || kind.kind === 'text') {
    throw new StetError('unreadable', `${path} is no .jsonl, .json, .csv, .tsv or .parquet file.`);
  }
  return { name, path, kind: kind.kind, gzip: kind.gzip };
}
