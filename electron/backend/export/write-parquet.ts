import type { SchemaElement } from 'hyparquet';
import type { FieldChange } from '../../../shared/clean/clean-corpus.ts';
import { StetError } from '../../../shared/host/result.ts';
import { openParquet } from '../reader/parquet.ts';
import type { SourceRecord } from '../reader/records.ts';
import type { SourceFile } from '../reader/source.ts';
import { createWatch } from '../reader/watch.ts';
import { GroupedParquet } from './grouped-parquet.ts';
import { type Column, columnsOf, textElement } from './parquet-columns.ts';
import { isCopyable, withoutMeaning } from './parquet-schema.ts';
import { addedNames, type CleanRow, takenField } from './provenance.ts';
import { type RowSource, recordRows, textRows } from './source-rows.ts';

/**
 * Writes `corpus.parquet`: every field of the source as a typed column, the clean text in its place, then tags as a
 * list of strings and provenance as JSON. Columns of one Parquet source keep their schema and their stored values.
 */
export async function writeParquet(path: string, from: RowSource, version: string): Promise<void> {
  const [only, ...others] = from.source.files;
  const createdBy = `stet ${version}`;
  if (only?.kind === 'parquet' && others.length === 0) {
    const elements = await schemaOf(only);
    if (isCopyable(elements)) {
      await copyTable(path, from, only, elements, createdBy);
      return;
    }
  }
  if (from.source.kind === 'text') {
    const columns = ['id', 'text'].map((name) => [textElement(name, 'REQUIRED')]);
    const table = await GroupedParquet.create(
      path,
      withAdded(columns, ['tags', 'stet']),
      createdBy,
    );
    await table.filledBy(async () => {
      for (const row of textRows(from)) {
        await table.add([row.provenance.document, row.text, ...addedValues(row)]);
      }
    });
    return;
  }
  const columns = columnsOf(from);
  const names = addedNames(columns.map((column) => column.name));
  const table = await GroupedParquet.create(
    path,
    withAdded(
      columns.map((column) => [column.element]),
      [names.tags, names.stet],
    ),
    createdBy,
  );
  await table.filledBy(async () => {
    for await (const { file, record, rows } of recordRows(from)) {
      for (const row of rows) {
        const isText = (column: Column) => column.name === file.fields.text && !row.untouched;
        await table.add([
          ...columns.map((column) =>
            isText(column)
              ? row.text
              : column.value(recordWith(record, takenField(row, column.name, file.fields.text))),
          ),
          ...addedValues(row),
        ]);
      }
    }
  });
}

/** Copies the columns of a Parquet file value by value, without reading a meaning into them. */
async function copyTable(
  path: string,
  from: RowSource,
  file: SourceFile,
  elements: readonly (readonly SchemaElement[])[],
  createdBy: string,
): Promise<void> {
  const names = addedNames(file.columns);
  const table = await GroupedParquet.create(
    path,
    withAdded(elements, [names.tags, names.stet]),
    createdBy,
  );
  const silent = createWatch(0);
  const parquet = await openParquet(file, silent, withoutMeaning);
  try {
    await table.filledBy(async () => {
      let stored: Record<string, unknown>[] = [];
      let first = 0;
      for await (const { record, rows } of recordRows(from)) {
        const index = record.number - 1;
        if (index >= first + stored.length) {
          first = index;
          stored = await parquet.read(first, Math.min(parquet.rows, first + 1000));
        }
        const values = stored[index - first];
        if (!values)
          throw new StetError('stale', `“${file.name}” has changed since it was scanned.`);
        for (const row of rows) {
          // What is taken from another record is taken as it is stored there.
          const others = new Map<string, unknown>();
          for (const { name, from: source } of row.fields) {
            const at = file.documents.indexOf(source.document);
            const [stored] = at < 0 ? [] : await parquet.read(at, at + 1);
            if (stored) others.set(name, stored[name]);
          }
          await table.add([
            ...file.columns.map((column) => {
              if (column === file.fields.text) return row.untouched ? values[column] : row.text;
              return others.has(column) ? others.get(column) : values[column];
            }),
            ...addedValues(row),
          ]);
        }
      }
    });
  } finally {
    await parquet.close();
  }
}

/** The record with one field as another record has it. */
function recordWith(record: SourceRecord, taken: FieldChange | undefined): SourceRecord {
  if (!taken) return record;
  return { ...record, fields: { ...record.fields, [taken.name]: taken.after }, raw: '' };
}

async function schemaOf(file: SourceFile): Promise<SchemaElement[][]> {
  const parquet = await openParquet(file, createWatch(0));
  await parquet.close();
  const columns: SchemaElement[][] = [];
  const [, ...elements] = parquet.metadata.schema;
  let waiting = 0;
  for (const element of elements) {
    if (waiting === 0) columns.push([]);
    else waiting--;
    columns.at(-1)!.push(element);
    waiting += element.num_children ?? 0;
  }
  return columns;
}

function withAdded(
  columns: readonly (readonly SchemaElement[])[],
  [tags, stet]: readonly [string, string],
): readonly (readonly SchemaElement[])[] {
  return [
    ...columns,
    [
      { name: tags, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      textElement('element', 'REQUIRED'),
    ],
    [textElement(stet, 'REQUIRED')],
  ];
}

function addedValues(row: CleanRow): unknown[] {
  return [row.tags, JSON.stringify(row.provenance)];
}
