import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../../shared/corpus/corpus.ts';
import type { DuplicateFinding } from '../../../shared/findings/finding.ts';
import { clusterFields, fieldsAction } from '../../../shared/host/views/cluster-fields.ts';
import { Review } from '../../../shared/review/review.ts';
import { standingOfCluster } from '../../../shared/review/standing.ts';
import { temporaryFolder } from '../reader/temporary-folder.ts';
import { cluster, exported } from './whole-corpus.ts';

const folder = temporaryFolder();
const out = (name: string) => join(folder.path, 'out', name);
const story = 'The lamp is lit.';
const records = [
  { id: 'a', text: story, outlet: 'Gazette', author: '', pages: 3, note: 'seen' },
  { id: 'b', text: story, outlet: 'Courier', author: 'Ida Pell', pages: 4, note: 'seen' },
  { id: 'c', text: 'Another story.', outlet: 'Herald', author: 'Bo', pages: 1, note: '' },
];

/** A corpus of those records, its cluster, and the entry that takes the named values (by their index). */
const wishes = (file: string, choices: Readonly<Record<string, number>>) => {
  const found = cluster([
    [`${file}#a`, 0],
    [`${file}#b`, 0],
  ]) as DuplicateFinding;
  const take = (corpus: Corpus) => [
    fieldsAction(
      corpus,
      found,
      standingOfCluster(found, new Review(), corpus),
      new Map(Object.entries(choices)),
    ),
  ];
  return { findings: () => [found], actions: take, tags: { [`${file}#b`]: ['lamps'] } };
};

describe('the fields of merged records', () => {
  test('are united where one is empty, chosen where they differ, and untouched elsewhere, in each format', async () => {
    const lines = records.map((record) => JSON.stringify(record));
    lines[0] = lines[0]!.replace('"pages":3', '"pages": 3.00');
    const file = folder.write('news.jsonl', `${lines.join('\n')}\n`);
    await exported(file, out('lines'), 'jsonl', wishes('news.jsonl', { outlet: 1 }));
    const written = readFileSync(join(out('lines'), 'corpus.jsonl'), 'utf8').split('\n');
    expect(written[0]).toMatch(
      /^\{"id":"a","text":"The lamp is lit\.","outlet":"Courier","author":"Ida Pell","pages": 3\.00,"note":"seen","tags":\["lamps"\],"stet":/,
    );
    expect(written[0]).toContain('"edits":0,"decisions":["fields 0"]');
    expect(written[1]).toContain(lines[2]!.slice(0, -1));
    const manifest = readFileSync(join(out('lines'), 'manifest.jsonl'), 'utf8');
    const taken = manifest
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
      .filter(({ type }) => type === 'field');
    expect(taken).toEqual([
      {
        type: 'field',
        document: 'news.jsonl#a',
        article: 0,
        name: 'author',
        before: '',
        after: 'Ida Pell',
        from: { document: 'news.jsonl#b', article: 0 },
        finding: 'cluster of 2',
        decision: 'fields 0',
      },
      expect.objectContaining({ name: 'outlet', before: 'Gazette', after: 'Courier' }),
    ]);

    await exported(file, out('table'), 'csv', wishes('news.jsonl', { pages: 1 }));
    const table = readFileSync(join(out('table'), 'corpus.csv'), 'utf8').split('\n');
    expect(table[1]).toMatch(/^a,The lamp is lit\.,Gazette,Ida Pell,4,seen,lamps,/);

    await exported(file, out('columns'), 'parquet', wishes('news.jsonl', { pages: 1 }));
    expect(await rowsOf(out('columns'))).toMatchObject([
      { id: 'a', outlet: 'Gazette', author: 'Ida Pell', pages: 4n },
      { id: 'c', outlet: 'Herald', author: 'Bo', pages: 1n },
    ]);
  });

  test('keep their stored values when they come from a Parquet file', async () => {
    const file = folder.write(
      'news.parquet',
      Buffer.from(
        parquetWriteBuffer({
          columnData: [
            { name: 'id', data: ['a', 'b'], type: 'STRING' },
            { name: 'text', data: [story, story], type: 'STRING' },
            { name: 'seen', data: [new Date(0), new Date(86_400_000)], type: 'TIMESTAMP' },
            { name: 'author', data: ['', 'Ida Pell'], type: 'STRING' },
          ],
        }),
      ),
    );
    await exported(file, out('stored'), 'parquet', wishes('news.parquet', { seen: 1 }));
    expect(await rowsOf(out('stored'))).toMatchObject([{ id: 'a', author: 'Ida Pell' }]);
    const [row] = await rowsOf(out('stored'));
    const [, second] = await rowsOf(folder.path, 'news.parquet');
    expect(row?.['seen']).toEqual(second?.['seen']);
  });

  test('are told apart by what they say: united, in conflict, or the same', async () => {
    const file = folder.write(
      'more.jsonl',
      `${records.map((record) => JSON.stringify(record)).join('\n')}\n`,
    );
    let seen: unknown;
    const wish = wishes('more.jsonl', {});
    await exported(file, out('more'), 'jsonl', {
      ...wish,
      actions: (corpus) => {
        const [found] = wish.findings();
        seen = clusterFields(corpus, found!, standingOfCluster(found!, new Review(), corpus)).map(
          ({ name, missing, chosen, variants }) => [name, missing, chosen, variants.length],
        );
        return [];
      },
    });
    expect(seen).toEqual([
      ['id', false, 0, 2],
      ['outlet', false, 0, 2],
      ['author', true, 0, 1],
      ['pages', false, 0, 2],
    ]);
    // Nothing is taken unless the ledger says so.
    const written = readFileSync(join(out('more'), 'corpus.jsonl'), 'utf8');
    expect(written).toContain('"author":"","pages":3');
    expect(written).toContain('"tags":["lamps"]');
  });
});

async function rowsOf(target: string, name = 'corpus.parquet') {
  const bytes = readFileSync(join(target, name));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return (await parquetReadObjects({ file })) as Record<string, unknown>[];
}
