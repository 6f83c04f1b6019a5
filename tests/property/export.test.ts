import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCorpus } from '../../electron/backend/export/export-corpus.ts';
import { NamePool, safeSegment } from '../../electron/backend/export/safe-names.ts';
import { rawMembers } from '../../electron/backend/reader/json-member.ts';
import { prepare, replacing, type Wishes } from '../unit/export/whole-corpus.ts';
import { temporaryFolder } from '../unit/reader/temporary-folder.ts';

const folder = temporaryFolder();
const target = join(folder.path, 'out');

async function exportTo(path: string, format: 'txt' | 'jsonl' | 'csv', wishes: Wishes = {}) {
  rmSync(target, { recursive: true, force: true });
  const input = await prepare(path, wishes);
  await exportCorpus({ ...input, target, format });
  return input;
}

function allFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(target, path), readFileSync(path, 'utf8'));
  }
  return files;
}

const lines = (name: string) => readFileSync(join(target, name), 'utf8').split('\n').slice(0, -1);

// Spellings of values that a parser would not give back as they are.
const spelling = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '1.0',
    '1e5',
    '-0',
    '12345678901234567890',
    '"\\u00e9\\/"',
    '"\\ud800"',
    '[ 1,2 ]',
    '{"a":1,"a":2}',
  ),
);
const fieldName = fc.oneof(
  fc.constantFrom('id', 'title', '__proto__', '7', 'tags', 'stet'),
  fc.string(),
);
const spacedRecord = fc
  .tuple(
    fc.array(fc.tuple(fieldName, spelling), { maxLength: 5 }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' '),
    fc.nat(),
  )
  .map(([others, text, space, place]) => {
    const members = others.filter(([name]) => name !== 'text');
    members.splice(place % (members.length + 1), 0, ['text', JSON.stringify(text)]);
    return `{${space}${members.map(([name, value]) => `${JSON.stringify(name)}:${space}${value}`).join(`,${space}`)}${space}}`;
  });

describe('an export without decisions', () => {
  test('gives every field of every record byte for byte, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spacedRecord, { minLength: 1, maxLength: 5 }), async (raws) => {
        // One record with words, so that the text field is beyond doubt.
        const known = [
          `{"text":${JSON.stringify('Plain words for a start. '.repeat(20))}}`,
          ...raws,
        ];
        await exportTo(folder.write('in.jsonl', `${known.join('\n')}\n`), 'jsonl');
        const written = lines('corpus.jsonl');
        expect(written).toHaveLength(known.length);
        for (const [index, raw] of known.entries()) {
          const bytesOf = (line: string) =>
            rawMembers(line).map(({ name, from, to }) => [name, line.slice(from, to)]);
          const members = bytesOf(written[index]!);
          expect(members.slice(0, -2)).toEqual(bytesOf(raw));
          expect(() => JSON.parse(written[index]!)).not.toThrow();
        }
      }),
      { numRuns: 20 },
    );
  });

  test('gives every cell of a table byte for byte, and a table that reads back', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '😀') })
      .chain((value) =>
        /[",\n]/.test(value) || value === ''
          ? fc.constant(`"${value.replaceAll('"', '""')}"`)
          : fc.constantFrom(value, `"${value}"`),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const raws = rows.map(([id, text]) => `${id},"${'words '.repeat(30)}",${text}`);
          await exportTo(folder.write('in.csv', `id,text,more\n${raws.join('\n')}\n`), 'csv');
          const written = readFileSync(join(target, 'corpus.csv'), 'utf8');
          let at = written.indexOf('\n') + 1;
          for (const raw of raws) {
            expect(written.slice(at, at + raw.length)).toBe(raw);
            at = written.indexOf('}"\n', at + raw.length) + 3;
          }
          const read: string[][] = parse(written);
          expect(read.slice(1).map((row) => row.length)).toEqual(raws.map(() => 5));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('an export with decisions', () => {
  const piece = fc.constantFrom(
    'word ',
    'XX',
    'tpyo ',
    '\n',
    '\r\n',
    'é',
    '😀',
    '=====\n',
    '\n\n',
    ' ',
  );
  const page = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  const pages = fc.array(page, { minLength: 1, maxLength: 4 });
  const wishes: Wishes = {
    findings: (corpus) => [replacing(corpus, 'XX', ''), replacing(corpus, 'tpyo', 'typo')],
  };

  async function exportPages(texts: readonly string[]) {
    rmSync(join(folder.path, 'pages'), { recursive: true, force: true });
    for (const [index, text] of texts.entries()) folder.write(`pages/${index}.txt`, text);
    return exportTo(join(folder.path, 'pages'), 'txt', wishes);
  }

  test('accounts for every character: outputs and manifest together rebuild the source', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (texts) => {
        await exportPages(texts);
        const manifest = lines('manifest.jsonl').map((line) => JSON.parse(line));
        for (const [index, source] of texts.entries()) {
          const id = `${index}.txt`;
          let rebuilt = '';
          for (const article of manifest) {
            if (article.type !== 'article' || article.document !== id) continue;
            expect(article.from).toBe(rebuilt.length);
            const written = readFileSync(join(target, article.file), 'utf8');
            // A file ends with one line end; what the text ended with instead stands in the manifest.
            const clean =
              article.end === undefined ? written : written.replace(/\r?\n$/, '') + article.end;
            expect(clean.length).toBe(article.length);
            let text = '';
            let at = 0;
            for (const edit of manifest) {
              if (edit.type !== 'edit' || edit.document !== id || edit.article !== article.article)
                continue;
              const kept = edit.from - article.from - text.length;
              text += clean.slice(at, at + kept) + edit.before;
              at += kept + edit.after.length;
              expect(clean.slice(at - edit.after.length, at)).toBe(edit.after);
            }
            text += clean.slice(at);
            expect(article.from + text.length).toBe(article.to);
            rebuilt += text;
          }
          expect(rebuilt).toBe(source);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('twice gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (texts) => {
        await exportPages(texts);
        const once = allFiles();
        await exportPages(texts);
        expect(allFiles()).toEqual(once);
      }),
      { numRuns: 8 },
    );
  });
});

describe('names of files', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      '../../x',
      '..',
      '.',
      'CON',
      'con.txt',
      'a:b',
      'a/b',
      'a\\b',
      'nul',
      'COM1',
      'x. .',
      '',
      'é',
      'e\u0301',
      'ﬁ',
      'fi',
      'ẞ',
      'ß',
      'İ',
      'i\u0307',
    ),
    fc.constantFrom('n'.repeat(300), `${'n'.repeat(300)}.`, '😀'.repeat(80)),
    fc.string({ unit: 'binary' }),
  );

  test('never leave the folder, never collide on any disk and are never reserved', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(hostile, { maxLength: 2 }), hostile), { maxLength: 12 }),
        (ids) => {
          const pool = new NamePool(['manifest.jsonl']);
          const names = ids.map(([folders, stem]) =>
            pool.take(folders.map(safeSegment), safeSegment(stem), '.txt'),
          );
          const seen = new Set<string>();
          for (const name of names) {
            expect(relative('/out', join('/out', name))).toBe(name);
            for (const part of name.split('/')) {
              expect(part).not.toMatch(/^\.|[. ]$|[<>:"\\|?*]|\p{Cc}/u);
              expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
              expect(Buffer.byteLength(part)).toBeLessThan(130);
            }
            seen.add(name.normalize('NFC').toUpperCase().normalize('NFC'));
          }
          expect(seen.size).toBe(names.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('of exported records stay below the target and are as many as the records', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(hostile, { minLength: 1, maxLength: 8 }), async (ids) => {
        const content = ids
          .map((id) => JSON.stringify({ id, text: 'words that are here' }))
          .join('\n');
        await exportTo(folder.write('hostile.jsonl', content), 'txt');
        expect([...allFiles().keys()].filter((name) => name.endsWith('.txt'))).toHaveLength(
          ids.length,
        );
        expect(existsSync(join(folder.path, 'x.txt'))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});
