import { parentPort, workerData } from 'node:worker_threads';
import { headlineText } from '../../shared/corpus/corpus.ts';
import type { Document, Problem } from '../../shared/corpus/document.ts';
import { failureOf } from '../../shared/host/failure.ts';
import type { NamedCandidates } from '../../shared/scan/candidates.ts';
import { scan } from '../../shared/scan/scan.ts';
import { buffersOf, packPairs } from '../../shared/similarity/kept-pairs.ts';
import { installedDictionaries } from '../backend/dictionaries.ts';
import { readCandidates } from '../backend/reader/read-candidates.ts';
import { readCorpus } from '../backend/reader/read-corpus.ts';
import { type CachedScan, loadScan, saveScan, scanKey } from '../backend/scan-cache.ts';
import type { ScanMessage, ScanTask } from './messages.ts';

const task = workerData as ScanTask;
const stopFlag = new Int32Array(task.stop);
const post = (message: ScanMessage, handedOver: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, handedOver);
const stopped = () => Atomics.load(stopFlag, 0) !== 0;

// A message costs the receiving thread more than a tick costs this one.
const progressEvery = 40;
let lastProgress = 0;
let lastStage = '';
function progress(stage: string, done: number, total: number): void {
  const now = performance.now();
  if (stage === lastStage && now - lastProgress < progressEvery) return;
  lastProgress = now;
  lastStage = stage;
  post({ type: 'progress', stage, done, total });
}

/** Scans the documents. */
function scanned(
  documents: readonly Document[],
  candidates: NamedCandidates | null,
): CachedScan & { readonly problems: readonly Problem[] } {
  const { corpus, findings, pairs, problems } = scan(
    documents,
    {
      ...task.options,
      dictionaries: installedDictionaries(),
      ...(candidates ? { candidates } : {}),
    },
    { onProgress: progress, shouldStop: stopped },
  );
  return {
    articles: corpus.articles,
    headlines: corpus.articles.map((article) => headlineText(corpus, article)),
    findings,
    pairs: packPairs(pairs),
    problems,
  };
}

/** What an earlier scan of the same documents found, else what a scan finds now, which is then kept. */
async function cachedScan(documents: readonly Document[], folder: string): Promise<CachedScan> {
  const key = await scanKey(documents, task.options, task.program, stopped);
  const known = await loadScan(folder, key);
  if (known) return known;
  const found = scanned(documents, null);
  await saveScan(folder, key, found);
  return found;
}

/** Documents or findings in one message. */
const batch = 500;

async function run(): Promise<void> {
  const named = task.pairs === null ? null : await readCandidates(task.pairs, stopped);
  const { documents, problems, source } = await readCorpus(task.path, {
    ...(task.fields ? { fields: task.fields } : {}),
    signal: { stopped },
    onProgress: (done, total) => progress('reading', done, total),
  });
  const idField = source.fields?.id ?? null;
  const candidates = named ? { ...named.candidates, idField } : null;
  const found =
    task.cache === null || candidates
      ? scanned(documents, candidates)
      : { ...(await cachedScan(documents, task.cache)), problems: [] };
  if (task.wantDocuments) {
    for (let at = 0; at < documents.length; at += batch) {
      post({ type: 'documents', documents: documents.slice(at, at + batch) });
    }
  }
  const lengths = documents.map(({ id, text }) => [id, text.length] as const);
  for (let at = 0; at < found.findings.length; at += batch) {
    post({ type: 'findings', findings: found.findings.slice(at, at + batch) });
  }
  const done: ScanMessage = {
    type: 'done',
    articles: found.articles,
    headlines: found.headlines,
    pairs: task.wantDocuments ? found.pairs : null,
    problems: [...problems, ...(named?.problems ?? []), ...found.problems],
    source,
    documentLengths: lengths.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  };
  post(done, done.pairs ? buffersOf(done.pairs) : []);
}

run().catch((error: unknown) => post({ type: 'failed', error: failureOf(error) }));
