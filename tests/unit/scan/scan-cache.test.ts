import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type CachedScan,
  KeptMemory,
  loadScan,
  memoryWriter,
  ScanKeeper,
  scanKey,
} from '../../../electron/backend/scan-cache.ts';
import { writeMessage } from '../../../electron/worker/written-message.ts';
import type { Document } from '../../../shared/corpus/document.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { partsOf, takePortions } from '../../../shared/scan/finding-portions.ts';
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

/** Keeps a scan as it is kept while it is told, in portions, and findings with many places in parts. */
async function saveScan(cache: string, name: string, { findings, ...rest }: CachedScan) {
  const keeper = new ScanKeeper(cache, name);
  const half = Math.ceil(findings.length / 2);
  for (const portion of takePortions([...findings], half, 3)) {
    for (const part of partsOf(portion, 2))
      await keeper.add(writeMessage({ type: 'findings', ...part }));
  }
  await keeper.finish(rest);
}

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

describe('a kept memory', () => {
  const typography = {
    digests: Int32Array.from([1, -2, 3, 4]),
    slips: {
      starts: Int32Array.from([0, 1]),
      rows: Int32Array.from([0, 1, 2, 3, 0]),
      confidences: Float64Array.from([0.25]),
      afters: ['“', '北京'],
    },
  };

  async function keep(cache: string) {
    const file = memoryWriter(cache, 'corpus');
    file.put('typography', typography);
    file.put('passages', { digests: new Int32Array(0) });
    await file.finish();
    return join(cache, readdirSync(cache)[0]!);
  }

  const open = (cache: string) => KeptMemory.open(cache, 'corpus', () => {});

  test('comes back part by part', async () => {
    const cache = join(folder.path, 'memory');
    await keep(cache);
    const memory = (await open(cache))!;
    expect(memory.typography).toEqual(typography);
    expect(memory.passages).toEqual({ digests: new Int32Array(0) });
    expect(memory.spelling).toBeNull();
    memory.close();
    expect(await KeptMemory.open(cache, 'another', () => {})).toBeNull();
  });

  test('that is damaged anywhere gives what is whole', async () => {
    const cache = join(folder.path, 'damaged-memory');
    const file = await keep(cache);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      writeFileSync(file, bytes);
      const memory = await open(cache);
      const kept = [memory?.typography ?? null, memory?.passages ?? null];
      expect(kept.filter((part) => part !== null).length).toBeLessThan(2);
      if (kept[0]) expect(kept[0]).toEqual(typography);
      memory?.close();
      writeFileSync(file, whole.subarray(0, at));
      expect(await open(cache)).toBeNull();
    }
  });

  test('stops when it is asked to, and leaves what was kept before', async () => {
    const cache = join(folder.path, 'stopped');
    const before = readFileSync(await keep(cache));
    const file = memoryWriter(cache, 'corpus');
    const stop = () => {
      throw new Cancelled();
    };
    expect(() => file.put('typography', typography, stop)).toThrow(Cancelled);
    await file.abandon();
    expect(readdirSync(cache)).toHaveLength(1);
    expect(readFileSync(join(cache, readdirSync(cache)[0]!))).toEqual(before);
    const memory = await KeptMemory.open(cache, 'corpus', stop);
    expect(() => memory!.typography).toThrow(Cancelled);
    memory!.close();
  });
});
