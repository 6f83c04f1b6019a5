import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runBatchBench } from './batch-bench.ts';
import { runBoilerplateBench } from './boilerplate-bench.ts';
import { runDiffBench } from './diff-bench.ts';
import { runJournalBench } from './journal-bench.ts';
import { runJournalKillBench } from './journal-kill-bench.ts';
import { runPassagesBench } from './passages-bench.ts';
import { measure, runExactnessBench, runScanBench } from './scan-bench.ts';
import { runSimilarityBench } from './similarity-bench.ts';
import { runSpellingBench } from './spelling-bench.ts';
import { runTagsBench } from './tags-bench.ts';
import { runTagsScaleBench } from './tags-scale-bench.ts';
import { runThresholdBench } from './threshold-bench.ts';

const { values } = parseArgs({
  options: {
    /** Folder with the labelled data; what it lacks is passed over. */
    data: { type: 'string' },
    /** Names of benches, parted by commas. */
    only: { type: 'string' },
    /** Folder that holds the Python package datasketch. */
    datasketch: { type: 'string' },
    /** Folder of an unpacked harper.js. */
    harper: { type: 'string' },
    /** Publishers' pages are judged by models trained without them; minutes. */
    folds: { type: 'string', default: '0' },
    /** Sizes of the synthetic corpora that are scanned, parted by commas. */
    sizes: { type: 'string', default: '20000,40000,80000,160000' },
    /** For this program's own use: scan one corpus and print what it cost, with this worker and cache. */
    measure: { type: 'string' },
    worker: { type: 'string' },
    cache: { type: 'string' },
  },
});

// npm changes into the checkout; the folder is beside it where there is one.
const folder = path.resolve(values.data ?? '../shared/eval');

/** The path of a file of the labelled data, or null where it is not there. */
function data(name: string): string | null {
  const file = path.join(folder, name);
  return existsSync(file) ? file : null;
}

async function withData(name: string, run: (file: string) => void | Promise<void>): Promise<void> {
  const file = data(name);
  if (file === null) console.log(`passed over: there is no ${path.join(folder, name)}`);
  else await run(file);
}

const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  exactness: () =>
    withData('reuters-dev.jsonl.gz', (file) =>
      runExactnessBench(file, path.join(folder, 'reuters-dev-pairs.tsv')),
    ),
  similarity: () =>
    withData('reuters-dev.jsonl.gz', (file) =>
      runSimilarityBench(
        file,
        values.datasketch === undefined ? {} : { datasketch: path.resolve(values.datasketch) },
      ),
    ),
  batch: () => runBatchBench(),
  threshold: () => runThresholdBench(),
  passages: () => withData('reuters-dev.jsonl.gz', (file) => runPassagesBench(file)),
  boilerplate: () =>
    withData('boilerplate-dev.jsonl.gz', (file) =>
      runBoilerplateBench(file, data('reuters-dev.jsonl.gz') ?? undefined, Number(values.folds)),
    ),
  spelling: () =>
    withData('typos-dev.jsonl.gz', (file) =>
      runSpellingBench(file, values.harper === undefined ? null : path.resolve(values.harper)),
    ),
  tags: () => withData('reuters-dev.jsonl.gz', (file) => runTagsBench(file)),
  'tags-scale': () => runTagsScaleBench(),
  scan: () =>
    runScanBench(
      fileURLToPath(import.meta.url),
      data('reuters-dev.jsonl.gz'),
      values.sizes.split(',').map(Number),
    ),
  diff: runDiffBench,
  journal: () => runJournalBench(),
  kill: () => runJournalKillBench(),
};

/** Runs a bench and returns the lines it printed. */
async function linesOf(run: () => void | Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (...parts: unknown[]) => {
    lines.push(parts.join(' '));
    log(...parts);
  };
  try {
    await run();
  } finally {
    console.log = log;
  }
  return lines;
}

async function runBenches(): Promise<void> {
  const names = values.only?.split(',').map((name) => name.trim()) ?? Object.keys(benches);
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    console.error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const rows: [string, string, string][] = [];
  for (const name of names) {
    console.log(`\n${name}`);
    for (const line of await linesOf(benches[name]!)) {
      const apart = line.trim().split(/\s{2,}/);
      const [what = '', ...figures] = apart.length > 1 ? apart : line.trim().split(/: (?=\S)/);
      if (figures.length > 0) rows.push([name, what, figures.join(', ')]);
    }
  }
  const model = cpus()[0]?.model ?? 'unknown processor';
  console.log(`\n${model}, ${availableParallelism()} cores, Node ${process.version}\n`);
  console.log('| bench | what | figures |\n|---|---|---|');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

if (values.measure !== undefined) await measure(values.measure, values.worker, values.cache);
else await runBenches();
