import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../electron/backend/reader/read-corpus.ts';
import { StetError } from '../../../shared/host/result.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { forbid, permit, temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

async function refusal(path: string): Promise<string> {
  const error = await readCorpus(path).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StetError);
  expect((error as StetError).code).toBe('unreadable');
  return (error as StetError).message;
}

describe('a folder of text', () => {
  test('gives one document a file, in code-unit order of the ids, at any depth', async () => {
    folder.write('plain/b.txt', 'second');
    folder.write('plain/B.md', 'capital first');
    folder.write('plain/a/deep/z.txt', 'deep');
    folder.write('plain/.hidden.txt', 'hidden');
    folder.write('plain/.cache/x.txt', 'hidden');
    folder.write('plain/picture.jpg', new Uint8Array([0xff, 0xd8, 0]));
    const { documents, problems, source } = await readCorpus(join(folder.path, 'plain'));
    expect(documents.map(({ id, text }) => [id, text])).toEqual([
      ['B.md', 'capital first'],
      ['a/deep/z.txt', 'deep'],
      ['b.txt', 'second'],
    ]);
    expect(problems).toEqual([]);
    expect(source).toMatchObject({ kind: 'text', ignored: 1, files: [], fields: null });
  });

  test('leaves a README out and says so, unless it is all there is', async () => {
    folder.write('readme/README.md', 'About this folder.');
    expect((await readCorpus(join(folder.path, 'readme'))).documents).toHaveLength(1);
    folder.write('readme/page.txt', 'A page.');
    const { documents, problems } = await readCorpus(join(folder.path, 'readme'));
    expect(documents.map(({ id }) => id)).toEqual(['page.txt']);
    expect(problems).toEqual([
      {
        document: 'README.md',
        reason: 'left out: it describes the folder and is no page of the corpus',
      },
    ]);
  });

  test('lists what holds text and is not read, with what to do, and passes pictures and projects over', async () => {
    for (const name of ['page.txt', 'more.csv', 'letter.docx', 'map.png', 'town.stet.json'])
      folder.write(`kinds/${name}`, 'text\n');
    const { documents, problems, source } = await readCorpus(join(folder.path, 'kinds'));
    expect(documents.map(({ id }) => id)).toEqual(['page.txt']);
    expect(problems).toEqual([
      {
        document: 'letter.docx',
        reason:
          'left out: it is a document of a word processor. Save it as plain text (.txt) and open that',
      },
      {
        document: 'more.csv',
        reason: 'left out: this folder is read as text files. Open it by itself',
      },
    ]);
    expect(source.ignored).toBe(4);
  });

  test('of which nothing can be read is refused with the first reason, not with what is left out', async () => {
    folder.write('binary/scan.txt', new Uint8Array([80, 0, 81]));
    expect(await refusal(join(folder.path, 'binary'))).toMatch(
      /^Nothing in “.*binary” could be read; scan\.txt: it holds NUL bytes and so is no text\.$/,
    );
    folder.write('binary/a.csv', 'id\n1\n');
    expect(await refusal(join(folder.path, 'binary'))).toMatch(
      /could be read; the first of 2 problems is with scan\.txt: it holds NUL bytes/,
    );
  });

  test('is read once where a link leads back into it, and lists a link that leads nowhere', async () => {
    folder.write('loop/inner/page.txt', 'once');
    symlinkSync(join(folder.path, 'loop'), join(folder.path, 'loop/inner/back'));
    symlinkSync(join(folder.path, 'gone'), join(folder.path, 'loop/dangling.txt'));
    const { documents, problems } = await readCorpus(join(folder.path, 'loop'));
    expect(documents.map(({ id }) => id)).toEqual(['inner/page.txt']);
    expect(problems).toEqual([{ document: 'dangling.txt', reason: 'the link leads nowhere' }]);
  });

  test('is read from its files of records when it holds no text', async () => {
    folder.write('records/b.jsonl', '{"id":1,"text":"one"}\n');
    folder.write('records/a.csv', 'id,text\nx,hello\n');
    const { documents, source } = await readCorpus(join(folder.path, 'records'));
    expect(documents.map(({ id }) => id)).toEqual(['a.csv#x', 'b.jsonl#1']);
    expect(source.files.map(({ name, kind }) => [name, kind])).toEqual([
      ['a.csv', 'csv'],
      ['b.jsonl', 'jsonl'],
    ]);
  });

  test('that is empty, missing or holds only pictures is refused with a sentence', async () => {
    mkdirSync(join(folder.path, 'empty'));
    expect(await refusal(join(folder.path, 'empty'))).toMatch(
      /^The folder “.*empty” is empty\. Stet reads text \(\.txt, \.md\), .*\.$/,
    );
    expect(await refusal(join(folder.path, 'nowhere'))).toMatch(/^There is no “.*nowhere”\.$/);
    folder.write('pictures/a.jpg', 'x');
    folder.write('pictures/b.png', 'x');
    expect(await refusal(join(folder.path, 'pictures'))).toMatch(
      /holds no text; its 2 files are of other kinds \(\.jpg, \.png\)\.$/,
    );
    expect(await refusal(join(folder.path, 'pictures/a.jpg'))).toBe(
      '“a.jpg” is a picture. Stet reads text.',
    );
  });

  test('lists what is no text and reads the rest', async () => {
    folder.write('mixed/binary.txt', new Uint8Array([80, 75, 3, 4, 0, 0, 0, 1]));
    folder.write('mixed/good.txt', 'good');
    folder.write('mixed/late.txt', Buffer.concat([Buffer.alloc(10_000, 97), Buffer.alloc(1)]));
    const { documents, problems } = await readCorpus(join(folder.path, 'mixed'));
    expect(documents.map(({ id }) => id)).toEqual(['good.txt']);
    expect(problems).toEqual([
      { document: 'binary.txt', reason: 'not read: it holds NUL bytes and so is no text' },
      { document: 'late.txt', reason: 'not read: it holds NUL bytes and so is no text' },
    ]);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'lists files and folders that may not be read, and refuses when nothing may',
    async () => {
      folder.write('locked/good.txt', 'good');
      forbid(folder.write('locked/secret.txt', 'secret'));
      folder.write('locked/vault/page.txt', 'page');
      forbid(join(folder.path, 'locked/vault'));
      const { documents, problems } = await readCorpus(join(folder.path, 'locked'));
      expect(documents.map(({ id }) => id)).toEqual(['good.txt']);
      expect(problems).toEqual([
        { document: 'vault', reason: 'the folder could not be read: no permission to read it' },
        { document: 'secret.txt', reason: 'not read: no permission to read it' },
      ]);
      expect(await refusal(join(folder.path, 'locked/secret.txt'))).toMatch(/no permission/);
      permit(join(folder.path, 'locked/vault'));
    },
  );

  test('goes on when a file vanishes while it is read', async () => {
    for (let index = 0; index < 200; index++) {
      folder.write(`vanishing/${String(index).padStart(3, '0')}.txt`, `page ${index}`);
    }
    const { documents, problems } = await readCorpus(join(folder.path, 'vanishing'), {
      onDocuments: () => rmSync(join(folder.path, 'vanishing/199.txt'), { force: true }),
    });
    expect(documents).toHaveLength(199);
    expect(problems).toEqual([{ document: '199.txt', reason: 'not read: it is no longer there' }]);
  });

  test('reports bytes as it goes, hands each document over once, and stops when asked to', async () => {
    const path = join(folder.path, 'vanishing');
    const seen: string[] = [];
    let last: readonly [number, number] = [0, 0];
    const read = await readCorpus(path, {
      onDocuments: (batch) => seen.push(...batch.map(({ id }) => id)),
      onProgress: (done, total) => {
        expect(done).toBeGreaterThanOrEqual(last[0]);
        last = [done, total];
      },
    });
    expect(seen).toEqual(read.documents.map(({ id }) => id));
    expect(last[0]).toBe(last[1]);
    let asked = 0;
    const stopping = readCorpus(path, { signal: { stopped: () => ++asked > 20 } });
    await expect(stopping).rejects.toBeInstanceOf(Cancelled);
  });
});

describe('encodings', () => {
  const word = 'Žluťoučký “kůň” – ça va';
  const utf16 = (bigEndian: boolean) => {
    const bytes = Buffer.from(`\ufeff${word}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };

  test.each([
    ['utf-8', Buffer.from(word)],
    ['utf-8 with a mark', Buffer.from(`\ufeff${word}`)],
    ['utf-16 little-endian', utf16(false)],
    ['utf-16 big-endian', utf16(true)],
    ['gzip', gzipSync(Buffer.from(word))],
  ])('%s is read without a word', async (name, bytes) => {
    const file = folder.write(`encodings/${name}.txt${name === 'gzip' ? '.gz' : ''}`, bytes);
    const { documents, problems } = await readCorpus(file);
    expect(documents[0]!.text).toBe(word);
    expect(problems).toEqual([]);
  });

  test('what is not UTF-8 is read as windows-1252, and that is said', async () => {
    const file = folder.write(
      'western.txt',
      Buffer.from('na\xefve \x93quote\x94 \x80 5', 'latin1'),
    );
    const { documents, problems } = await readCorpus(file);
    expect(documents[0]!.text).toBe('naïve “quote” € 5');
    expect(problems).toEqual([
      { document: 'western.txt', reason: 'not valid UTF-8; read as windows-1252' },
    ]);
  });

  test('an empty file is an empty document', async () => {
    const file = folder.write('nothing.txt', '');
    expect((await readCorpus(file)).documents).toEqual([
      { id: 'nothing.txt', text: '', fields: {} },
    ]);
  });
});
