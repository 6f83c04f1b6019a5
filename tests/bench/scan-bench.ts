import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { build } from 'vite';
import { installedDictionaries } from '../../electron/backend/dictionaries.ts';
import { readCorpus } from '../../electron/backend/reader/read-corpus.ts';
import { startScan } from '../../electron/backend/scan-runner.ts';
import { threadsFor } from '../../electron/worker/lanes.ts';
import type { Document } from '../../shared/corpus/document.ts';
import { scan } from '../../shared/scan/scan.ts';
import { defaultScanOptions } from '../../shared/scan/scan-options.ts';
import { createWordTable } from '../../shared/text/word-table.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { growthExponent } from './timing.ts';

/** What the stages of a scan cost, done in turn in a process of its own. */
interface StageCosts {
  readonly articles: number;
  /** Seconds of processor time and by the clock, in order, reading first. */
  readonly stages: readonly (readonly [stage: string, processor: number, clock: number])[];
  /** Processor time of one pass that only tokenises. */
  readonly tokenising: number;
}

/** What one scan cost as `stet scan` does it, in a process of its own. */
interface ScanCost {
  readonly articles: number;
  readonly findings: number;
  /** Seconds of processor time of all threads, with what is written for the next scan. */
  readonly processor: number;
  /** Seconds by the clock until all findings are there. */
  readonly clock: number;
  /** Peak of the resident memory of the whole process, in megabytes. */
  readonly peak: number;
}

const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Does what this program was started for with `--measure`: prints what the stages of a scan cost, or, with a worker, a whole scan. */
export async function measure(
  path: string,
  worker: string | undefined,
  cache: string | undefined,
): Promise<void> {
  const cost = worker ? await measureScan(path, worker, cache) : await measureStages(path);
  console.log(JSON.stringify(cost));
}

async function measureStages(path: string): Promise<StageCosts> {
  const stages: [string, number, number][] = [];
  let stage = 'reading';
  let since = seconds();
  let sinceClock = performance.now();
  const next = (name: string) => {
    const [now, clock] = [seconds(), performance.now()];
    stages.push([stage, now - since, (clock - sinceClock) / 1000]);
    [stage, since, sinceClock] = [name, now, clock];
  };
  const { documents } = await readCorpus(path);
  const { corpus } = scan(documents, defaultScanOptions(installedDictionaries()), {
    onProgress(name) {
      if (name !== stage) next(name);
    },
    shouldStop: () => false,
  });
  next('');
  return { articles: corpus.articles.length, stages, tokenising: tokenise(documents) };
}

async function measureScan(
  path: string,
  worker: string,
  cache: string | undefined,
): Promise<ScanCost> {
  const { dictionaries: _, ...options } = defaultScanOptions([]);
  const begun = performance.now();
  let findings = 0;
  const { outcome, ended } = startScan(worker, {
    path,
    fields: null,
    options,
    ...(cache ? { cache } : {}),
    wantDocuments: false,
    onProgress: () => {},
    onFindings: async (portion) => {
      findings += portion.length;
    },
  });
  const { articles } = await outcome;
  const clock = (performance.now() - begun) / 1000;
  await ended;
  return {
    articles: articles.length,
    findings,
    processor: seconds(),
    clock,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

function tokenise(documents: readonly Document[]): number {
  const table = createWordTable(documents.reduce((sum, { text }) => sum + text.length, 0));
  const started = seconds();
  for (const { text } of documents) table.append(text);
  return seconds() - started;
}

function apart<Cost>(program: string, ...options: string[]): Cost {
  const run = spawnSync(process.execPath, [program, '--measure', ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (run.status !== 0) throw new Error(`the scan of ${options[0]} failed: ${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
}

const figuresOf = ({ processor, clock, peak }: ScanCost) =>
  `${processor.toFixed(1)} s of processor time, ${clock.toFixed(1)} s by the clock, ${peak.toFixed(0)} MB at most`;

/** About so many characters has a synthetic article. */
const charactersEach = 1000;
/** A batch is this share of its corpus. */
const batchShare = 0.01;

/**
 * Prints what a scan for all kinds of findings costs on a file of records, stage by stage, how time and
 * memory grow on synthetic corpora, and what a scan costs that has to look at a batch of new articles
 * only. Each scan runs in a process of its own: `program` is the script to start with `--measure FILE`.
 */
export async function runScanBench(
  program: string,
  dataPath: string | null,
  sizes: readonly number[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-'));
  try {
    const worker = await buildWorker(folder);
    // Spelling and typography are all that is done beside the rest.
    const threads = (size: number) =>
      `${Math.min(2, threadsFor(size * charactersEach, false))} more threads`;
    if (dataPath !== null) {
      const { tokenising, stages, articles } = apart<StageCosts>(program, dataPath);
      print('floor: one pass that only tokenises', `${tokenising.toFixed(2)} s`);
      for (const [stage, processor, clock] of stages) {
        const figures = `${processor.toFixed(2)} s of processor time, ${clock.toFixed(2)} s by the clock`;
        print(`stage, alone: ${stage}`, figures);
      }
      const whole = apart<ScanCost>(program, dataPath, '--worker', worker);
      print(`whole scan of ${articles} articles`, figuresOf(whole));
    }
    const points: [number, number][] = [];
    for (const size of sizes) {
      const path = join(folder, `${size}.jsonl`);
      await writeSynthetic(path, size);
      const cost = apart<ScanCost>(program, path, '--worker', worker);
      rmSync(path);
      points.push([size, cost.processor]);
      const limit = size === 160_000 ? ' (limit 1024)' : '';
      print(
        `whole scan, ${size} synthetic articles`,
        `${figuresOf(cost)}${limit}, ${threads(size)}`,
      );
    }
    if (points.length > 1) print('growth', `n^${growthExponent(points).toFixed(2)} (limit 1.15)`);
    await runBatch(program, worker, folder, Math.min(40_000, sizes.at(-1) ?? 0));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints a scan after a batch was added to a corpus that was scanned before, beside a whole one. */
async function runBatch(
  program: string,
  worker: string,
  folder: string,
  size: number,
): Promise<void> {
  if (size === 0) return;
  const path = join(folder, 'reviewed.jsonl');
  const cache = join(folder, 'cache');
  const batch = Math.round(size * batchShare);
  await writeSynthetic(path, size - batch);
  apart<ScanCost>(program, path, '--worker', worker, '--cache', cache);
  await writeSynthetic(path, size);
  const whole = apart<ScanCost>(program, path, '--worker', worker);
  const again = apart<ScanCost>(program, path, '--worker', worker, '--cache', cache);
  print(`whole scan, ${size} synthetic articles, beside it`, figuresOf(whole));
  print(`batch of ${batch} against ${size - batch} scanned before`, figuresOf(again));
  const share = Math.round((100 * again.processor) / whole.processor);
  print('batch, of the processor time of a whole scan', `${share} % (limit 25 %)`);
  if (whole.findings !== again.findings) throw new Error('a batch gave other findings');
}

/** Builds the file that the threads of a scan run, and answers its path. */
async function buildWorker(outDir: string): Promise<string> {
  await build({
    configFile: 'vite.worker.config.ts',
    logLevel: 'error',
    build: { outDir, emptyOutDir: false },
  });
  return join(outDir, 'scan.cjs');
}

async function writeSynthetic(path: string, size: number): Promise<void> {
  const out = createWriteStream(path);
  for (const [index, { text }] of syntheticCorpus(size, charactersEach).entries()) {
    const line = `${JSON.stringify({ id: index, text })}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

/**
 * Prints recall and precision of `stet scan --as-is --threshold 0.5` against pairs that brute force
 * found (tab-separated ids of records, one pair a line).
 */
export async function runExactnessBench(dataPath: string, pairsPath: string): Promise<void> {
  if (!existsSync(pairsPath)) return;
  const { documents } = await readCorpus(dataPath, { fields: { text: 'body', id: 'id' } });
  const kinds = ['duplicate'] as const;
  const options = { ...defaultScanOptions([]), kinds, threshold: 0.5, asIs: true };
  const { findings } = scan(documents, options, { onProgress() {}, shouldStop: () => false });
  const found = new Set<string>();
  for (const finding of findings) {
    if (finding.kind !== 'duplicate') continue;
    for (const { a, b, jaccard } of finding.pairs) {
      const ids = [a, b].map((at) => finding.members[at]!.document.replace(/^.*#/, ''));
      if (jaccard >= 0.5) found.add(ids.sort().join(' '));
    }
  }
  const expected = new Set(
    readFileSync(pairsPath, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, , jaccard]) => Number(jaccard) > 0)
      .map(([one, two]) => [one, two].sort().join(' ')),
  );
  const right = [...found].filter((pair) => expected.has(pair)).length;
  print(
    'pairs with Jaccard ≥ 0.5, against brute force',
    `recall ${(right / expected.size).toFixed(4)}, precision ${(right / found.size).toFixed(4)} (${expected.size} pairs)`,
  );
}

function print(name: string, figures: string): void {
  console.log(`${name.padEnd(46)}  ${figures}`);
}
