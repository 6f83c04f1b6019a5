import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningScan, startScan } from '../../../electron/backend/scan-runner.ts';
import { createScanning, type Scanning } from '../../../electron/backend/scanning.ts';
import { defaultScanOptions } from '../../../shared/scan/scan-options.ts';
import { temporaryFolder } from '../reader/temporary-folder.ts';
import { builtWorker } from './built-worker.ts';

const folder = temporaryFolder();
const { dictionaries: _, ...options } = defaultScanOptions([]);
let worker = '';
let overs = 0;
let bugs: unknown[] = [];
let scanning: Scanning;

beforeAll(async () => {
  folder.write('tide.txt', 'The tide came in over the slipway and went out again before noon.');
  worker = await builtWorker();
}, 120_000);
beforeEach(() => {
  overs = 0;
  bugs = [];
  scanning = createScanning(
    () => {
      overs++;
    },
    (bug) => bugs.push(bug),
  );
});

const begin = (path = folder.path): RunningScan =>
  startScan(worker, { path, fields: null, options, wantDocuments: true, onProgress: () => {} });

/** Scans, and puts what is found into place as told. */
async function scan(place: () => void): Promise<void> {
  scanning.follow(begin(), async () => place);
  expect([scanning.state(), scanning.failure()]).toEqual(['scanning', null]);
  await scanning.arrived();
}

const broken = () => {
  throw new RangeError('the table has no rows');
};
const sentence = 'Something in Stet went wrong: the table has no rows';

test('an error in putting into place what was found is told, and the next scan makes up for it', async () => {
  await scan(broken);
  expect([scanning.state(), scanning.failure()]).toEqual(['failed', sentence]);
  expect(scanning.running()).toBeNull();
  expect([overs, bugs]).toEqual([1, [new RangeError('the table has no rows')]]);
  let placed = 0;
  await scan(() => {
    placed++;
  });
  expect([scanning.state(), scanning.failure()]).toEqual(['ready', null]);
  expect([placed, overs]).toEqual([1, 2]);
});

test('what was found before stays in review when the next scan comes to nothing, and why is told', async () => {
  await scan(() => {});
  await scan(broken);
  expect([scanning.state(), scanning.failure()]).toEqual(['ready', sentence]);
  scanning.follow(begin(`${folder.path}/none`), async () => broken);
  await scanning.arrived();
  expect(scanning.state()).toBe('ready');
  expect(scanning.failure()).toMatch(/none/);
  expect([overs, bugs.length]).toEqual([3, 1]);
});

test('a cancelled scan is no failure, and one that another took the place of is not put into place', async () => {
  const first = begin();
  scanning.follow(first, async () => broken);
  scanning.cancel();
  await scanning.arrived();
  expect([scanning.state(), scanning.failure(), scanning.cancelled()]).toEqual([
    'cancelled',
    null,
    true,
  ]);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  scanning.follow(begin(), async () => {
    await held;
    return broken;
  });
  const late = scanning.arrived();
  await scan(() => {});
  letGo();
  await late;
  expect([scanning.state(), scanning.failure(), scanning.cancelled()]).toEqual([
    'ready',
    null,
    false,
  ]);
  expect([overs, bugs]).toEqual([2, []]);
});
