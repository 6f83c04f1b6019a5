import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { installedDictionaries } from '../../electron/backend/dictionaries.ts';
import { readCorpus } from '../../electron/backend/reader/read-corpus.ts';
import type { Document } from '../../shared/corpus/document.ts';
import { scan } from '../../shared/scan/scan.ts';
import { defaultScanOptions } from '../../shared/scan/scan-options.ts';
import { createWordTable } from '../../shared/text/word-table.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { growthExponent } from './timing.ts';

/** What one whole scan cost, measured in a process of its own. */
export interface ScanCost {
  readonly articles: number;
  readonly findings: number;
  readonly pairs: number;
  /** Seconds of processor time by stage, in order, reading first. */
  readonly stages: readonly (readonly [stage: string, seconds: number])[];
  /** The same for one pass that only tokenises. */
  readonly tokenising: number;
  /** Peak of the resident memory, in megabytes. */
  readonly peak: number;
}

const seconds = () => process.cpuUsage().user / 1e6;

/** Scans a corpus as `stet scan` does and says what it cost. */
export async function measureScan(path: string): Promise<ScanCost> {
  const stages: [string, number][] = [];
  let stage = 'reading';
  let since = seconds();
  const next = (name: string) => {
    const now = seconds();
    stages.push([stage, now - since]);
    stage = name;
    since = now;
  };
  const { documents } = await readCorpus(path);
  const { corpus, findings, pairs } = scan(documents, defaultScanOptions(installedDictionaries()), {
    onProgress(name) {
      if (name !== stage) next(name);
    },
    shouldStop: () => false,
  });
  next('');
  const peak = process.resourceUsage().maxRSS / 1024;
  return {
    articles: corpus.articles.length,
    findings: findings.length,
    pairs: pairs.length,
    stages,
    tokenising: tokenise(documents),
    peak,
  };
}

function tokenise(documents: readonly Document[]): number {
  const table = createWordTable(documents.reduce((sum, { text }) => sum + text.length, 0));
  const started = seconds();
  for (const { text } of documents) table.append(text);
  return seconds() - started;
}

function measureApart(program: string, path: string): ScanCost {
  const run = spawnSync(process.execPath, [program, '--measure', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (run.status !== 0) throw new Error(`the scan of ${path} failed: ${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
}

const wholeOf = ({ stages }: ScanCost) => stages.reduce((sum, [, taken]) => sum + taken, 0);

/**
 * Prints what a scan for all kinds of findings costs on a file of records, stage by stage, and how time
 * and memory grow on synthetic corpora. Each scan runs in a process of its own: `program` is the
 * script to start with `--measure FILE`. Seconds are of processor time, so that other work on the
 * machine counts little.
 */
export async function runScanBench(
  program: string,
  dataPath: string | null,
  sizes: readonly number[] = [20_000, 40_000, 80_000, 160_000],
): Promise<void> {
  if (dataPath !== null) {
    const cost = measureApart(program, dataPath);
    print('floor: one pass that only tokenises', `${cost.tokenising.toFixed(2)} s`);
    for (const [stage, taken] of cost.stages) print(`stage: ${stage}`, `${taken.toFixed(2)} s`);
    print(
      `whole scan of ${cost.articles} articles`,
      `${wholeOf(cost).toFixed(1)} s, ${cost.findings} findings, ${cost.peak.toFixed(0)} MB at most`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-'));
  try {
    const points: [number, number][] = [];
    for (const size of sizes) {
      const path = join(folder, `${size}.jsonl`);
      await writeSynthetic(path, size);
      const cost = measureApart(program, path);
      rmSync(path);
      points.push([size, wholeOf(cost)]);
      const limit = size === 160_000 ? ' (limit 1024)' : '';
      print(
        `whole scan, ${size} synthetic articles`,
        `${wholeOf(cost).toFixed(1)} s, ${cost.peak.toFixed(0)} MB at most${limit}`,
      );
    }
    if (points.length > 1) print('growth', `n^${growthExponent(points).toFixed(2)} (limit 1.15)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeSynthetic(path: string, size: number): Promise<void> {
  const out = createWriteStream(path);
  for (const [index, { text }] of syntheticCorpus(size, 1000).entries()) {
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
