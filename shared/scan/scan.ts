import type { BoilerplateMemory } from '../boilerplate/boilerplate-memory.ts';
import { findBoilerplate, findBoilerplateAgain } from '../boilerplate/find-boilerplate.ts';
import { type Corpus, createCorpus } from '../corpus/corpus.ts';
import { type ArticleRef, articleKey, type Document, type Problem } from '../corpus/document.ts';
import { segmentCorpus } from '../corpus/segment.ts';
import { segmentCorpusAgain } from '../corpus/segment-again.ts';
import type { DuplicateFinding, Finding, Kind, TextFinding } from '../findings/finding.ts';
import { searchPassages } from '../passages/find-passages.ts';
import type { Monitor } from '../progress/monitor.ts';
import { type ArticlePair, pairStrength } from '../similarity/compared-article.ts';
import { findDuplicates } from '../similarity/find-duplicates.ts';
import { type Remembering, redigestTexts } from '../text/text-digests.ts';
import { resolveCandidates } from './candidates.ts';
import { orderFindings } from './order-findings.ts';
import type { ScanMemory } from './scan-memory.ts';
import { defaultMinConfidence, type ScanOptions } from './scan-options.ts';
import { scannedArticles } from './scanned-article.ts';
import { spansToSetAside } from './set-aside.ts';
import { type StartSideWork, wantsSpelling, workInTurn } from './side-work.ts';
import { monitorStage, type ScanMonitor } from './stage-monitor.ts';

export interface ScanResult {
  readonly corpus: Corpus;
  /** In a stable order: by kind, then by value, then by id. */
  readonly findings: Finding[];
  /** Every pair of articles that is alike enough for some threshold, by their indices; empty where nothing asked for them. */
  readonly pairs: readonly ArticlePair[];
  /** Candidates found elsewhere that name no document. */
  readonly problems: readonly Problem[];
  /** What the next scan of this corpus needs to look at what is new; null where nothing was to be remembered, or it was handed to `leave`. */
  readonly memory: ScanMemory | null;
}

/** Takes one part of what a scan leaves. */
export type LeavePart = <Part extends keyof ScanMemory>(
  part: Part,
  memory: ScanMemory[Part],
) => void;

/** What a scan is to remember. */
export interface RememberingScan extends Remembering<ScanMemory> {
  /** Takes each part as soon as it is there, so that the scan need not hold them all to its end. */
  readonly leave?: LeavePart;
}

/**
 * Finds the articles of the documents and everything in them that wants a verdict. The same documents
 * in any order give the same result, whatever is remembered of an earlier scan and wherever the work
 * beside the comparison is done. Throws `Cancelled` when the monitor asks to stop.
 */
export function scan(
  documents: readonly Document[],
  options: ScanOptions,
  monitor: ScanMonitor,
  remembering: RememberingScan | null = null,
  startSideWork: StartSideWork = workInTurn,
): ScanResult {
  const wants = (...names: Kind[]) => names.some((name) => options.kinds.includes(name));
  const sorted = [...documents].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const findings: Finding[] = [];

  const left: { -readonly [Part in keyof ScanMemory]: ScanMemory[Part] } = {
    articles: null,
    boilerplate: null,
    similarity: null,
    passages: null,
    spelling: null,
    typography: null,
  };
  const leave: LeavePart =
    remembering?.leave ??
    ((part, memory) => {
      left[part] = memory;
    });

  const segmenting = monitorStage(monitor, 'finding articles');
  const segmented = remembering
    ? leaving(leave, 'articles', () =>
        segmentCorpusAgain(sorted, recalling(remembering, 'articles', undefined), segmenting),
      )
    : { articles: segmentCorpus(sorted, segmenting), digests: undefined };
  const corpus = createCorpus(sorted, segmented.articles);
  const { digests } = segmented;
  const { digest } = remembering ?? {};
  const finding = monitorStage(monitor, 'finding boilerplate');

  // Other kinds need it as well, to set it aside.
  const boilerplate =
    wants('boilerplate') || !options.asIs
      ? leaving(leave, 'boilerplate', () =>
          searchBoilerplate(
            corpus,
            finding,
            remembering && recalling(remembering, 'boilerplate', digests),
          ),
        ).findings
      : [];
  if (wants('boilerplate')) findings.push(...boilerplate);

  const setAside = options.asIs ? new Map() : spansToSetAside(boilerplate, defaultMinConfidence);
  const articles = scannedArticles(corpus, setAside, () => finding.tick(1, 1));

  // What is compared and checked has other digests than the articles only where something is set aside.
  const seen =
    digest &&
    digests &&
    redigestTexts(
      digests,
      (index) => setAside.has(articles[index]!.ref.document),
      (index) => articles[index]!.text,
      digest,
      { tick: () => finding.tick(1, 1) },
    );
  const recallingSeen = <Part extends keyof ScanMemory>(part: Part) =>
    remembering && recalling(remembering, part, seen);
  const side = startSideWork(
    {
      corpus,
      setAside,
      articles,
      options,
      remembering: remembering && { ...remembering, ...(seen ? { digests: seen } : {}) },
    },
    monitor,
  );

  const named = options.candidates ? resolveCandidates(corpus, options.candidates) : null;
  const duplicates = wants('duplicate', 'passage', 'typo', 'real-word', 'variant')
    ? leaving(leave, 'similarity', () =>
        findDuplicates(
          articles,
          {
            threshold: options.threshold,
            everyPair: options.asIs,
            keeper: options.keeper.policy,
            preferredSources: options.keeper.sources,
            ...(named ? { candidates: named.candidates } : {}),
          },
          monitorStage(monitor, 'comparing articles'),
          recallingSeen('similarity'),
        ),
      )
    : null;
  if (duplicates && wants('duplicate')) findings.push(...duplicates.findings);

  if (duplicates && wants('passage')) {
    const clusters = articlesOfClusters(articles, duplicates.findings);
    const passages = leaving(leave, 'passages', () =>
      searchPassages(
        articles,
        clusters,
        {},
        monitorStage(monitor, 'finding repeated passages'),
        recallingSeen('passages'),
      ),
    );
    findings.push(...passages.findings);
  }

  if (duplicates && wantsSpelling(options.kinds)) {
    const witnesses = duplicates.pairs
      .filter((pair) => pairStrength(pair) >= options.threshold)
      .map((pair) => [pair.a, pair.b] as const);
    findings.push(...leaving(leave, 'spelling', () => side.spelling(witnesses)).findings);
  }
  if (wants('typography')) {
    findings.push(...leaving(leave, 'typography', () => side.typography()).findings);
  }
  return {
    corpus,
    findings: orderFindings(findings),
    pairs: duplicates?.pairs ?? [],
    problems: named?.problems ?? [],
    memory: remembering && !remembering.leave ? left : null,
  };
}

/** What a detector found, after its memory was handed over; nothing here holds that any longer. */
function leaving<Part extends keyof ScanMemory, Found extends { memory: ScanMemory[Part] }>(
  leave: LeavePart,
  part: Part,
  find: () => Found,
): Omit<Found, 'memory'> {
  const { memory, ...found } = find();
  if (memory) leave(part, memory);
  return found;
}

/** What a detector is to remember. */
function recalling<Part extends keyof ScanMemory>(
  { earlier, digest }: RememberingScan,
  part: Part,
  digests: Int32Array<ArrayBuffer> | undefined,
): Remembering<NonNullable<ScanMemory[Part]>> {
  return { earlier: earlier?.[part] ?? null, digest, ...(digests ? { digests } : {}) };
}

function searchBoilerplate(
  corpus: Corpus,
  monitor: Monitor,
  remembering: Remembering<BoilerplateMemory> | null,
): { readonly findings: readonly TextFinding[]; readonly memory: BoilerplateMemory | null } {
  return remembering
    ? findBoilerplateAgain(corpus, remembering, monitor)
    : { findings: findBoilerplate(corpus, monitor), memory: null };
}

/** The articles of each cluster of duplicates, by index, ascending; articles of one template are no duplicates. */
function articlesOfClusters(
  articles: readonly { ref: ArticleRef }[],
  clusters: readonly DuplicateFinding[],
): number[][] {
  // Of very many articles a few are duplicates.
  const indices = new Map<string, number>();
  for (const { members } of clusters)
    for (const member of members) indices.set(articleKey(member), -1);
  for (const [index, { ref }] of articles.entries()) {
    const key = articleKey(ref);
    if (indices.has(key)) indices.set(key, index);
  }
  return clusters
    .filter(({ pairs }) => !pairs.every(({ relation }) => relation === 'same-template'))
    .map(({ members }) =>
      members.map((member) => indices.get(articleKey(member))!).sort((a, b) => a - b),
    );
}
