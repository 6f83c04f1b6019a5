import { properlyQuoted } from '../reader/csv.ts';
import { rawMember } from '../reader/json-member.ts';
import type { CorpusSource } from '../reader/source.ts';
import { addedNames, type CleanRow, takenField } from './provenance.ts';
import { type RecordRows, type RowSource, recordRows, textRows } from './source-rows.ts';

/** Name of the table: `.tsv` where the source is delimited by tabs, since its cells keep their bytes. */
export function tableName(source: CorpusSource): string {
  return source.kind === 'tsv' ? 'corpus.tsv' : 'corpus.csv';
}

/** The lines of the table: every field of the source, the clean text in its place, then tags (joined with `; `) and provenance (as JSON). */
export async function* tableLines(from: RowSource): AsyncGenerator<string> {
  if (from.source.kind === 'text') {
    yield 'id,text,tags,stet\n';
    for (const row of textRows(from)) {
      yield `${[row.provenance.document, row.text, ...added(row)].map((cell) => quoted(cell, ',')).join(',')}\n`;
    }
    return;
  }
  const columns = [...new Set(from.source.files.flatMap((file) => file.columns))];
  const names = addedNames(columns);
  let delimiter = from.source.kind === 'tsv' ? '\t' : ',';
  let headed = false;
  const head = (rows: RecordRows | null) => {
    headed = true;
    delimiter = rows?.header?.delimiter ?? delimiter;
    const cells = columns.map(
      (column, index) => rawHeader(rows, column, index) ?? quoted(column, delimiter),
    );
    return `${[...cells, names.tags, names.stet].join(delimiter)}\n`;
  };
  for await (const rows of recordRows(from)) {
    if (!headed) yield head(rows);
    for (const row of rows.rows) {
      const cells = columns.map((column) => cellOf(rows, row, column, delimiter));
      yield `${[...cells, ...added(row).map((cell) => quoted(cell, delimiter))].join(delimiter)}\n`;
    }
  }
  if (!headed) yield head(null);
}

function added(row: CleanRow): [string, string] {
  return [row.tags.join('; '), JSON.stringify(row.provenance)];
}

/** The header's own cell where it stands there in the same place. */
function rawHeader(rows: RecordRows | null, column: string, index: number): string | null {
  if (!rows?.header || rows.file.columns[index] !== column) return null;
  const { raw, cells } = rows.header;
  const from = cells[index * 2];
  const cell = from === undefined ? null : raw.slice(from, cells[index * 2 + 1]);
  return cell === null || isStray(cell) ? null : cell;
}

function cellOf(rows: RecordRows, row: CleanRow, column: string, delimiter: string): string {
  const { file, record, header } = rows;
  const taken = takenField(row, column, file.fields.text);
  if (taken)
    return quoted(
      typeof taken.after === 'string' ? taken.after : JSON.stringify(taken.after),
      delimiter,
    );
  if (!Object.hasOwn(record.fields, column)) return '';
  if (column === file.fields.text && !row.untouched) return quoted(row.text, delimiter);
  const value = record.fields[column];
  if (record.cells && header?.delimiter === delimiter) {
    const index = file.columns.indexOf(column);
    const raw = record.raw.slice(record.cells[index * 2], record.cells[index * 2 + 1]);
    if (!isStray(raw)) return raw;
  }
  if (typeof value === 'string') return quoted(value, delimiter);
  if (value === null || value === undefined) return '';
  const span = record.raw === '' ? null : rawMember(record.raw, column);
  return quoted(span ? record.raw.slice(span.from, span.to) : JSON.stringify(value), delimiter);
}

/** True for a raw cell that was read past its quotes and would not be read so again. */
function isStray(raw: string): boolean {
  return raw.startsWith('"') && !properlyQuoted(raw);
}

/** A value as a cell, in quotes where it needs them. */
export function quoted(value: string, delimiter: string): string {
  const needs =
    value.includes('"') ||
    value.includes(delimiter) ||
    /[\r\n]/.test(value) ||
    /^\s|\s$/.test(value);
  return needs ? `"${value.replaceAll('"', '""')}"` : value;
}
