import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadScan, saveScan, scanKey } from '../../../electron/backend/scan-cache.ts';
import type { Document } from '../../../shared/corpus/document.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { buffersOf, packPairs } from '../../../shared/similarity/kept-pairs.ts';
import { scanStories, storyDocuments } from '../clusters/story-corpus.ts';
import { temporaryFolder } from '../reader/temporary-folder.ts';

const folder = temporaryFolder();
const program = folder.write('program.cjs', 'a program');
const options = { threshold: 0.5 };
const never = () => false;
const key = (documents: readonly Document[] = storyDocuments, more: object = options) =>
  scanKey(documents, more, program, never);

const { corpus, findings, pairs } = scanStories();
const scan = {
  articles: corpus.articles,
  headlines: ['one', ''],
  findings,
  pairs: packPairs(pairs),
};

describe('a kept scan', () => {
  test('comes back as it was', async () => {
    const cache = join(folder.path, 'whole');
    await saveScan(cache, await key(), scan);
    const loaded = await loadScan(cache, await key());
    expect(loaded).toEqual(scan);
    const pairs = loaded!.pairs;
    expect(structuredClone(pairs, { transfer: buffersOf(pairs) })).toEqual(scan.pairs);
  });

  test('is known by every id, text and field, the options and the program', async () => {
    const [first, ...others] = storyDocuments;
    const keys = await Promise.all([
      key(),
      key([{ ...first!, id: 'other.txt' }, ...others]),
      key([{ ...first!, text: `${first!.text} ` }, ...others]),
      key([{ ...first!, fields: { ...first!.fields, source: 'another' } }, ...others]),
      key(others),
      key(storyDocuments, { threshold: 0.6 }),
      scanKey(storyDocuments, options, folder.write('newer.cjs', 'a newer program'), never),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await key(structuredClone(storyDocuments))).toBe(keys[0]);
  });

  test('that is missing, damaged anywhere, cut off or foreign is none', async () => {
    const cache = join(folder.path, 'damaged');
    const name = await key();
    expect(await loadScan(cache, name)).toBeNull();
    await saveScan(cache, name, scan);
    const file = join(cache, readdirSync(cache)[0]!);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      writeFileSync(file, bytes);
      expect(await loadScan(cache, name)).toBeNull();
      writeFileSync(file, whole.subarray(0, at));
      expect(await loadScan(cache, name)).toBeNull();
    }
    writeFileSync(file, '{"findings":[]}');
    expect(await loadScan(cache, name)).toBeNull();
  });

  test('is one of a few; the oldest go', async () => {
    const cache = join(folder.path, 'many');
    for (let i = 0; i < 12; i++) await saveScan(cache, `scan-${i}`, scan);
    expect(readdirSync(cache)).toHaveLength(8);
    expect(await loadScan(cache, 'scan-11')).not.toBeNull();
  });

  test('that cannot be written is no failure', async () => {
    await saveScan(program, 'scan', scan);
    expect(readFileSync(program, 'utf8')).toBe('a program');
  });

  test('is not looked for once the scan is to stop', async () => {
    await expect(scanKey(storyDocuments, options, program, () => true)).rejects.toBeInstanceOf(
      Cancelled,
    );
  });
});
