import { spawnSync } from 'node:child_process';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import { createClusterer } from '../../shared/similarity/cluster.ts';
import type { ComparedArticle } from '../../shared/similarity/compared-article.ts';
import { groupEqualSets } from '../../shared/similarity/equal-sets.ts';
import { findPairs } from '../../shared/similarity/find-pairs.ts';
import { joinByContainment, joinBySimilarity } from '../../shared/similarity/set-join.ts';
import { buildShingleSets } from '../../shared/similarity/shingle-sets.ts';
import { createWordTable } from '../../shared/text/word-table.ts';
import { readArticles } from './bench-articles.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { growthExponent, line, time } from './timing.ts';

export interface SimilarityBenchOptions {
  readonly runs?: number;
  /** Folder that holds the Python package `datasketch`, to run its MinHashLSH over the same texts. */
  readonly datasketch?: string;
  /** Sizes of the synthetic corpora for growth and memory. */
  readonly sizes?: readonly number[];
}

const threshold = 0.5;
const noTick = () => {};

/** The join alone: shingle sets and every pair at the threshold. */
function join(articles: readonly ComparedArticle[], floor: number): number {
  const sets = buildShingleSets(articles, noTick);
  const { representatives, groups } = groupEqualSets(sets);
  let equal = 0;
  for (const members of groups.values()) equal += (members.length * (members.length - 1)) / 2;
  return joinBySimilarity(sets, representatives, floor, noTick).count + equal;
}

const python = String.raw`
import json, re, sys, time
sys.path.insert(0, sys.argv[1])
from datasketch import MinHash, MinHashLSH
texts = json.load(sys.stdin)
start = time.perf_counter()
word = re.compile(r'[^\W_]+')
lsh = MinHashLSH(threshold=float(sys.argv[2]), num_perm=128)
found = 0
for i, text in enumerate(texts):
    w = word.findall(text.lower())
    s = {' '.join(w[j:j + 5]) for j in range(max(1, len(w) - 4))} if w else set()
    if not s: continue
    m = MinHash(num_perm=128)
    m.update_batch([x.encode() for x in s])
    found += len(lsh.query(m))
    lsh.insert(i, m)
print(json.dumps({'seconds': time.perf_counter() - start, 'candidates': found}))
`;

function datasketchSeconds(
  articles: readonly ComparedArticle[],
  folder: string,
): { seconds: number; candidates: number } | null {
  const run = spawnSync('python3', ['-c', python, folder, String(threshold)], {
    input: JSON.stringify(articles.map((article) => article.text)),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) {
    console.log(`datasketch did not run: ${run.stderr.trim().split('\n').at(-1) ?? ''}`);
    return null;
  }
  return JSON.parse(run.stdout);
}

/** Prints the speed of the similarity join on a JSONL file, stage by stage, beside datasketch where it can run, and its growth and memory on synthetic corpora. */
export function runSimilarityBench(dataPath: string, options: SimilarityBenchOptions = {}): void {
  const runs = options.runs ?? 5;
  const articles = readArticles(dataPath);
  const megabytes = articles.reduce((sum, article) => sum + article.text.length, 0) / 1e6;
  console.log(`${articles.length} articles, ${megabytes.toFixed(1)} million characters`);

  const reading = time(runs, () => {
    const table = createWordTable(megabytes * 1e6);
    for (const article of articles) table.append(article.text);
  });
  console.log(line('floor: one pass that only tokenises', reading));
  const sets = buildShingleSets(articles, noTick);
  const { representatives } = groupEqualSets(sets);
  console.log(
    line(
      'shingle sets (with the pass above)',
      time(runs, () => buildShingleSets(articles, noTick)),
    ),
  );
  for (const floor of [threshold, 0.2]) {
    const timing = time(runs, () => joinBySimilarity(sets, representatives, floor, noTick));
    console.log(line(`similarity join at ${floor}`, timing));
  }
  console.log(
    line(
      'containment join at 0.8',
      time(runs, () => joinByContainment(sets, representatives, 0.8, 20, 0.2, noTick)),
    ),
  );
  const whole = time(runs, () => join(articles, threshold));
  console.log(line(`texts to pairs at ${threshold}`, whole));
  console.log(
    line(
      'the same with relations, at 0.2',
      time(runs, () => findPairs(articles, {}, silentMonitor)),
    ),
  );
  const pairs = findPairs(articles, {}, silentMonitor);
  const clusterer = inOneGo(createClusterer(articles, pairs, {}));
  let step = 0;
  const slider = time(21, () => inOneGo(clusterer.at(0.3 + 0.03 * (step++ % 20))));
  console.log(line(`slider, ${pairs.length} pairs`, slider));
  if (options.datasketch !== undefined) {
    const other = datasketchSeconds(articles, options.datasketch);
    if (other) {
      const ratio = (other.seconds * 1000) / whole.median;
      console.log(
        `datasketch MinHashLSH, 128 permutations: ${other.seconds.toFixed(1)} s, ${other.candidates} candidates; ${ratio.toFixed(0)} times our median`,
      );
    }
  }

  const sizes = options.sizes ?? [20_000, 40_000, 80_000, 160_000];
  const all = syntheticCorpus(Math.max(...sizes), 1000);
  const points = sizes.map((size) => {
    const part = all.slice(0, size);
    const timing = time(size > 50_000 ? 1 : 3, () => findPairs(part, {}, silentMonitor));
    const megabytesNow = process.memoryUsage().rss / 1e6;
    console.log(
      `${line(`synthetic, ${size} articles`, timing)}  ${megabytesNow.toFixed(0)} MB resident`,
    );
    return [size, timing.min] as const;
  });
  if (points.length > 1) console.log(`growth: n^${growthExponent(points).toFixed(2)}`);
}
