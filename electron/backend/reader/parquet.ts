import { open } from 'node:fs/promises';
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { readBytes } from './bytes.ts';
import { ReadingFailure } from './reading-failure.ts';
import { type RecordBatch, type RecordNotes, type SourceRecord, setField } from './records.ts';
import type { RecordFile } from './source.ts';
import type { Watch } from './watch.ts';

const rowsAtATime = 1000;
const longestPackedParquet = 512 * 1024 * 1024;

/** An open Parquet file: its schema and its rows as the library reads them. */
interface ParquetFile {
  readonly metadata: FileMetaData;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Its length in bytes, unpacked. */
  readonly size: number;
  read(from: number, to: number): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/**
 * Opens a Parquet file, a gzipped one in memory; values are read under the metadata that `readAs` makes of the
 * file's own. Throws `ReadingFailure` when it is none.
 */
export async function openParquet(
  file: RecordFile,
  watch: Watch,
  readAs: (metadata: FileMetaData) => FileMetaData = (metadata) => metadata,
): Promise<ParquetFile> {
  const { buffer, close } = file.gzip
    ? { buffer: await unpacked(file, watch), close: async () => {} }
    : await onDisk(file.path);
  try {
    const metadata = await parquetMetadataAsync(buffer);
    return {
      metadata,
      columns: parquetSchema(metadata).children.map((child) => child.element.name),
      rows: Number(metadata.num_rows),
      size: buffer.byteLength,
      read: (rowStart, rowEnd) =>
        parquetReadObjects({
          file: buffer,
          metadata: readAs(metadata),
          rowStart,
          rowEnd,
          compressors,
          utf8: false,
        }),
      close,
    };
  } catch (error) {
    await close();
    throw new ReadingFailure(`it is not a valid Parquet file (${reasonOf(error)})`);
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^parquet (file )?/, '').slice(0, 120);
}

async function onDisk(path: string): Promise<{ buffer: AsyncBuffer; close(): Promise<void> }> {
  const handle = await open(path);
  const { size } = await handle.stat();
  return {
    close: () => handle.close(),
    buffer: {
      byteLength: size,
      async slice(from, to = size) {
        const bytes = new Uint8Array(Math.max(0, to - from));
        let done = 0;
        while (done < bytes.length) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
          if (bytesRead === 0) throw new ReadingFailure('it is shorter than it says');
          done += bytesRead;
        }
        return bytes.buffer;
      },
    },
  };
}

async function unpacked(file: RecordFile, watch: Watch): Promise<AsyncBuffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let cut = '';
  for await (const chunk of readBytes(file.path, true, watch, (reason) => {
    cut = reason;
  })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longestPackedParquet) {
      throw new ReadingFailure('it is larger than 512 MB when unpacked; unpack it first');
    }
  }
  if (cut !== '') throw new ReadingFailure('the gzip data is cut off or damaged');
  const bytes = new Uint8Array(Buffer.concat(chunks));
  return { byteLength: size, slice: (from, to) => bytes.buffer.slice(from, to) };
}

/** Yields the rows of a Parquet file as records of JSON values. */
export async function* readParquet(
  file: RecordFile,
  watch: Watch,
  notes: RecordNotes,
): AsyncGenerator<RecordBatch> {
  const parquet = await openParquet(file, watch);
  try {
    notes.header(parquet.columns);
    let read = 0;
    for (let from = 0; from < parquet.rows; from += rowsAtATime) {
      watch.check();
      const to = Math.min(parquet.rows, from + rowsAtATime);
      let rows: Record<string, unknown>[];
      try {
        rows = await parquet.read(from, to);
      } catch (error) {
        notes.note(
          `from row ${from + 1} on it cannot be read (${reasonOf(error)}); what came before was kept`,
        );
        return;
      }
      const records: SourceRecord[] = [];
      for (const [offset, row] of rows.entries()) {
        const fields: Record<string, unknown> = {};
        for (const column of parquet.columns) setField(fields, column, plainValue(row[column]));
        records.push({ number: from + offset + 1, line: null, raw: '', fields });
      }
      const done = Math.floor((parquet.size * to) / parquet.rows);
      if (!file.gzip) watch.advance(done - read);
      read = done;
      yield { records, broken: [] };
    }
  } finally {
    await parquet.close();
  }
}

/** A value as JSON knows it: large integers as decimal strings, dates in ISO 8601, bytes in base64. */
function plainValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') return value;
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : value.toISOString();
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return Array.from(value as unknown as ArrayLike<unknown>, plainValue);
  }
  const plain: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) setField(plain, name, plainValue(item));
  return plain;
}
