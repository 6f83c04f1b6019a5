import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ScanRequest, startScan } from '../../../electron/backend/scan-runner.ts';
import { Cancelled } from '../../../shared/progress/monitor.ts';
import { defaultScanOptions } from '../../../shared/scan/scan-options.ts';
import { temporaryFolder } from '../reader/temporary-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = temporaryFolder();
const worker = join(folder.path, 'scan.cjs');

beforeAll(async () => {
  await build({
    root,
    configFile: join(root, 'vite.worker.config.ts'),
    logLevel: 'error',
    build: { outDir: folder.path, emptyOutDir: false },
  });
}, 30_000);

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

describe('a scan on several threads', () => {
  test('finds what it finds on one, in the same order', async () => {
    const alone = await scanWith(0).outcome;
    expect(new Set(alone.findings.map(({ kind }) => kind)).size).toBeGreaterThan(4);
    for (const threads of [1, 2]) {
      const shared = await scanWith(threads).outcome;
      expect(shared.findings).toEqual(alone.findings);
      expect(shared.pairs).toEqual(alone.pairs);
      expect(shared.corpus.documents.map(({ id, text }) => [id, text])).toEqual(
        alone.corpus.documents.map(({ id, text }) => [id, text]),
      );
    }
  });

  test('gives the wanted kinds only', async () => {
    const kinds = ['typography', 'variant'] as const;
    const { findings } = await scanWith(2, { options: { ...options, kinds } }).outcome;
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ kind }) => !kinds.some((one) => one === kind))).toEqual([]);
  });

  test('stops while the others work when it is told to', async () => {
    for (const wanted of ['finding boilerplate', 'checking spelling']) {
      const scan = scanWith(1, {
        onProgress({ stage }) {
          if (stage === wanted) scan.cancel();
        },
      });
      await expect(scan.outcome).rejects.toBeInstanceOf(Cancelled);
    }
  });

  test('that cannot begin tells why', async () => {
    const missing = scanWith(2, { path: join(folder.path, 'nowhere') });
    await expect(missing.outcome).rejects.toThrow(/nowhere/);
  });
});
