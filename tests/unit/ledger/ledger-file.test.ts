import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDecisions } from '../../../electron/backend/export/decisions-file.ts';
import { readLedgerFile } from '../../../electron/backend/project/ledger-file.ts';
import { openProject } from '../../../electron/backend/project/project.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { entryOf } from '../clean/support.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-ledger-'));
const entries: LedgerEntry[] = ['one', 'two', 'three', 'four'].map((text) =>
  entryOf({ type: 'note', finding: 'F', text }),
);

/** A ledger written to a new file, its lines changed. */
async function written(name: string, change: (lines: string[]) => string[]): Promise<string> {
  const file = path.join(folder, name);
  await writeDecisions(file, entries, '0.1.0');
  writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));
  return file;
}

describe('a ledger in a file', () => {
  test('comes back as it was written, and is never written over', async () => {
    const file = await written('whole.json', (lines) => lines);
    expect(await readLedgerFile(file)).toEqual({ entries, problems: [] });
    await expect(writeDecisions(file, [], '0')).rejects.toMatchObject({ code: 'unwritable' });
    expect((await readLedgerFile(file)).entries).toHaveLength(4);
  });

  test('loses only the lines that are damaged, each named by its number', async () => {
    const file = await written('damaged.json', (lines) => {
      lines[2] = lines[2]!.slice(0, 40);
      lines[3] = '{"id":"x","at":"","by":"","action":{"type":"decide","verdict":"maybe"}},';
      return lines;
    });
    const read = await readLedgerFile(file);
    expect(read.entries).toEqual([entries[0], entries[3]]);
    expect(read.problems).toEqual([
      'damaged.json, line 3 is not whole; it was left out.',
      'damaged.json, line 4 is no entry that this version knows; it was left out.',
    ]);
  });

  test('that ends in the middle keeps what stands before', async () => {
    const file = await written('torn.json', (lines) => [
      ...lines.slice(0, 3),
      lines[3]!.slice(0, 30),
    ]);
    const read = await readLedgerFile(file);
    expect(read.entries).toEqual(entries.slice(0, 2));
    expect(read.problems).toHaveLength(1);
  });

  test('may be one entry a line alone, and names its lines the same', async () => {
    const file = path.join(folder, 'lines.jsonl');
    writeFileSync(file, `${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n{"id":\n`);
    const read = await readLedgerFile(file);
    expect(read.entries).toEqual(entries);
    expect(read.problems).toEqual(['lines.jsonl, line 5 is not whole; it was left out.']);
  });

  test('of a project that another one has open is read with its journal, and nothing is touched', async () => {
    const file = path.join(folder, 'paper.stet.json');
    const project = await openProject(file, {
      now: () => '2031-01-01T00:00:00.000Z',
      author: 'Rosa',
      create: { corpus: { path: 'paper' }, settings: {} },
    });
    await project.append(entries[0]!);
    await project.append(entries[1]!);
    const before = readFileSync(file);
    expect(await readLedgerFile(file)).toEqual({ entries: entries.slice(0, 2), problems: [] });
    expect(readFileSync(file)).toEqual(before);
    await project.close();
  });

  test('is refused where there is none, where it is newer, and where nothing can be used', async () => {
    const refused = async (name: string, text: string) => {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return readLedgerFile(file).then(
        () => 'read',
        (error: { code?: string }) => error.code,
      );
    };
    expect(await refused('other.json', '{"a":1}')).toBe('unreadable');
    expect(await refused('text.json', 'plain words')).toBe('unreadable');
    expect(await refused('new.json', '{"format":"stet-decisions","version":2,"ledger":[]}')).toBe(
      'newer-version',
    );
    expect(
      await refused('bad.json', '{"format":"stet-decisions","version":1,"ledger":[\n{"id":1},\n'),
    ).toBe('damaged');
    await expect(readLedgerFile(path.join(folder, 'none.json'))).rejects.toMatchObject({
      code: 'unreadable',
    });
  });
});
