import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { readCandidates } from '../../../electron/backend/reader/read-candidates.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const read = (name: string, content: string | Uint8Array) =>
  readCandidates(folder.write(name, content), () => false);

describe('a file of candidates', () => {
  test('holds pairs and clusters as JSON lines; numbers are ids as they are written', async () => {
    const { candidates, problems } = await read(
      'near.jsonl',
      '{"a":"x","b":7,"score":0.9}\n{"id":"p","cluster":1}\n{"id":"q","cluster":1}\n{"id":90071992547409931,"cluster":"2"}\n',
    );
    expect(candidates).toEqual({
      name: 'near.jsonl',
      pairs: [['x', '7']],
      clusters: [['p', 'q'], ['90071992547409931']],
    });
    expect(problems).toEqual([]);
  });

  test('may be a Parquet file', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: [11n, 12n, 13n], type: 'INT64' },
        { name: 'cluster', data: [5n, 5n, 6n], type: 'INT64' },
      ],
    });
    const { candidates } = await read('near.parquet', new Uint8Array(buffer));
    expect(candidates.clusters).toEqual([['11', '12'], ['13']]);
  });

  test('names the records that say nothing, and goes on', async () => {
    const { candidates, problems } = await read(
      'part.jsonl',
      '{"a":"x"}\n{"a"\n{"a":"x","b":"y"}\n',
    );
    expect(candidates.pairs).toEqual([['x', 'y']]);
    expect(problems.map(({ reason }) => reason)).toEqual([
      'record 1 has neither “a” and “b” nor “id” and “cluster”',
      expect.stringContaining('record 2 is not valid JSON'),
    ]);
  });

  test('is refused with a sentence where it holds none, is missing, or is no file of records', async () => {
    await expect(read('none.jsonl', '{"left":1}\n')).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('holds no pairs and no clusters'),
    });
    await expect(read('none.txt', 'a b\n')).rejects.toMatchObject({ code: 'unreadable' });
    await expect(read('torn.parquet', 'PAR1')).rejects.toMatchObject({ code: 'unreadable' });
    await expect(readCandidates(`${folder.path}/gone.jsonl`, () => false)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('can be left in the middle', async () => {
    const path = folder.write('long.jsonl', '{"a":"x","b":"y"}\n');
    await expect(readCandidates(path, () => true)).rejects.toBeInstanceOf(Cancelled);
  });
});
