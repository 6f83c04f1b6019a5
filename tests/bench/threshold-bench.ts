import { createClusterDesk } from '../../electron/backend/cluster-desk.ts';
import { createCorpus } from '../../shared/corpus/corpus.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import { defaultKeeper } from '../../shared/scan/scan-options.ts';
import { findPairs } from '../../shared/similarity/find-pairs.ts';
import { packPairs } from '../../shared/similarity/kept-pairs.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

const thresholds = [0.2, 0.35, 0.5, 0.65, 0.8, 0.95];

function milliseconds(work: () => unknown): number {
  const started = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - started) / 1000;
}

/** Prints what another threshold costs the thread that answers the window, from the first one on: the preview, and the clusters themselves. Milliseconds of processor time. */
export function runThresholdBench(size = 100_000): void {
  const articles = syntheticCorpus(size, 1000);
  const pairs = packPairs(findPairs(articles, {}, silentMonitor));
  const corpus = createCorpus(
    articles.map(({ ref, text }) => ({ id: ref.document, text, fields: {} })),
    articles.map(({ ref, text }) => ({
      document: ref.document,
      index: 0,
      from: 0,
      to: text.length,
      headline: null,
    })),
  );
  const desk = createClusterDesk(corpus, [], pairs);
  const prepared = milliseconds(() => inOneGo(desk.prepare(0.5, defaultKeeper)));
  print(`${size} articles, ${pairs.a.length} pairs, prepared`, `${prepared.toFixed(0)} ms`);
  const figures = (of: (threshold: number) => unknown) => {
    const taken = thresholds.map((threshold) => milliseconds(() => of(threshold)));
    const each = taken.map((time, at) => `${thresholds[at]} in ${time.toFixed(0)}`).join(', ');
    return `${each} ms (limit 100)`;
  };
  const preview = figures((threshold) => inOneGo(desk.preview(threshold, defaultKeeper)));
  print('  preview of a threshold, in this order', preview);
  print(
    '  clusters at it',
    figures((threshold) => inOneGo(desk.clusters(threshold, defaultKeeper))),
  );
}

function print(name: string, figures: string): void {
  console.log(`${name.padEnd(44)}  ${figures}`);
}
