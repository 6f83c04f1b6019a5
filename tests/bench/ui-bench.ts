import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { initialFilter } from '../../shared/host/initial-filter.ts';
import { type Caller, callerOf } from '../e2e/api.ts';
import { openBrowser, serve } from '../e2e/hosts.ts';
import { uiCorpus } from './ui-corpus.ts';
import { measurePage } from './ui-measures.ts';

const { values } = parseArgs({
  options: {
    /** How many articles. */
    articles: { type: 'string', default: '160000' },
    /** A folder to keep the corpus and its scan in; what is there already is used again. */
    keep: { type: 'string' },
  },
});

const articles = Number(values.articles);
const folder = path.resolve(values.keep ?? (await mkdtemp(path.join(tmpdir(), 'stet-bench-ui-'))));
const corpus = path.join(folder, `stories-${articles}.jsonl`);
const home = path.join(folder, 'home');
const characters = 900;

async function writeCorpus(): Promise<void> {
  if (existsSync(corpus)) return;
  await mkdir(folder, { recursive: true });
  const file = createWriteStream(corpus);
  for (const line of uiCorpus(articles, characters)) {
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  // What changed a moment ago is not remembered as it was told.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
}

/** Opens the corpus once, so that it is scanned and a part of it decided. */
async function prepare(): Promise<void> {
  const started = performance.now();
  const served = await serve({ home, target: corpus });
  const call = callerOf(served.address);
  for (;;) {
    const { state, failure, counts } = (await call('project.info', {}))!;
    if (state === 'failed') throw new Error(failure ?? state);
    if (state === 'ready') {
      const took = ((performance.now() - started) / 1000).toFixed(0);
      console.log(`${counts.total} findings in ${articles} articles, opened first in ${took} s`);
      if (counts.decided === 0) await decideSome(call);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await served.stop('SIGTERM');
}

const decidedBefore = 3_000;

/** Decides on some findings in the middle of the queue, as an editor has who comes back. */
async function decideSome(call: Caller): Promise<void> {
  const filter = { ...initialFilter, kind: 'typo' as const };
  for (let done = 0; done < decidedBefore; done += 500) {
    const { items } = await call('queue.window', { filter, offset: 100, limit: 500 });
    if (items.length === 0) return;
    const verdict = done % 1000 === 0 ? 'accepted' : 'rejected';
    await call('decision.decide', { findings: items.map(({ id }) => id), verdict });
  }
}

await writeCorpus();
await prepare();
const served = await serve({ home });
const browser = await openBrowser(await mkdtemp(path.join(folder, 'profile-')));
try {
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.setViewportSize({ width: 1440, height: 900 });
  const load = loadavg()[0]!.toFixed(1);
  const rows = await measurePage(page, served.address);
  console.log(
    `\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, load ${load}, Node ${process.version}\n`,
  );
  console.log('| measured in the page | figure | limit |\n|---|---|---|');
  for (const { what, figure, limit } of rows) console.log(`| ${what} | ${figure} | ${limit} |`);
} finally {
  await browser.close();
  await served.stop('SIGTERM');
  if (values.keep === undefined) await rm(folder, { recursive: true, force: true });
}
