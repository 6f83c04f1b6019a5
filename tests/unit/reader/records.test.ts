import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { inspectFields } from '../../../electron/backend/reader/inspect-fields.ts';
import { readCorpus } from '../../../electron/backend/reader/read-corpus.ts';
import { StetError } from '../../../shared/host/result.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

async function read(name: string, content: string | Uint8Array) {
  const { documents, problems, source } = await readCorpus(folder.write(name, content));
  return {
    texts: documents.map(({ id, text }) => [id.slice(name.length + 1), text]),
    documents,
    reasons: problems.map(({ reason }) => reason),
    source,
  };
}

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const error = await readCorpus(folder.write(name, content)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StetError);
  return (error as StetError).message;
}

describe('JSON lines', () => {
  test('keep every other field, in order, whatever its name', async () => {
    const line = '{"id":"a","zeta":[1,{"x":null}],"text":"hello","__proto__":{"y":1},"alpha":true}';
    const { documents } = await read('fields.jsonl', `${line}\r\n`);
    expect(documents[0]!.text).toBe('hello');
    expect(Object.keys(documents[0]!.fields)).toEqual(['id', 'zeta', '__proto__', 'alpha']);
    expect(Object.getPrototypeOf(documents[0]!.fields)).toBe(Object.prototype);
  });

  test('with a broken seventh record tell its line and read the others', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => `{"id":"r${index + 1}","text":"t"}`);
    lines[6] = '{"id":"r7","text":"t"';
    lines.splice(3, 0, '');
    const { texts, reasons } = await read('seven.jsonl', lines.join('\n'));
    expect(texts).toHaveLength(9);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(
      /^record 7 \(line 8\): not valid JSON: .*; the other 9 records were read$/,
    );
  });

  test('with two records of one id use numbers for both and lose nothing', async () => {
    const { texts, reasons } = await read(
      'twins.jsonl',
      '{"id":"x","text":"1"}\n{"id":"1","text":"2"}\n{"id":"x","text":"3"}\n{"id":"y","text":"4"}\n{"text":"5"}\n',
    );
    // The second record's own id is the number of the first, so it goes by its number as well.
    expect(texts).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '3'],
      ['y', '4'],
      ['5', '5'],
    ]);
    expect(reasons).toEqual([
      'records 1 and 3 have the same id “x”; they are known by their numbers instead',
    ]);
  });

  test('tell ids apart that are too large for a double', async () => {
    const { texts, reasons } = await read(
      'large.jsonl',
      '{"id":12345678901234567890,"text":"a"}\n{"id": 12345678901234567891 ,"text":"b"}\n',
    );
    expect(texts.map(([id]) => id)).toEqual(['12345678901234567890', '12345678901234567891']);
    expect(reasons).toEqual([]);
  });

  test('that are no objects, or nest too deep, are listed', async () => {
    const deep = `{"text":"deep","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { texts, reasons } = await read('odd.jsonl', `{"text":"a"}\n[1]\n"s"\nnull\n${deep}\n`);
    expect(texts).toEqual([['1', 'a']]);
    expect(reasons.map((reason) => reason.split(';')[0])).toEqual([
      'record 2 (line 2): not a record with named fields but a list',
      'record 3 (line 3): not a record with named fields but a string',
      'record 4 (line 4): not a record with named fields but null',
      'record 5 (line 5): nested deeper than 200 levels',
    ]);
  });

  test('without a text keep their place, and that is said once', async () => {
    const { texts, reasons } = await read(
      'textless.jsonl',
      '{"id":"a","text":"some words"}\n{"id":"b"}\n{"id":"c","text":null}\n{"id":"d","text":5}\n',
    );
    expect(texts.map(([, text]) => text)).toEqual(['some words', '', '', '']);
    expect(reasons).toEqual([
      'records 2, 3 and 4: no text in field “text”; they are kept as they stand',
    ]);
  });

  test('with lines in windows-1252 read these lines so, and only these', async () => {
    const lines = [
      Buffer.from('{"text":"“déjà” vu"}\n'),
      Buffer.from('{"text":"d\xe9j\xe0"}\n', 'latin1'),
    ];
    const { texts, reasons } = await read('western.jsonl', Buffer.concat(lines));
    expect(texts.map(([, text]) => text)).toEqual(['“déjà” vu', 'déjà']);
    expect(reasons).toEqual(['line 2 is not valid UTF-8; read as windows-1252']);
  });

  test('in UTF-16 are read', async () => {
    const { texts } = await read('wide.jsonl', Buffer.from('\ufeff{"text":"šíp"}\n', 'utf16le'));
    expect(texts).toEqual([['1', 'šíp']]);
  });

  test('may be longer than a record may be, without harm to their neighbours', async () => {
    const long = Buffer.alloc(66 * 1024 * 1024, 120);
    const { texts, reasons } = await read(
      'long.jsonl',
      Buffer.concat([
        Buffer.from('{"text":"a"}\n{"text":"'),
        long,
        Buffer.from('"}\n{"text":"b"}\n'),
      ]),
    );
    expect(texts).toEqual([
      ['1', 'a'],
      ['3', 'b'],
    ]);
    expect(reasons).toEqual([
      'record 2 (line 2): longer than 64 MB; the other 2 records were read',
    ]);
  });

  test('that are binary, empty or without text are refused with a sentence', async () => {
    expect(await refusal('binary.jsonl', new Uint8Array([0, 1, 2, 3, 4, 5]))).toMatch(/NUL bytes/);
    expect(await refusal('empty.jsonl', '\n\n')).toMatch(/it holds no records/);
    expect(await refusal('numbers.jsonl', '{"a":1}\n{"a":2}\n')).toMatch(
      /none of its fields holds text \(a\)/,
    );
    expect(await refusal('broken.jsonl', '{"a\n')).toMatch(/record 1 \(line 1\): not valid JSON/);
  });
});

describe('gzip', () => {
  const records = Array.from(
    { length: 20_000 },
    (_, index) => `{"id":${index},"text":"t${index * 7919}"}\n`,
  );
  const packed = gzipSync(records.join(''));

  test('is unpacked, also when it was packed in several members', async () => {
    const two = Buffer.concat([gzipSync('{"text":"a"}\n'), gzipSync('{"text":"b"}\n')]);
    expect((await read('two.jsonl.gz', two)).texts).toHaveLength(2);
    const all = await read('all.jsonl.gz', packed);
    expect(all.texts).toHaveLength(20_000);
    expect(all.reasons).toEqual([]);
  });

  test('that is cut off gives what came before, and that is said', async () => {
    const { texts, reasons } = await read('cut.jsonl.gz', packed.subarray(0, packed.length / 2));
    expect(texts.length).toBeGreaterThan(5000);
    expect(reasons[0]).toBe('the gzip data is cut off; what came before was kept');
  });

  test('that lacks only its end gives everything, and the cut is said', async () => {
    const { texts, reasons } = await read('tail.jsonl.gz', packed.subarray(0, packed.length - 6));
    expect(texts).toHaveLength(20_000);
    expect(reasons).toEqual(['the gzip data is cut off; what came before was kept']);
  });

  test('that is none is refused', async () => {
    expect(await refusal('none.jsonl.gz', '{"text":"a"}')).toMatch(/not valid gzip/);
    expect(await refusal('void.txt.gz', '')).toMatch(/cut off before any text/);
  });
});

describe('JSON', () => {
  test('is read as a list, as a list inside an object, as lines, and as one record', async () => {
    const list = '[{"text":"a"},{"text":"b, [c]"}]';
    expect((await read('list.json', list)).texts).toHaveLength(2);
    const inside = `{"count":2,"tags":["x"],"meta":{"y":[]},"data":{"items":${list}}}`;
    expect((await read('inside.json', inside)).texts).toHaveLength(2);
    expect((await read('lines.json', '{"text":"a"}\n{"text":"b"}\n')).source.kind).toBe('json');
    expect((await read('lines.json', '{"text":"a"}\n{"text":"b"}\n')).texts).toHaveLength(2);
    const single = '{"text":"a","authors":[{"name":"n"}]}';
    expect((await read('single.json', single)).texts).toEqual([['1', 'a']]);
    expect((await read('named-lines.jsonl', list)).texts).toHaveLength(2);
    const described = `{"description":"A collection","items":${list}}`;
    expect((await read('described.json', described)).texts).toHaveLength(2);
  });

  test('finds the next record after a broken one', async () => {
    const pretty = (id: number, quote = '"') =>
      `  {\n    "id": ${id},\n    "text": "t${id}${quote}\n  }`;
    const text = `[\n${[pretty(1), pretty(2, ''), pretty(3)].join(',\n')}\n]`;
    const damaged = await read('damaged.json', text);
    expect(damaged.texts.map(([id]) => id)).toEqual(['1', '3']);
    expect(damaged.reasons[0]).toMatch(/^record 2 \(line 6\): not valid JSON/);
    const flat = await read(
      'flat.json',
      '[{"text":"a"},\n{"text":"b},\n{"text":"c"},\n{"text":"d",\n{"text":"e"}}]',
    );
    expect(flat.texts).toEqual([
      ['1', 'a'],
      ['3', 'c'],
      ['5', 'e'],
    ]);
  });

  test('that ends too early gives its whole records', async () => {
    const { texts, reasons } = await read('early.json', '[{"text":"a"},{"text":"b"},{"text":"c');
    expect(texts).toHaveLength(2);
    expect(reasons).toEqual([
      'the file ends in the middle of its last record',
      'record 3 (line 1): cut off by the end of the file; the other 2 records were read',
    ]);
  });
});

describe('CSV', () => {
  test('is read with its quotes, line ends and delimiter', async () => {
    const { documents, reasons } = await read(
      'good.csv',
      'id;text;"odd ""name"""\r\n1;"a ""b""\r\nc;d";x\r\n\r\n2;plain;"" \r\n',
    );
    expect(documents).toEqual([
      { id: 'good.csv#1', text: 'a "b"\r\nc;d', fields: { id: '1', 'odd "name"': 'x' } },
      { id: 'good.csv#2', text: 'plain', fields: { id: '2', 'odd "name"': '"" ' } },
    ]);
    expect(reasons).toEqual([]);
  });

  test('with a stray quote tells the line and keeps the neighbours', async () => {
    const { texts, reasons } = await read(
      'stray.csv',
      'id,title,text\n7,t,"never, closed\n8,t,"good, one"\n9,t,5" disk\n10,t,last\n',
    );
    expect(texts).toEqual([
      ['8', 'good, one'],
      ['9', '5" disk'],
      ['10', 'last'],
    ]);
    expect(reasons).toEqual([
      'record 1 (line 2): a quote is opened and never closed; the other 3 records were read',
    ]);
  });

  test('with uneven rows reads them as they stand, and says so', async () => {
    const { documents, reasons } = await read('uneven.csv', 'id,text\n1,a,more\n2\n3,c\n');
    expect(documents.map(({ text, fields }) => [text, fields])).toEqual([
      ['a', { id: '1', 'column 3': 'more' }],
      ['', { id: '2' }],
      ['c', { id: '3' }],
    ]);
    expect(reasons[0]).toMatch(/^2 records have more or fewer cells .* \(record 1, line 2\)/);
  });

  test('delimited by tabs takes quotes that are no quotes as they stand', async () => {
    const { texts } = await read('tabs.tsv', 'id\ttext\n1\t"Well," he said\n2\t"quoted ""so"""\n');
    expect(texts).toEqual([
      ['1', '"Well," he said'],
      ['2', 'quoted "so"'],
    ]);
  });
});

describe('Parquet', () => {
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['a', 'b'], type: 'STRING' },
        { name: 'body', data: ['first text', 'second text'], type: 'STRING' },
        { name: 'views', data: [9007199254740993n, 5n], type: 'INT64' },
        { name: 'at', data: [new Date(0), null], type: 'TIMESTAMP' },
      ],
    }),
  );

  test('is read with values as JSON knows them, gzipped or not', async () => {
    const expected = [
      { id: 'a', views: '9007199254740993', at: '1970-01-01T00:00:00.000Z' },
      { id: 'b', views: 5, at: null },
    ];
    for (const [name, content] of [
      ['table.parquet', bytes],
      ['table.parquet.gz', gzipSync(bytes)],
    ] as const) {
      const { documents, source } = await read(name, content);
      expect(documents.map(({ fields }) => fields)).toEqual(expected);
      expect(source.files[0]!.columns).toEqual(['id', 'body', 'views', 'at']);
    }
  });

  test('that is none is refused', async () => {
    expect(await refusal('no.parquet', 'PAR1 or not')).toMatch(/not a valid Parquet file/);
    expect(await refusal('half.parquet', bytes.subarray(0, bytes.length - 30))).toMatch(
      /not a valid/,
    );
  });
});

describe('fields', () => {
  const long = 'A sentence that goes on for a while. '.repeat(10);

  test('are recognised by name and by length, and asked about only in doubt', async () => {
    const clear = folder.write(
      'clear.jsonl',
      JSON.stringify({ url: 'u', headline: 'h', body: long }),
    );
    expect(await inspectFields(clear)).toBeNull();
    expect((await readCorpus(clear)).source.fields).toEqual({ text: 'body', id: 'url' });
    const doubtful = folder.write(
      'doubtful.jsonl',
      JSON.stringify({ _id: 7, lead: long, rest: `${long} and more` }),
    );
    const doubt = await inspectFields(doubtful);
    expect(doubt).toMatchObject({ name: 'doubtful.jsonl', text: 'rest', id: '_id' });
    expect(doubt!.fields.map(({ name }) => name)).toEqual(['_id', 'lead', 'rest']);
    expect(doubt!.fields[0]!.sample).toBe('7');
    expect(await inspectFields(folder.path)).toBeNull();
  });

  test('can be named by the user', async () => {
    const file = folder.write('named.csv', 'a,b\nx,some long text here\n');
    const { documents } = await readCorpus(file, { fields: { text: 'a', id: null } });
    expect(documents).toEqual([
      { id: 'named.csv#1', text: 'x', fields: { b: 'some long text here' } },
    ]);
    const wrong = readCorpus(file, { fields: { text: 'c', id: null } });
    await expect(wrong).rejects.toThrow('no record has a field “c” (the fields are a, b)');
  });
});

test('reading records stops when asked to', async () => {
  const file = folder.write('stop.jsonl', '{"text":"some words to read"}\n'.repeat(100_000));
  let asked = 0;
  const reading = readCorpus(file, { signal: { stopped: () => ++asked > 3 } });
  await expect(reading).rejects.toBeInstanceOf(Cancelled);
});
