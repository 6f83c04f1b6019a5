import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { loadOpening, OpeningKeeper, openingKey } from '../../../electron/backend/opening-cache.ts';
import { TextStore } from '../../../electron/backend/text-store.ts';

const folder = (name: string) => mkdtempSync(path.join(tmpdir(), `stet-${name}-`));
const program = path.join(folder('program'), 'worker.cjs');
writeFileSync(program, 'what scans');
/** So much later that nothing is still changing. */
const later = Date.now() + 60_000;
const asked = { threshold: 0.5 };

function corpus(): string {
  const root = folder('corpus');
  writeFileSync(path.join(root, 'a.txt'), 'The tide came in.');
  writeFileSync(path.join(root, 'b.txt'), 'The tide went out.');
  return root;
}

test('an unchanged corpus is known by its files, a changed, new or missing one is another', async () => {
  const root = corpus();
  const key = () => openingKey(root, null, asked, program, later);
  const first = await key();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await key()).toBe(first);
  expect(await openingKey(root, null, { threshold: 0.6 }, program, later)).not.toBe(first);
  writeFileSync(path.join(root, 'b.txt'), 'The tide went in!!');
  const changed = await key();
  expect(changed).not.toBe(first);
  writeFileSync(path.join(root, 'c.txt'), 'Slack water.');
  expect(await key()).not.toBe(changed);
});

test('files that changed just now, and those that are not there, have no key', async () => {
  const root = corpus();
  expect(await openingKey(root, null, asked, program, Date.now())).toBeNull();
  expect(await openingKey(path.join(root, 'none'), null, asked, program, later)).toBeNull();
});

test('an opening comes back as it was kept; a damaged one does not, and the oldest go', async () => {
  const cache = folder('cache');
  const store = new TextStore();
  for (const text of ['one', 'zwei — „drei“', '北京']) store.add(text);
  const messages = [
    { type: 'outline', words: ['a'] },
    { type: 'done', pairs: null },
  ];
  const keep = async (key: string, told: readonly object[]) => {
    const keeper = new OpeningKeeper(cache, key, store.share());
    for (const message of told) keeper.add(serialize(message));
    await keeper.finish();
  };
  await keep('key', messages);
  const opening = await loadOpening(cache, 'key');
  const told: Buffer[] = [];
  for await (const bytes of opening!.messages()) told.push(Buffer.from(bytes));
  expect(told).toEqual(messages.map((message) => serialize(message)));
  const texts = new TextStore(opening!.texts);
  expect([0, 1, 2].map((number) => texts.text(number))).toEqual(['one', 'zwei — „drei“', '北京']);
  expect(await loadOpening(cache, 'another')).toBeNull();
  const file = path.join(cache, 'key.opening');
  truncateSync(file, readFileSync(file).length - 1);
  expect(await loadOpening(cache, 'key')).toBeNull();
  for (let at = 0; at < 6; at++) await keep(`key${at}`, []);
  expect(readdirSync(cache).length).toBe(4);
});

test('an opening that cannot be read to its end says so and is not there the next time', async () => {
  const cache = folder('cut-later');
  const store = new TextStore();
  store.add('Slack water at noon.');
  const keeper = new OpeningKeeper(cache, 'key', store.share());
  keeper.add(serialize({ type: 'done', pairs: null }));
  await keeper.finish();
  const opening = await loadOpening(cache, 'key');
  truncateSync(path.join(cache, 'key.opening'), 40);
  const all = async () => {
    for await (const bytes of opening!.messages()) expect(bytes.length).toBeGreaterThan(0);
  };
  await expect(all()).rejects.toThrow('open it again');
  expect(readdirSync(cache)).toEqual([]);
});

test('an opening that is not told to its end is not kept', async () => {
  const cache = folder('cut-short');
  const keeper = new OpeningKeeper(cache, 'key', new TextStore().share());
  keeper.add(serialize({ type: 'outline' }));
  await keeper.abandon();
  expect(readdirSync(cache)).toEqual([]);
});
