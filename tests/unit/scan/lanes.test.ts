import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ScanRequest, startScan } from '../../../electron/backend/scan-runner.ts';
import { threadsFor } from '../../../electron/worker/lanes.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { defaultScanOptions } from '../../../shared/scan/scan-options.ts';
import { temporaryFolder } from '../reader/temporary-folder.ts';
import { builtWorker } from './built-worker.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = temporaryFolder();
let worker = '';

beforeAll(async () => {
  worker = await builtWorker();
}, 120_000);

const { dictionaries: _, ...options } = defaultScanOptions([]);

function scanWith(threads: number, more: Partial<ScanRequest> = {}) {
  return startScan(worker, {
    path: join(root, 'samples'),
    fields: null,
    options,
    threads,
    wantDocuments: true,
    onProgress: () => {},
    ...more,
  });
}

describe('threads beside the one that scans', () => {
  test('are none for a small corpus and for one that leaves no room', () => {
    expect(threadsFor(100_000, false, 7)).toBe(0);
    expect(threadsFor(160_000_000, false, 7)).toBe(0);
  });

  test('are all that are spare for others, but one where each would count', () => {
    expect(threadsFor(40_000_000, false, 7)).toBe(7);
    expect(threadsFor(120_000_000, false, 7)).toBe(1);
    expect(threadsFor(120_000_000, false, 0)).toBe(0);
    expect(threadsFor(120_000_000, true, 7)).toBe(0);
  });
});

describe('a scan on several threads', () => {
  test('finds what it finds on one, in the same order', async () => {
    const alone = await scanWith(0).outcome;
    expect(new Set(alone.findings.map(({ kind }) => kind)).size).toBeGreaterThan(4);
    const shared = await scanWith(2).outcome;
    expect(shared.findings).toEqual(alone.findings);
    expect(shared.pairs).toEqual(alone.pairs);
    expect(shared.corpus.documents.map(({ id, text }) => [id, text])).toEqual(
      alone.corpus.documents.map(({ id, text }) => [id, text]),
    );
  }, 120_000);

  test('stops while the others work when it is told to', async () => {
    const scan = scanWith(1, {
      onProgress({ stage }) {
        if (stage === 'checking spelling') scan.cancel();
      },
    });
    await expect(scan.outcome).rejects.toBeInstanceOf(Cancelled);
  }, 120_000);

  test('that cannot begin tells why', async () => {
    const missing = scanWith(2, { path: join(folder.path, 'nowhere') });
    await expect(missing.outcome).rejects.toThrow(/nowhere/);
  });
});

describe('a scan of a corpus that was scanned before', () => {
  const cache = join(folder.path, 'cache');
  const pages = join(folder.path, 'pages');
  const kept = (ending: string) =>
    readdirSync(cache)
      .filter((name) => name.endsWith(ending))
      .map((name) => join(cache, name));

  async function found(threads: number, more: Partial<ScanRequest> = {}) {
    // Without spelling, which takes longest to begin; a property test holds it to a whole scan.
    const kinds = ['duplicate', 'passage', 'boilerplate', 'typography'] as const;
    const set = { ...options, kinds };
    const { outcome, ended } = scanWith(threads, { path: pages, options: set, ...more });
    const { findings, pairs, articles, headlines } = await outcome;
    await ended;
    return { findings, pairs, articles, headlines };
  }

  beforeAll(() => {
    cpSync(join(root, 'samples/harbour/gazette'), pages, { recursive: true });
  });

  test('finds in a changed one what a whole scan finds, also with a damaged memory', async () => {
    const first = await found(1, { cache });
    expect(kept('.memory')).toHaveLength(1);
    const [name = ''] = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.txt'),
    );
    const page = readFileSync(join(pages, name), 'utf8');
    writeFileSync(join(pages, '0-new.txt'), `${page}\nThe the quay was closed.\n`);
    const whole = await found(0);
    expect(whole.findings).not.toEqual(first.findings);
    expect(await found(1, { cache })).toEqual(whole);
    expect(kept('.scan')).toHaveLength(2);

    // The same again comes from the cache.
    expect(await found(0, { cache })).toEqual(whole);

    const [file = ''] = kept('.memory');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 255;
    writeFileSync(file, bytes);
    rmSync(join(pages, '0-new.txt'));
    for (const scan of kept('.scan')) rmSync(scan);
    expect(await found(0, { cache })).toEqual(first);
  }, 120_000);
});
