import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeJournal, encodeLine } from '../../electron/backend/project/journal-lines.ts';
import { jsonPieces } from '../../electron/backend/project/json-pieces.ts';
import { openProject } from '../../electron/backend/project/project.ts';
import { StetError } from '../../shared/host/result.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import { entry } from '../unit/project/support-entries.ts';

const options = { now: () => new Date().toISOString(), author: 'Rosa' };

/** Changes to bytes, as a bad disk or hand makes them. */
type Damage =
  | { readonly type: 'cut'; readonly at: number }
  | { readonly type: 'flip'; readonly at: number; readonly bits: number }
  | { readonly type: 'insert'; readonly at: number; readonly bytes: Uint8Array };

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ type: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({
    type: fc.constant('flip' as const),
    at: fc.nat(),
    bits: fc.integer({ min: 1, max: 255 }),
  }),
  fc.record({
    type: fc.constant('insert' as const),
    at: fc.nat(),
    bytes: fc.uint8Array({ maxLength: 40 }),
  }),
);

function damaged(bytes: Buffer, how: Damage): Buffer {
  const at = bytes.length === 0 ? 0 : how.at % bytes.length;
  if (how.type === 'cut') return bytes.subarray(0, at);
  if (how.type === 'insert')
    return Buffer.concat([bytes.subarray(0, at), how.bytes, bytes.subarray(at)]);
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ how.bits;
  return copy;
}

test('lines come back as they were written, whatever they hold', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.dictionary(fc.string({ unit: 'binary', maxLength: 8 }), fc.jsonValue({ maxDepth: 2 })),
      ),
      (values) => {
        const bytes = Buffer.concat(values.flatMap((value) => inOneGo(encodeLine('entry', value))));
        const { records, end, good } = inOneGo(decodeJournal(bytes));
        expect([end, good]).toEqual(['whole', bytes.length]);
        expect(records.map(({ value }) => JSON.stringify(value))).toEqual(
          values.map((value) => JSON.stringify(value)),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('a line with lists of any length is the one that is written at once', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 1_600 }),
      fc.jsonValue({ maxDepth: 1 }),
      fc.dictionary(fc.string({ unit: 'binary', maxLength: 8 }), fc.jsonValue({ maxDepth: 2 })),
      (length, value, others) => {
        const list = Array.from({ length }, (_, at) => ({ at, value }));
        const whole = { ...others, action: { list, none: undefined, note: 'Zoë' }, list };
        expect([...jsonPieces(whole)].join('')).toBe(JSON.stringify(whole));
        const bytes = Buffer.concat(inOneGo(encodeLine('entry', whole)));
        const { records, end } = inOneGo(decodeJournal(bytes));
        expect([end, records.length]).toEqual(['whole', 1]);
        expect(JSON.stringify(records[0]!.value)).toBe(JSON.stringify(whole));
      },
    ),
    { numRuns: 30 },
  );
});

test('of a damaged journal the whole lines before the damage come back, and nothing false', () => {
  const names = Array.from({ length: 6 }, (_, i) => `e${i}`);
  const bytes = Buffer.concat(names.flatMap((name) => inOneGo(encodeLine('entry', entry(name)))));
  fc.assert(
    fc.property(damage, (how) => {
      const { records, good } = inOneGo(decodeJournal(damaged(bytes, how)));
      const found = records.map(({ value }) => value.id);
      expect(found).toEqual(names.slice(0, found.length));
      const hit = bytes.length === 0 ? 0 : how.at % bytes.length;
      const before = bytes.subarray(0, hit).toString().split('\n').length - 1;
      expect(found.length).toBeGreaterThanOrEqual(before);
      expect(good).toBeGreaterThanOrEqual(bytes.subarray(0, hit).lastIndexOf(0x0a) + 1);
    }),
    { numRuns: 1000 },
  );
});

test('a project with damaged files opens or says why, and no byte of them is lost', async () => {
  const which = fc.constantFrom('town.stet.json', 'town.stet.journal', 'both');
  await fc.assert(
    fc.asyncProperty(
      which,
      damage,
      damage,
      fc.boolean(),
      async (target, first, second, reopened) => {
        const folder = await mkdtemp(join(tmpdir(), 'stet-damage-'));
        try {
          const file = join(folder, 'town.stet.json');
          const journal = join(folder, 'town.stet.journal');
          const create = { corpus: { path: 'pages' }, settings: {} };
          let project = await openProject(file, { ...options, create });
          await project.append(entry('a'));
          if (reopened) {
            await project.close();
            project = await openProject(file, options);
          }
          await project.append(entry('b'));
          await project.append(entry('c'));
          const lines = await readFile(journal);
          const snapshot = await readFile(file);
          await project.close();
          const spoiled = {
            file: target === 'town.stet.journal' ? snapshot : damaged(snapshot, first),
            journal: target === 'town.stet.json' ? lines : damaged(lines, second),
          };
          await writeFile(file, spoiled.file);
          await writeFile(journal, spoiled.journal);
          const again = await openProject(file, options).catch((error: unknown) => {
            expect(error).toBeInstanceOf(StetError);
            return null;
          });
          if (!again) {
            expect(await readFile(file)).toEqual(spoiled.file);
            expect(await readFile(journal)).toEqual(spoiled.journal);
            return;
          }
          const ids = again.data.ledger.map(({ id }) => id);
          // A project file has no checksum: an entry spoiled inside its quotation marks is kept, and said if it makes no sense.
          const fileJudged = again.notices.some((said) => said.includes('restored from the copy'));
          if (target === 'town.stet.journal' || fileJudged)
            expect(['a', 'b', 'c'].slice(0, ids.length)).toEqual(ids);
          // The ledger is whole where the journal was spared and the file could be told to be damaged.
          if (
            target === 'town.stet.json' &&
            again.notices.some((said) => said.includes('restored from the copy'))
          )
            expect(ids).toEqual(['a', 'b', 'c']);
          await again.close();
          const aside = (await readdir(folder)).filter((name) => name.includes('damaged'));
          for (const name of aside) {
            const bytes = await readFile(join(folder, name));
            const source = name.includes('journal') ? spoiled.journal : spoiled.file;
            expect(source.includes(bytes)).toBe(true);
          }
          expect(aside.length).toBe(
            again.notices.filter((said) => said.includes('set aside')).length,
          );
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: 80 },
  );
});
