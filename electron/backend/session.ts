import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Corpus } from '../../shared/corpus/corpus.ts';
import type { Figures } from '../../shared/figures/figures.ts';
import { type Finding, kinds } from '../../shared/findings/finding.ts';
import type {
  Counts,
  ExportDone,
  ProjectInfo,
  QueuePosition,
  SavedFilter,
} from '../../shared/host/model.ts';
import { StetError } from '../../shared/host/result.ts';
import type { ClusterPreview, SimilarArticle } from '../../shared/host/similarity-model.ts';
import type { TagColour } from '../../shared/host/tag-colours.ts';
import type { TagInfo } from '../../shared/host/tag-model.ts';
import { emptyOrder } from '../../shared/review/entries-in-order.ts';
import { foldInPortions, type Review } from '../../shared/review/review.ts';
import { orderFindings } from '../../shared/scan/order-findings.ts';
import { defaultMinConfidence, type KeeperSetting } from '../../shared/scan/scan-options.ts';
import { changeOwnWords, normalWord, withoutOwnWords } from '../../shared/spelling/own-words.ts';
import { type ClusterDesk, createClusterDesk } from './cluster-desk.ts';
import type { BackendEvent } from './contract.ts';
import { locateCorpus } from './corpus-place.ts';
import { createExporting } from './exporting.ts';
import { callKey, type FirstScreen, keptFirstScreen, stateKey } from './first-screen.ts';
import { type Indexing, startIndexing } from './indexing.ts';
import { keptFilters } from './kept-filters.ts';
import type { Positions } from './positions.ts';
import type { Project } from './project/project.ts';
import { lastScan, type ScanChoice, type ScanSettings } from './project/settings.ts';
import { arrange } from './review/arrangement.ts';
import type { DeskParts } from './review/desk.ts';
import { createReviewDesk, type ReviewDesk } from './review-desk.ts';
import { createScanChoices } from './scan-choices.ts';
import { type ScanOutcome, startScan } from './scan-runner.ts';
import { createScanning } from './scanning.ts';
import { tagLooks } from './tag-looks.ts';
import type { UserSettings } from './user-settings.ts';
import { withPauses } from './with-pauses.ts';

/** One open project: its ledger, its scan, and once that is done its review. */
export interface Session {
  readonly file: string;
  readonly name: string;
  info(): ProjectInfo;
  /** The review; throws `busy` until the first scan is done. */
  review(): ReviewDesk;
  /** Brings back what the last scan found, else scans; shows what was shown last until that is there, where nothing changed since. To be called first. */
  open(): Promise<void>;
  /** Scans with the settings as they are now. */
  startScan(): void;
  /** The answer to a call as it was when the project was left, while the rest of it is on its way; else null. */
  early(name: string, input: unknown): { readonly answer: unknown } | null;
  /** Resolves when what was left is here whole, or could not be brought back; at once where nothing is on its way. */
  whole(): Promise<void>;
  cancelScan(): void;
  /** Clusters anew from the kept pairs; where there are none yet, the scan begins again. */
  setThreshold(threshold: number): Promise<ProjectInfo>;
  setKeeper(keeper: KeeperSetting): Promise<ProjectInfo>;
  /** What another threshold would give. Throws `busy` until the first scan is done. */
  preview(threshold: number): Promise<ClusterPreview>;
  /** What was found, decided and left. Throws `busy` until the first scan is done. */
  figures(): Promise<Figures>;
  /** The words declared right in this project. */
  ownWords(): readonly string[];
  changeOwnWords(add: readonly string[], remove: readonly string[]): Promise<void>;
  /** To be called when the words of all projects changed. */
  applyOwnWords(): Promise<void>;
  /** The tags in use, with their colours and keys. Throws `busy` until the first scan is done. */
  tags(): readonly TagInfo[];
  colourTag(tag: string, colour: TagColour | null): Promise<void>;
  setFavouriteTags(tags: readonly string[]): Promise<void>;
  similar(key: string, floor: number): Promise<readonly SimilarArticle[]>;
  export(
    target: string,
    format: 'txt' | 'jsonl' | 'csv' | 'parquet',
  ): Promise<Omit<ExportDone, 'place' | 'token'>>;
  cancelExport(): void;
  /** The filters kept with the project, by name. */
  filters(): readonly SavedFilter[];
  /** Keeps a filter under its name, in place of one of that name and of the one that was called `was`. */
  saveFilter(filter: SavedFilter, was: string | null): Promise<readonly SavedFilter[]>;
  removeFilter(name: string): Promise<readonly SavedFilter[]>;
  keepPosition(position: QueuePosition): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds from the findings to what nobody waits for; the page asks for the first finding meanwhile. */
const untilBehind = 400;

const noCounts: Counts = {
  byKind: Object.fromEntries(
    kinds.map((kind) => [kind, { total: 0, open: 0 }]),
  ) as Counts['byKind'],
  total: 0,
  decided: 0,
};

/** A session over an opened project. `corpus` is where the corpus lies now; null takes the project's word. */
export function createSession(options: {
  readonly project: Project;
  readonly corpus: string | null;
  readonly worker: string;
  /** The folder for what belongs to the user; scans are kept below it. */
  readonly userData: string;
  readonly version: string;
  readonly settings: UserSettings;
  readonly positions: Positions;
  now(): string;
  emit(event: BackendEvent): void;
}): Session {
  const { project, emit } = options;
  const corpusPath = options.corpus ?? locateCorpus(project).corpus;
  const name = path.basename(project.file).replace(/\.stet\.json$/, '');
  const folded = withPauses(foldInPortions(project.data.ledger));
  let outcome: ScanOutcome | null = null;
  /** Of all documents, in UTF-16 units. */
  let characters = 0;
  let desk: ReviewDesk | null = null;
  let clusters: ClusterDesk | null = null;
  let indexing: Indexing | null = null;
  /** Begins what is made ready behind the first screen. */
  let behind: NodeJS.Timeout | undefined;
  const exporting = createExporting(emit);
  let closed = false;
  /** What was shown last, until the desk is there. */
  let shown: FirstScreen | null = null;
  /** What the system said of the corpus's files before they were read. */
  let filesKey: Promise<string | null> = Promise.resolve(null);
  const cache = path.join(options.userData, 'cache');
  const dictionaries = path.join(options.userData, 'dictionaries');

  const choices = createScanChoices({ ...options, corpus: corpusPath, cache, dictionaries });
  const { settings, ownWords, allOwnWords } = choices;
  /** Words declared right when a scan began: it has no findings of these. */
  let scannedWords: readonly string[] = [];
  const scanning = createScanning(
    () => {
      shown = null;
      emit({ name: 'changed', data: { reason: 'scan' } });
    },
    (bug) => console.error('stet:', bug),
  );

  async function open(): Promise<void> {
    const { choice, kept } = await choices.forOpening();
    if (closed) return;
    start(choice);
    if (kept) await comeBack();
  }

  function start(choice: ScanChoice): void {
    scannedWords = [...scannedWords, ...choice.ownWords];
    filesKey = choices.filesKey(choice);
    const scan = startScan(options.worker, {
      path: corpusPath,
      ...choices.asked(choice),
      wantDocuments: true,
      cache,
      dictionaries,
      onProgress: (progress) => {
        if (scanning.running() !== scan) return;
        // What was to come back had to be scanned after all.
        if (shown) emit({ name: 'changed', data: { reason: 'project' } });
        shown = null;
        emit({ name: 'progress', data: { task: 'scan', ...progress } });
      },
    });
    scanning.follow(scan, (result) => takeIn(choice, result));
  }

  /** Arranges what a scan found as things stand now; the function that it gives shows it. */
  async function takeIn(choice: ScanChoice, result: ScanOutcome): Promise<() => void> {
    const parts = deskParts(result.corpus, await folded);
    const made = result.pairs
      ? createClusterDesk(result.corpus, result.findings, result.pairs)
      : null;
    const now = settings();
    const same = isDeepStrictEqual({ ...choice, ...now }, choice);
    const findings = made && !same ? await clustered(result.findings, made, now) : result.findings;
    const hidden = allOwnWords();
    const arranged = await withPauses(arrange(withoutOwnWords(findings, hidden), parts));
    await desk?.settled();
    return () => {
      // First what may fail, so that what was shown before then stays whole.
      const next = createReviewDesk(parts, arranged);
      scannedWords = choice.ownWords;
      clusters = made;
      ready({ ...result, findings }, next);
      if (allOwnWords().join() !== hidden.join()) void applyOwnWords();
      if (isDeepStrictEqual(lastScan(project.data.settings), choice)) return;
      // Without it the next opening only takes longer.
      const kept = project.update({
        settings: { ...project.data.settings, scanned: { ...choice } },
      });
      kept.catch(() => {});
    };
  }

  const deskParts = (corpus: Corpus, review: Review): DeskParts => ({
    corpus,
    review,
    minConfidence: defaultMinConfidence,
    append: (entry) => project.append(entry),
    now: options.now,
    author: () => options.settings.settings().author,
    changed: () => {
      emit({ name: 'changed', data: { reason: 'decision' } });
      firstScreen.keepSoon();
    },
  });

  function ready(result: ScanOutcome, made: ReviewDesk): void {
    outcome = result;
    characters = result.articles.reduce((sum, { from, to }) => sum + to - from, 0);
    desk = made;
    clearTimeout(behind);
    behind = setTimeout(() => {
      if (clusters) prepare(clusters);
      indexTexts(made, result);
    }, untilBehind);
    firstScreen.keepSoon();
  }

  /** The state of all that is shown; null where the corpus cannot be told from a changed one. */
  async function stateNow(): Promise<string | null> {
    const files = await filesKey;
    if (files === null) return null;
    const { settings: kept, tags, ledger } = project.data;
    // Nothing is ever taken out of a ledger or put between.
    const last = [ledger.length, ledger.at(-1)?.id];
    return stateKey([files, options.version, kept, tags, allOwnWords(), last]);
  }

  const firstScreen = keptFirstScreen(cache, project.file, stateNow, () =>
    desk && !scanning.running()
      ? { info: info(), position: options.positions.of(project.file), desk }
      : null,
  );

  async function comeBack(): Promise<void> {
    const scan = scanning.running();
    const kept = await firstScreen.load();
    if (kept && scan && scanning.running() === scan) shown = kept;
  }

  /** Makes another threshold come at once, in the pauses of the first minute. */
  function prepare(shown: ClusterDesk): void {
    const { threshold, keeper } = settings();
    const portions = shown.prepare(threshold, keeper);
    void withPauses(
      (function* () {
        while (!closed && clusters === shown && !portions.next().done) yield;
      })(),
    );
  }

  /** Makes the texts searchable, which takes a while after the first finding is shown. */
  function indexTexts(shown: ReviewDesk, { corpus, texts }: ScanOutcome): void {
    indexing?.stop();
    const started = startIndexing(options.worker, corpus, texts);
    indexing = started;
    started.index.then((index) => {
      if (!index || closed || desk !== shown) return;
      void shown.takeIndex(index).then(() => {
        if (!closed) emit({ name: 'changed', data: { reason: 'search' } });
      });
    });
  }

  /** The findings with the clusters that these settings make. */
  async function clustered(
    findings: readonly Finding[],
    made: ClusterDesk,
    { threshold, keeper }: ScanSettings,
  ): Promise<Finding[]> {
    const others = findings.filter(({ kind }) => kind !== 'duplicate');
    return orderFindings([...(await withPauses(made.clusters(threshold, keeper))), ...others]);
  }

  async function change(setting: Partial<ScanSettings>): Promise<ProjectInfo> {
    await project.update({ settings: { ...project.data.settings, ...setting } });
    if (scanning.running() || !outcome || !desk || !clusters) start(choices.wanted());
    else {
      const used = clusters;
      const set = settings();
      const findings = await clustered(outcome.findings, used, set);
      // What was set or scanned meanwhile is clustered by whoever did that.
      if (clusters !== used || !isDeepStrictEqual(settings(), set)) return info();
      outcome = { ...outcome, findings };
      await desk.replaceFindings(withoutOwnWords(findings, allOwnWords()));
      emit({ name: 'changed', data: { reason: 'scan' } });
    }
    return info();
  }

  /** Hides the findings of words that are right now; where a word the scan knew is not any more, it begins again. */
  async function applyOwnWords(): Promise<void> {
    const words = allOwnWords();
    const now = new Set(words.map(normalWord));
    if (scannedWords.some((word) => !now.has(normalWord(word)))) {
      start(choices.wanted());
      emit({ name: 'changed', data: { reason: 'project' } });
      return;
    }
    if (!outcome || !desk) return;
    await desk.replaceFindings(withoutOwnWords(outcome.findings, words));
    emit({ name: 'changed', data: { reason: 'scan' } });
  }

  function busy(): never {
    throw new StetError('busy', 'The corpus is still being scanned.');
  }
  const currentDesk = (): ReviewDesk => desk ?? busy();
  const clusterDesk = (): ClusterDesk => clusters ?? busy();
  const similarity = () =>
    clusters && { histogram: clusters.histogram(), threshold: settings().threshold };

  const info = (): ProjectInfo => (shown && !desk ? infoShown(shown) : infoNow());

  const infoShown = (kept: FirstScreen): ProjectInfo => ({
    ...kept.info,
    notices: project.notices,
    position: options.positions.of(project.file),
  });

  const infoNow = (): ProjectInfo => ({
    name,
    corpusPlace: corpusPath,
    projectPlace: project.file,
    state: scanning.state(),
    failure: scanning.failure(),
    cancelled: scanning.cancelled(),
    documents: outcome?.corpus.documents.length ?? 0,
    articles: outcome?.articles.length ?? 0,
    characters,
    problems: outcome?.problems ?? [],
    ...settings(),
    minConfidence: defaultMinConfidence,
    notices: project.notices,
    counts: desk?.counts() ?? noCounts,
    undo: desk?.undoInfo() ?? { undo: null, redo: null, order: emptyOrder },
    position: options.positions.of(project.file),
  });

  return {
    file: project.file,
    name,
    info,
    review: currentDesk,
    open,
    startScan: () => start(choices.wanted()),
    early(operation, input) {
      const known = desk ? undefined : shown?.answers[callKey(operation, input)];
      return known === undefined ? null : { answer: known };
    },
    async whole() {
      if (shown && !desk) await scanning.arrived();
    },
    cancelScan: scanning.cancel,
    setThreshold: (threshold) => change({ threshold }),
    setKeeper: (keeper) => change({ keeper }),
    ownWords,
    async changeOwnWords(add, remove) {
      const words = changeOwnWords(ownWords(), add, remove);
      await project.update({ settings: { ...project.data.settings, ownWords: words } });
      await applyOwnWords();
    },
    applyOwnWords,
    ...tagLooks(
      { read: () => project.data.tags, write: (tags) => project.update({ tags }) },
      currentDesk,
    ),
    preview: async (threshold) => withPauses(clusterDesk().preview(threshold, settings().keeper)),
    async figures() {
      return { ...(await currentDesk().figures()), similarity: similarity() };
    },
    async similar(key, floor) {
      const found = await clusterDesk().similar(key, floor);
      if (!found) throw new StetError('not-found', 'That article is not in this corpus.');
      return found;
    },
    export: (target, format) =>
      exporting.run(async () => {
        const { corpus, source } = outcome ?? busy();
        const shown = currentDesk();
        await shown.settled();
        return {
          corpus,
          findings: shown.findings(),
          // What is decided meanwhile comes into the next export.
          state: await withPauses(foldInPortions(shown.entries().slice())),
          similarity: similarity(),
          minConfidence: defaultMinConfidence,
          source,
          format,
          target,
          force: false,
          version: options.version,
        };
      }),
    cancelExport: exporting.cancel,
    ...keptFilters({
      read: () => project.data.settings,
      write: (kept) => project.update({ settings: kept }),
    }),
    keepPosition(position) {
      options.positions.set(project.file, position);
      firstScreen.keepSoon();
    },
    flush: () => project.flush(),
    async close() {
      closed = true;
      scanning.close();
      clearTimeout(behind);
      indexing?.stop();
      exporting.cancel();
      await options.positions.flush();
      await desk?.settled();
      await firstScreen.keep();
      await project.close();
    },
  };
}
