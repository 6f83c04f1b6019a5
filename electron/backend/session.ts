import { existsSync } from 'node:fs';
import path from 'node:path';
import { clean } from '../../shared/clean/clean.ts';
import { kinds } from '../../shared/findings/finding.ts';
import { failureOf } from '../../shared/host/failure.ts';
import type { Counts, ExportDone, ProjectInfo } from '../../shared/host/model.ts';
import { StetError } from '../../shared/host/result.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import { Review } from '../../shared/review/review-state.ts';
import { defaultMinConfidence, defaultThreshold } from '../../shared/scan/scan-options.ts';
import type { BackendEvent } from './contract.ts';
import { exportCorpus } from './export/export-corpus.ts';
import type { Project } from './project/project.ts';
import { createReviewDesk, type ReviewDesk } from './review-desk.ts';
import { type RunningScan, type ScanOutcome, startScan } from './scan-runner.ts';
import type { UserSettings } from './user-settings.ts';

export interface FieldChoice {
  readonly text: string;
  readonly id: string | null;
}

/** One open project: its ledger, its scan, and once that is done its review. */
export interface Session {
  readonly file: string;
  readonly name: string;
  info(): ProjectInfo;
  /** The review; throws `busy` until the first scan is done. */
  review(): ReviewDesk;
  startScan(): void;
  cancelScan(): void;
  setThreshold(threshold: number): Promise<ProjectInfo>;
  export(
    target: string,
    format: 'txt' | 'jsonl' | 'csv' | 'parquet',
  ): Promise<Omit<ExportDone, 'place' | 'token'>>;
  cancelExport(): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

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
  readonly version: string;
  readonly settings: UserSettings;
  now(): string;
  emit(event: BackendEvent): void;
}): Session {
  const { project, emit } = options;
  const corpusPath = options.corpus ?? locateCorpus(project).corpus;
  const name = path.basename(project.file).replace(/\.stet\.json$/, '');
  const review = new Review(project.data.ledger);
  let state: ProjectInfo['state'] = 'scanning';
  let failure: string | null = null;
  let running: RunningScan | null = null;
  let outcome: ScanOutcome | null = null;
  let desk: ReviewDesk | null = null;
  let exporting: { stop: boolean } | null = null;
  let closed = false;

  const threshold = () => {
    const value = project.data.settings.threshold;
    return typeof value === 'number' ? value : defaultThreshold;
  };

  function start(): void {
    running?.cancel();
    state = 'scanning';
    failure = null;
    const scan = startScan(options.worker, {
      path: corpusPath,
      fields: fieldChoice(project),
      options: { kinds, threshold: threshold(), asIs: false, ownWords: [] },
      wantDocuments: true,
      onProgress: (progress) => {
        if (running === scan) emit({ name: 'progress', data: { task: 'scan', ...progress } });
      },
    });
    running = scan;
    scan.outcome.then(
      (result) => finish(scan, () => ready(result)),
      (error: unknown) =>
        finish(scan, () => {
          const cancelled = error instanceof Cancelled;
          // What an earlier scan found stays in review.
          state = desk ? 'ready' : cancelled ? 'cancelled' : 'failed';
          failure = cancelled ? null : failureOf(error).message;
        }),
    );
  }

  function finish(scan: RunningScan, settle: () => void): void {
    if (running !== scan || closed) return;
    running = null;
    settle();
    emit({ name: 'changed', data: { reason: 'scan' } });
  }

  function ready(result: ScanOutcome): void {
    outcome = result;
    desk = createReviewDesk({
      corpus: result.corpus,
      findings: result.findings,
      review,
      minConfidence: defaultMinConfidence,
      append: (entry) => project.append(entry),
      now: options.now,
      author: () => options.settings.settings().author,
      changed: () => emit({ name: 'changed', data: { reason: 'decision' } }),
    });
    state = 'ready';
  }

  const info = (): ProjectInfo => ({
    name,
    corpusPlace: corpusPath,
    projectPlace: project.file,
    state,
    failure,
    documents: outcome?.documentLengths.length ?? 0,
    articles: outcome?.articles.length ?? 0,
    characters: outcome?.documentLengths.reduce((sum, [, length]) => sum + length, 0) ?? 0,
    problems: outcome?.problems ?? [],
    threshold: threshold(),
    minConfidence: defaultMinConfidence,
    notices: project.notices,
    counts: desk?.counts() ?? noCounts,
    undo: desk?.undoInfo() ?? { undo: null, redo: null },
  });

  return {
    file: project.file,
    name,
    info,
    review() {
      if (!desk) throw new StetError('busy', 'The corpus is still being scanned.');
      return desk;
    },
    startScan: start,
    cancelScan: () => running?.cancel(),
    async setThreshold(value) {
      await project.update({ settings: { ...project.data.settings, threshold: value } });
      start();
      return info();
    },
    async export(target, format) {
      if (!desk || !outcome) throw new StetError('busy', 'The corpus is still being scanned.');
      if (exporting) throw new StetError('busy', 'An export is already under way.');
      const signal = { stop: false };
      exporting = signal;
      try {
        return await exportCorpus({
          clean: clean(outcome.corpus, outcome.findings, review),
          corpus: outcome.corpus,
          findings: outcome.findings,
          ledger: review.entries,
          source: outcome.source,
          format,
          target,
          force: false,
          version: options.version,
          signal: { stopped: () => signal.stop },
          onProgress: (done, total) =>
            emit({
              name: 'progress',
              data: { task: 'export', stage: 'writing', done, total, stagesDone: 0, stages: 1 },
            }),
        });
      } finally {
        exporting = null;
      }
    },
    cancelExport() {
      if (exporting) exporting.stop = true;
    },
    flush: () => project.flush(),
    async close() {
      closed = true;
      running?.cancel();
      if (exporting) exporting.stop = true;
      await desk?.settled();
      await project.close();
    },
  };
}

function fieldChoice(project: Project): FieldChoice | null {
  const fields = project.data.corpus.fields as Partial<FieldChoice> | undefined;
  return typeof fields?.text === 'string' ? { text: fields.text, id: fields.id ?? null } : null;
}

/** Where a project's corpus lies now, beside the project or where it was, and how its records are read; throws `not-found`. */
export function locateCorpus(project: Project): { corpus: string; fields: FieldChoice | null } {
  const { path: relative, absolute } = project.data.corpus;
  const fields = fieldChoice(project);
  const beside =
    typeof relative === 'string' ? path.resolve(path.dirname(project.file), relative) : null;
  if (beside && existsSync(beside)) return { corpus: beside, fields };
  if (typeof absolute === 'string' && existsSync(absolute)) return { corpus: absolute, fields };
  throw new StetError(
    'not-found',
    `The corpus of this project is not at ${beside ?? String(absolute)}; put it there, or open the corpus itself.`,
  );
}
