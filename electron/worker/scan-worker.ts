import { parentPort, workerData } from 'node:worker_threads';
import { headlineText } from '../../shared/corpus/corpus.ts';
import type { Document, Problem } from '../../shared/corpus/document.ts';
import { failureOf } from '../../shared/host/failure.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import type { NamedCandidates } from '../../shared/scan/candidates.ts';
import { scan } from '../../shared/scan/scan.ts';
import { buffersOf, packPairs } from '../../shared/similarity/kept-pairs.ts';
import type { HunspellDictionary } from '../../shared/spelling/dictionary.ts';
import { installedDictionaries, readDictionaries } from '../backend/dictionaries.ts';
import { readCandidates } from '../backend/reader/read-candidates.ts';
import { readCorpus } from '../backend/reader/read-corpus.ts';
import { type CachedScan, loadScan, saveScan, scanKey } from '../backend/scan-cache.ts';
import { StoredDocument, TextStore } from '../backend/text-store.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { ScanMessage, ScanOutline, ScanTask } from './messages.ts';

const task = workerData as ScanTask;
const flags = new Int32Array(task.shared);
const post = (message: ScanMessage, handedOver: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, handedOver);
const stopped = () => Atomics.load(flags, 0) !== 0;

// A message costs the receiving thread more than a tick costs this one.
const progressEvery = 40;
let lastProgress = 0;
let lastStage = '';
function progress(stage: string, done: number, total: number): void {
  const now = performance.now();
  if (stage === lastStage && now - lastProgress < progressEvery) return;
  lastProgress = now;
  if (stage !== lastStage) collectGarbage();
  lastStage = stage;
  post({ type: 'progress', stage, done, total });
}

/** Scans the documents. */
function scanned(
  documents: readonly Document[],
  candidates: NamedCandidates | null,
  own: readonly HunspellDictionary[],
): CachedScan & { readonly problems: readonly Problem[] } {
  const { corpus, findings, pairs, problems } = scan(
    documents,
    {
      ...task.options,
      dictionaries: [...installedDictionaries(), ...own],
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
async function cachedScan(
  documents: readonly Document[],
  folder: string,
  own: readonly HunspellDictionary[],
): Promise<CachedScan> {
  const options = own.length === 0 ? task.options : { ...task.options, own };
  const key = await scanKey(documents, options, task.program, stopped);
  const known = await loadScan(folder, key);
  if (known) return known;
  const found = scanned(documents, null, own);
  await saveScan(folder, key, found);
  return found;
}

/** Documents or findings in one message. */
const batch = 500;
/** Portions of findings that may wait to be taken in. */
const mostWaiting = 4;

async function run(): Promise<void> {
  const named = task.pairs === null ? null : await readCandidates(task.pairs, stopped);
  const texts = new TextStore();
  const { documents, problems, source } = await readCorpus(task.path, {
    texts,
    ...(task.fields ? { fields: task.fields } : {}),
    signal: { stopped },
    onProgress: (done, total) => progress('reading', done, total),
  });
  const own = task.dictionaries
    ? await readDictionaries(task.dictionaries)
    : { dictionaries: [], problems: [] };
  const idField = source.fields?.id ?? null;
  const candidates = named ? { ...named.candidates, idField } : null;
  const found =
    task.cache === null || candidates
      ? scanned(documents, candidates, own.dictionaries)
      : { ...(await cachedScan(documents, task.cache, own.dictionaries)), problems: [] };
  if (task.wantDocuments) {
    post({ type: 'texts', texts: texts.share() });
    const shared = documents.filter((document) => document instanceof StoredDocument);
    for (let at = 0; at < shared.length; at += batch) {
      const documents = shared
        .slice(at, at + batch)
        .map(({ id, fields, number }) => ({ id, fields, number }));
      post({ type: 'documents', documents });
    }
  }
  const lengths = documents.map(({ id, text }) => [id, text.length] as const);
  collectGarbage();
  const outline: ScanOutline = {
    articles: found.articles,
    headlines: found.headlines,
    problems: [...problems, ...own.problems, ...(named?.problems ?? []), ...found.problems],
    source,
    documentLengths: lengths.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  };
  post({ type: 'outline', outline });
  for (let at = 0, posted = 0; at < found.findings.length; at += batch) {
    awaitTaken(posted - mostWaiting);
    post({ type: 'findings', findings: found.findings.slice(at, at + batch) });
    posted++;
  }
  const pairs = task.wantDocuments ? found.pairs : null;
  post({ type: 'done', pairs }, pairs ? buffersOf(pairs) : []);
}

/** Waits until so many portions of findings were taken in, so that they do not pile up between the threads. */
function awaitTaken(portions: number): void {
  for (;;) {
    const taken = Atomics.load(flags, 1);
    if (taken >= portions) return;
    if (stopped()) throw new Cancelled();
    Atomics.wait(flags, 1, taken, 50);
  }
}

run().catch((error: unknown) => post({ type: 'failed', error: failureOf(error) }));
