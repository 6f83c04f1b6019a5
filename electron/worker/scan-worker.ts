import { parentPort, workerData } from 'node:worker_threads';
import { headlineText } from '../../shared/corpus/corpus.ts';
import { failureOf } from '../../shared/host/failure.ts';
import { scan } from '../../shared/scan/scan.ts';
import { buffersOf, packPairs } from '../../shared/similarity/kept-pairs.ts';
import { installedDictionaries } from '../backend/dictionaries.ts';
import { readCandidates } from '../backend/reader/read-candidates.ts';
import { readCorpus } from '../backend/reader/read-corpus.ts';
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

async function run(): Promise<void> {
  const named = task.pairs === null ? null : await readCandidates(task.pairs, stopped);
  const { documents, problems, source } = await readCorpus(task.path, {
    ...(task.fields ? { fields: task.fields } : {}),
    signal: { stopped },
    onProgress: (done, total) => progress('reading', done, total),
  });
  const result = scan(
    documents,
    {
      ...task.options,
      dictionaries: installedDictionaries(),
      ...(named ? { candidates: { ...named.candidates, idField: source.fields?.id ?? null } } : {}),
    },
    { onProgress: progress, shouldStop: stopped },
  );
  if (task.wantDocuments) {
    const batch = 500;
    for (let at = 0; at < documents.length; at += batch) {
      post({ type: 'documents', documents: documents.slice(at, at + batch) });
    }
  }
  const pairs = task.wantDocuments ? packPairs(result.pairs) : null;
  const done: ScanMessage = {
    type: 'done',
    articles: result.corpus.articles,
    headlines: result.corpus.articles.map((article) => headlineText(result.corpus, article)),
    findings: result.findings,
    pairs,
    problems: [...problems, ...(named?.problems ?? []), ...result.problems],
    source,
    documentLengths: result.corpus.documents.map(({ id, text }) => [id, text.length]),
  };
  post(done, pairs ? buffersOf(pairs) : []);
}

run().catch((error: unknown) => post({ type: 'failed', error: failureOf(error) }));
