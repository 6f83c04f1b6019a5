import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { exportCorpus } from '../../../electron/backend/export/export-corpus.ts';
import { StetError } from '../../../shared/host/result.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { temporaryFolder } from '../reader/temporary-folder.ts';
import { cluster, exported, prepare, replacing } from './whole-corpus.ts';

const folder = temporaryFolder();
const out = (name: string) => join(folder.path, 'out', name);
const text = (...parts: string[]) => readFileSync(join(...parts), 'utf8');
const lines = (...parts: string[]) =>
  text(...parts)
    .split('\n')
    .slice(0, -1);

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

async function refusal(work: Promise<unknown>): Promise<StetError> {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StetError);
  return error as StetError;
}

describe('text files', () => {
  folder.write('pages/one.txt', 'A single story.\n\n');
  folder.write(
    'pages/sub/two.md',
    'First story XX here.\n=====\nSecond story.\n=====\nA single story.\n',
  );
  const pages = join(folder.path, 'pages');

  test('are named after their documents and end with one line end', async () => {
    const summary = await exported(pages, out('text'), 'txt', {
      findings: (corpus) => [
        replacing(corpus, ' XX', ''),
        cluster([
          ['one.txt', 0],
          ['sub/two.md', 2],
        ]),
      ],
      tags: { 'one.txt': ['sport', 'a;b'] },
    });
    expect(filesBelow(out('text'))).toEqual([
      'changes.patch',
      'decisions.json',
      'manifest.jsonl',
      'one.txt',
      'report.html',
      'sub/two-1.md',
      'sub/two-2.md',
      'tags.csv',
    ]);
    expect(text(out('text'), 'one.txt')).toBe('A single story.\n');
    expect(text(out('text'), 'sub/two-1.md')).toBe('First story here.\n=====\n');
    expect(text(out('text'), 'tags.csv')).toBe(
      'file,document,article,tags\none.txt,one.txt,0,a;b; sport\n',
    );
    expect(summary).toEqual({
      files: 8,
      kept: 3,
      removed: 1,
      merged: 0,
      edits: 1,
      unapplied: 0,
      inRemoved: 0,
    });
  });

  test('stand in the manifest, the decisions and the patch', () => {
    const manifest = lines(out('text'), 'manifest.jsonl').map((line) => JSON.parse(line));
    expect(manifest.filter(({ type }) => type === 'article').map(({ file }) => file)).toEqual([
      'one.txt',
      'sub/two-1.md',
      'sub/two-2.md',
      undefined,
    ]);
    const decisions = JSON.parse(text(out('text'), 'decisions.json'));
    expect(decisions).toMatchObject({ format: 'stet-decisions', version: 1 });
    expect(decisions.ledger).toHaveLength(3);
    expect(text(out('text'), 'changes.patch')).toContain(
      '-First story XX here.\n+First story here.',
    );
  });

  test('are the same bytes when exported again, and can be read by others', async () => {
    await exported(pages, out('again-1'), 'txt');
    await exported(pages, out('again-2'), 'txt');
    for (const name of filesBelow(out('again-1'))) {
      expect(text(out('again-2'), name)).toBe(text(out('again-1'), name));
    }
    const ordinary = join(folder.path, 'ordinary');
    mkdirSync(ordinary);
    expect(statSync(out('again-1')).mode).toBe(statSync(ordinary).mode);
  });

  test('as JSONL and CSV hold id, text, tags and provenance', async () => {
    await exported(pages, out('pages-jsonl'), 'jsonl');
    expect(lines(out('pages-jsonl'), 'corpus.jsonl')[0]).toBe(
      '{"id":"one.txt","text":"A single story.\\n\\n","tags":[],"stet":{"document":"one.txt","article":0,"edits":0,"decisions":[]}}',
    );
    await exported(pages, out('pages-csv'), 'csv');
    expect(text(out('pages-csv'), 'corpus.csv')).toMatch(
      /^id,text,tags,stet\none\.txt,"A single story\.\n\n",,"\{""document""/,
    );
  });
});

describe('records as JSONL', () => {
  const raw =
    '{ "n": 1.50, "big":12345678901234567890,"text" : "caf\\u00e9 XX \\ud800", "dup":1,"dup":2, "u":"\\/" }';

  test('keep every byte that no decision touched', async () => {
    const file = folder.write(
      'bytes.jsonl',
      `${raw}\r\n\n{"text":"plain","tags":["own"],"stet":1}\n{}\n`,
    );
    await exported(file, out('bytes'), 'jsonl');
    const written = lines(out('bytes'), 'corpus.jsonl');
    expect(written).toHaveLength(3);
    expect(written[0]).toMatch(
      /^\{ "n": 1\.50, "big":12345678901234567890,"text" : "caf\\u00e9 XX \\ud800", "dup":1,"dup":2, "u":"\\\/","stet_tags":\[\],"stet_export":\{.*\} \}$/,
    );
    expect(written[1]).toMatch(/^\{"text":"plain","tags":\["own"\],"stet":1,"stet_tags":\[\]/);
    expect(written[2]).toMatch(/^\{"stet_tags":\[\],"stet_export":\{/);
  });

  test('have only their text replaced where a decision touched it', async () => {
    const file = folder.write('touched.jsonl', `${raw}\n`);
    await exported(file, out('touched'), 'jsonl', {
      findings: (corpus) => [replacing(corpus, 'XX', 'now')],
    });
    const [line] = lines(out('touched'), 'corpus.jsonl');
    expect(line).toContain('"text" : "café now \\ud800", "dup":1,"dup":2,');
    expect(line).toContain('"big":12345678901234567890');
    expect(line).toContain('"edits":1,"decisions":["decide 0"]');
  });

  test('come from lists, tables and packed files alike', async () => {
    const list = folder.write(
      'list.json.gz',
      gzipSync('[\n  {\n    "a": 1e2,\n    "text": "x\\ny"\n  }\n]'),
    );
    await exported(list, out('list'), 'jsonl');
    expect(lines(out('list'), 'corpus.jsonl')[0]).toMatch(
      /^\{"a": 1e2,"text": "x\\ny","tags":\[\]/,
    );
    const table = folder.write('table.csv', 'id,text\n007,"a ""b"""\n');
    await exported(table, out('table'), 'jsonl');
    expect(lines(out('table'), 'corpus.jsonl')[0]).toMatch(
      /^\{"id":"007","text":"a \\"b\\"","tags"/,
    );
  });

  test('that could not be read are named in the manifest', async () => {
    const file = folder.write('partly.jsonl', '{"text":"one"}\n{"text":\n{"text":"three"}\n');
    await exported(file, out('partly'), 'jsonl');
    expect(lines(out('partly'), 'manifest.jsonl').at(-1)).toBe(
      '{"type":"unread","file":"partly.jsonl","record":2}',
    );
    expect(lines(out('partly'), 'corpus.jsonl')).toHaveLength(2);
  });

  test('are refused when the source has changed since', async () => {
    const file = folder.write('changing.jsonl', '{"text":"one"}\n{"text":"two"}\n');
    const input = { ...(await prepare(file)), target: out('changing'), format: 'jsonl' as const };
    for (const content of [
      '{"text":"one"}\n{"text":"other"}\n',
      '{"text":"one"}\n',
      '{"text":"one"}\n{"text":"two"}\n{"text":"three"}\n',
    ]) {
      writeFileSync(file, content);
      const error = await refusal(exportCorpus(input));
      expect(error.code).toBe('stale');
      expect(error.message).toMatch(/^“changing\.jsonl” has changed since it was scanned/);
    }
    expect(readdirSync(join(folder.path, 'out')).filter((name) => name.startsWith('.'))).toEqual(
      [],
    );
    expect(existsSync(out('changing'))).toBe(false);
  });
});

describe('records as a table', () => {
  test('keep the bytes of every cell that no decision touched', async () => {
    const file = folder.write(
      'cells.csv',
      'id;"text";note\r\n"1";first XX;"needless quotes"\r\n2;"multi\r\nline";5" disk\r\n3;short\r\n',
    );
    await exported(file, out('cells'), 'csv', {
      findings: (corpus) => [replacing(corpus, ' XX', '; "so"')],
    });
    const written = text(out('cells'), 'corpus.csv').replace(/"\{""document.*\}"/g, 'STET');
    expect(written).toBe(
      'id;"text";note;tags;stet\n"1";"first; ""so""";"needless quotes";;STET\n2;"multi\r\nline";5" disk;;STET\n3;short;;;STET\n',
    );
  });

  test('stay delimited by tabs, and take records of other kinds', async () => {
    const tabs = folder.write('tabs.tsv', 'id\ttext\n1\t"Well," he said\n');
    await exported(tabs, out('tabs'), 'csv');
    expect(lines(out('tabs'), 'corpus.tsv')[1]).toMatch(/^1\t"""Well,"" he said"\t\t/);
    const json = folder.write(
      'mixed.jsonl',
      '{"text":"a","n":1.0}\n{"text":"b","x":{"y":[1, 2]}}\n',
    );
    await exported(json, out('mixed'), 'csv');
    expect(
      lines(out('mixed'), 'corpus.csv').map((line) => line.replace(/,,"\{""document.*/, '')),
    ).toEqual(['text,n,x,tags,stet', 'a,1.0,', 'b,,"{""y"":[1, 2]}"']);
  });
});

describe('records as text files', () => {
  test('are named by their ids, which stay inside the folder and apart from each other', async () => {
    const ids = [
      '../../x',
      'CON',
      'con',
      'a:b',
      'a_b',
      'A_B',
      '.hidden',
      'dots..',
      'é',
      'e\u0301',
      'manifest',
      'x'.repeat(400),
      `${'x'.repeat(399)}y`,
    ];
    const content = ids.map((id) => `${JSON.stringify({ id, text: `text of ${id}` })}\n`).join('');
    await exported(folder.write('ids.jsonl', content), out('ids'), 'txt');
    const names = filesBelow(out('ids')).filter((name) => name.endsWith('.txt'));
    expect(names).toHaveLength(ids.length);
    expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(ids.length);
    for (const name of ['_CON.txt', '_con~2.txt', '_hidden.txt', '___.._x.txt', 'dots__.txt']) {
      expect(names).toContain(name);
    }
  });
});

describe('Parquet', () => {
  async function rowsOf(path: string) {
    const bytes = readFileSync(path);
    return parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  }

  test('keeps the columns and values of a Parquet source, and the text that no decision touched', async () => {
    const data = {
      id: ['a', 'b'],
      at: [new Date(86_400_000), null],
      price: [12.34, 5],
      text: ['one XX', 'two'],
    };
    const file = folder.write(
      'typed.parquet',
      new Uint8Array(
        parquetWriteBuffer({
          columnData: Object.entries(data).map(([name, values]) => ({ name, data: values })),
          schema: [
            { name: 'root', num_children: 4 },
            { name: 'id', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
            {
              name: 'at',
              type: 'INT64',
              converted_type: 'TIMESTAMP_MICROS',
              repetition_type: 'OPTIONAL',
            },
            {
              name: 'price',
              type: 'INT32',
              converted_type: 'DECIMAL',
              scale: 2,
              precision: 6,
              repetition_type: 'REQUIRED',
            },
            {
              name: 'text',
              type: 'BYTE_ARRAY',
              converted_type: 'UTF8',
              repetition_type: 'OPTIONAL',
            },
          ],
        }),
      ),
    );
    await exported(file, out('typed'), 'parquet', {
      findings: (corpus) => [replacing(corpus, ' XX', '')],
      tags: { 'typed.parquet#b': ['x', 'y'] },
    });
    const rows = await rowsOf(join(out('typed'), 'corpus.parquet'));
    expect(rows.map(({ stet: _, ...rest }) => rest)).toEqual([
      { id: 'a', at: data.at[0], price: 12.34, text: 'one', tags: [] },
      { id: 'b', at: null, price: 5, text: 'two', tags: ['x', 'y'] },
    ]);
  });

  test('types the columns of other records by what they hold', async () => {
    const file = folder.write(
      'shapes.jsonl',
      '{"text":"a","i":1,"big":9007199254740993,"d":0.5,"b":true,"o":{"x":[1.0]},"s":"é","m":1}\n{"text":"b","d":2,"m":"two"}\n',
    );
    await exported(file, out('shapes'), 'parquet');
    const [first, second] = await rowsOf(join(out('shapes'), 'corpus.parquet'));
    expect(first).toMatchObject({
      text: 'a',
      i: 1n,
      big: 9007199254740993n,
      d: 0.5,
      b: true,
      o: { x: [1] },
      s: 'é',
      m: 1,
    });
    expect(second).toMatchObject({ text: 'b', i: null, d: 2, b: null, o: null, s: null, m: 'two' });
  });

  test('holds text corpora too', async () => {
    const page = folder.write('page.txt', 'A page.\n');
    await exported(page, out('page'), 'parquet');
    const rows = await rowsOf(join(out('page'), 'corpus.parquet'));
    expect(rows).toMatchObject([{ id: 'page.txt', text: 'A page.\n', tags: [] }]);
  });
});

describe('the target', () => {
  const corpus = join(folder.path, 'target-corpus');
  folder.write('target-corpus/a.txt', 'alpha');
  folder.write('target-corpus/b.txt', 'beta');

  test('is refused when it is not empty, a file, the corpus, inside it or around it', async () => {
    folder.write('full/x.txt', 'mine');
    const to = (target: string, force = false) =>
      prepare(corpus).then((input) => exportCorpus({ ...input, target, force, format: 'txt' }));
    expect((await refusal(to(join(folder.path, 'full')))).message).toMatch(/is not empty/);
    expect((await refusal(to(join(folder.path, 'full/x.txt')))).message).toMatch(/is a file/);
    expect((await refusal(to(corpus, true))).message).toMatch(/lies in the corpus itself/);
    expect((await refusal(to(join(corpus, 'clean'), true))).message).toMatch(
      /lies in the corpus itself/,
    );
    expect((await refusal(to(folder.path, true))).message).toMatch(/holds the corpus/);
    expect(filesBelow(corpus)).toEqual(['a.txt', 'b.txt']);
    mkdirSync(out('empty'), { recursive: true });
    expect((await to(out('empty'))).kept).toBe(2);
  });

  test('is replaced by force as far as an earlier export wrote it', async () => {
    const target = out('forced');
    await exported(corpus, target, 'txt');
    writeFileSync(join(target, 'mine.md'), 'my own notes');
    const input = await prepare(corpus, {
      findings: () => [
        cluster([
          ['a.txt', 0],
          ['b.txt', 0],
        ]),
      ],
    });
    await exportCorpus({ ...input, target, force: true, format: 'txt' });
    expect(filesBelow(target)).toEqual([
      'a.txt',
      'changes.patch',
      'decisions.json',
      'manifest.jsonl',
      'mine.md',
      'report.html',
    ]);
  });

  test('is not there, nor anything beside it, when the export is stopped or fails', async () => {
    const before = readdirSync(join(folder.path, 'out'));
    const input = await prepare(corpus);
    let asked = 0;
    const stopping = exportCorpus({
      ...input,
      target: out('stopped'),
      format: 'csv',
      signal: { stopped: () => ++asked > 1 },
    });
    await expect(stopping).rejects.toBeInstanceOf(Cancelled);
    const error = await refusal(
      exportCorpus({ ...input, target: join(folder.path, 'full/x.txt/below'), format: 'csv' }),
    );
    expect(error.code).toBe('unwritable');
    expect(readdirSync(join(folder.path, 'out'))).toEqual(before);
  });
});
