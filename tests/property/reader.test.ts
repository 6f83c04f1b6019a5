import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvRow, CsvSplitter } from '../../electron/backend/reader/csv.ts';
import {
  createDecodingNotes,
  decodeChunks,
  decodeFile,
} from '../../electron/backend/reader/decode.ts';
import { readJsonLines } from '../../electron/backend/reader/json-lines.ts';
import { readJsonList } from '../../electron/backend/reader/json-list.ts';
import { rawMember, rawMembers } from '../../electron/backend/reader/json-member.ts';
import { readCorpus } from '../../electron/backend/reader/read-corpus.ts';
import { assignIds } from '../../electron/backend/reader/record-ids.ts';
import type { RecordBatch } from '../../electron/backend/reader/records.ts';
import { StetError } from '../../shared/host/result.ts';
import { temporaryFolder } from '../unit/reader/temporary-folder.ts';

async function* chunked<T extends string | Buffer>(
  whole: T,
  cuts: readonly number[],
): AsyncGenerator<T> {
  const places = [...cuts.map((cut) => cut % (whole.length + 1)), whole.length].sort(
    (a, b) => a - b,
  );
  let from = 0;
  for (const to of places) {
    yield (typeof whole === 'string' ? whole.slice(from, to) : whole.subarray(from, to)) as T;
    from = to;
  }
}

async function all(batches: AsyncIterable<RecordBatch>) {
  const records: { number: number; line: number | null; raw: string }[] = [];
  const broken: unknown[] = [];
  for await (const batch of batches) {
    records.push(...batch.records.map(({ number, line, raw }) => ({ number, line, raw })));
    broken.push(...batch.broken);
  }
  return { records, broken };
}

const cuts = fc.array(fc.nat(), { maxLength: 6 });
const silent = { note() {}, header() {} };
const record = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { maxKeys: 6 });

function rowsOf(text: string, delimiter: string, places: readonly number[]): CsvRow[] {
  const splitter = new CsvSplitter(delimiter);
  const rows: CsvRow[] = [];
  let from = 0;
  for (const to of [...places.map((place) => place % (text.length + 1)), text.length].sort(
    (a, b) => a - b,
  )) {
    rows.push(...splitter.push(text.slice(from, to)));
    from = to;
  }
  rows.push(...splitter.end());
  return rows;
}

describe('delimited text', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '😀'),
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  });

  test('written by a library is read back cell by cell, wherever it is cut into chunks', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), cuts, (rows, delimiter, places) => {
        const text = stringify(rows, { delimiter });
        expect(rowsOf(text, delimiter, places).map(({ values }) => values)).toEqual(rows);
      }),
    );
  });

  test('is cut as a library cuts it, wherever the library sees no error', () => {
    const wild = fc.string({
      unit: fc.constantFrom('a', '"', '"', ',', '\n', '\r\n'),
      maxLength: 24,
    });
    fc.assert(
      fc.property(wild, cuts, (text, places) => {
        let expected: string[][];
        try {
          expected = parse(text, {
            relax_column_count: true,
            skip_empty_lines: true,
            record_delimiter: ['\r\n', '\n'],
          });
        } catch {
          return;
        }
        expect(rowsOf(text, ',', places).map(({ values }) => values)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('gives the same rows in one chunk and in many, and every character lies in a row or between rows', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r', '\r\n') });
    fc.assert(
      fc.property(wild, cuts, (text, places) => {
        const whole = rowsOf(text, ',', []);
        expect(rowsOf(text, ',', places)).toEqual(whole);
        let at = 0;
        for (const { raw, cells } of whole) {
          const start = text.indexOf(raw, at);
          expect(text.slice(at, start)).toMatch(/^[\r\n]*$/);
          at = start + raw.length;
          expect(cells.length % 2).toBe(0);
        }
        expect(text.slice(at)).toMatch(/^[\r\n]*$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('JSON', () => {
  test('lines and lists give every record with its own text, wherever they are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 6 }),
        fc.nat(3),
        cuts,
        async (values, indent, places) => {
          const raws = values.map((value) => JSON.stringify(value));
          const lines = await all(readJsonLines(chunked(raws.join('\n'), places)));
          expect(lines.records.map(({ raw }) => raw)).toEqual(raws);
          const text = JSON.stringify({ before: [1, { x: [{}] }], list: values }, null, indent);
          const list = await all(readJsonList(chunked(text, places), silent));
          expect(list.broken).toEqual([]);
          expect(list.records.map(({ raw }) => JSON.stringify(JSON.parse(raw)))).toEqual(raws);
          expect(list.records.map(({ number }) => number)).toEqual(
            values.map((_, index) => index + 1),
          );
        },
      ),
    );
  });

  test('damaged in any place never throws and is the same in any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.constantFrom('', '"', '{', '}', '[', ']', ',', '\n', '\\'),
        cuts,
        async (values, at, put, places) => {
          const good = JSON.stringify(values);
          const place = at % good.length;
          const text = good.slice(0, place) + put + good.slice(place + 1);
          const whole = await all(readJsonList(chunked(text, []), silent));
          expect(await all(readJsonList(chunked(text, places), silent))).toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('members stand where they are said to stand', () => {
    fc.assert(
      fc.property(record, fc.nat(3), (value, indent) => {
        const raw = JSON.stringify(value, null, indent);
        const members = rawMembers(raw);
        expect(members.map(({ name }) => name)).toEqual(Object.keys(value));
        for (const { name, from, to } of members) {
          expect(JSON.parse(raw.slice(from, to))).toEqual(JSON.parse(JSON.stringify(value[name])));
          expect(rawMember(raw, name)).toMatchObject({ from, to });
        }
      }),
    );
  });
});

describe('bytes', () => {
  const folder = temporaryFolder();

  test('are decoded alike in one chunk and in many, and valid UTF-8 as it is', async () => {
    const bytes = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text.replaceAll('\0', ''))),
      fc
        .array(fc.constantFrom(0x0a, 0x41, 0xe9, 0xc3, 0xa9, 0x93, 0xf0, 0x9f, 0x98, 0x80))
        .map((list) => Buffer.from(list)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, cuts, async (whole, places) => {
        const decode = async (list: readonly number[]) => {
          const notes = createDecodingNotes();
          let text = '';
          try {
            for await (const piece of decodeChunks(chunked(whole, list), notes)) text += piece;
          } catch (error) {
            return { error: String(error) };
          }
          return { text, notes };
        };
        const once = await decode([]);
        expect(await decode(places)).toEqual(once);
        if ('notes' in once && once.notes?.encoding === 'utf-8' && once.notes.foreignLines === 0) {
          expect(once.text).toBe(decodeFile(whole).text);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of any kind under any name give documents or a sentence, never a crash', async () => {
    const names = [
      'a.txt',
      'a.jsonl',
      'a.json',
      'a.csv',
      'a.tsv',
      'a.parquet',
      'a.txt.gz',
      'a.jsonl.gz',
    ];
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\n',
      'text',
      'id',
      '1',
      '\\',
      'PAR1',
      '\t',
      ' ',
    );
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      fc.array(pieces, { maxLength: 40 }).map((list) => Buffer.from(list.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.constantFrom(...names), async (bytes, name) => {
        const file = folder.write(name, bytes);
        try {
          const { documents } = await readCorpus(file);
          expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
        } catch (error) {
          expect(error).toBeInstanceOf(StetError);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test('ids of records are never given twice', () => {
  const own = fc.option(fc.constantFrom('1', '2', '3', '4', '5', 'a', 'b'));
  fc.assert(
    fc.property(fc.array(own, { maxLength: 8 }), (ids) => {
      const assigned = assignIds(
        ids,
        ids.map((_, index) => index + 1),
      );
      expect(new Set(assigned.ids).size).toBe(ids.length);
    }),
    { numRuns: 2000 },
  );
});
