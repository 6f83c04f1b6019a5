import { readBytes } from './bytes.ts';
import { readCsv } from './csv.ts';
import { createDecodingNotes, decodeChunks } from './decode.ts';
import { parseRecord, readJsonLines } from './json-lines.ts';
import { readJsonList } from './json-list.ts';
import { jsonShape } from './json-shape.ts';
import { readParquet } from './parquet.ts';
import { longestText, type RecordBatch, type RecordNotes } from './records.ts';
import type { RecordFile } from './source.ts';
import type { Watch } from './watch.ts';

/**
 * Yields the records of a file in source order, batch by batch, holding about one batch at a time. The same file
 * gives the same records with the same numbers each time. Throws `ReadingFailure` or the system's error.
 */
export async function* openRecords(
  file: RecordFile,
  watch: Watch,
  notes: RecordNotes,
): AsyncGenerator<RecordBatch> {
  if (file.kind === 'parquet') {
    yield* readParquet(file, watch, notes);
    return;
  }
  const decoding = createDecodingNotes();
  const bytes = readBytes(file.path, file.gzip, watch, (reason) => notes.note(reason));
  const chunks = decodeChunks(bytes, decoding);
  if (file.kind === 'csv') yield* readCsv(chunks, null, notes);
  else if (file.kind === 'tsv') yield* readCsv(chunks, '\t', notes);
  else {
    const shape = await jsonShape(file);
    if (shape === 'lines') yield* readJsonLines(chunks);
    else if (shape === 'list') yield* readJsonList(chunks, notes);
    else yield await readSingle(chunks);
  }
  const { foreignLines, firstForeignLine } = decoding;
  if (foreignLines > 0) {
    const what =
      foreignLines === 1
        ? `line ${firstForeignLine} is`
        : `${foreignLines} lines, the first of them line ${firstForeignLine}, are`;
    notes.note(`${what} not valid UTF-8; read as windows-1252`);
  }
}

async function readSingle(chunks: AsyncIterable<string>): Promise<RecordBatch> {
  let raw = '';
  for await (const chunk of chunks) {
    raw += chunk;
    if (raw.length > longestText) {
      return { records: [], broken: [{ number: 1, line: 1, reason: 'longer than 64 MB' }] };
    }
  }
  if (raw.trim() === '') return { records: [], broken: [] };
  const fields = parseRecord(raw);
  return typeof fields === 'string'
    ? { records: [], broken: [{ number: 1, line: 1, reason: fields }] }
    : { records: [{ number: 1, line: 1, raw: raw.trim(), fields }], broken: [] };
}
