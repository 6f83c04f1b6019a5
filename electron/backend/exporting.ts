import { StetError } from '../../shared/host/result.ts';
import type { BackendEvent } from './contract.ts';
import { exportCorpus } from './export/export-corpus.ts';
import type { ExportInput, ExportSummary } from './export/export-input.ts';

/** Runs one export at a time and tells how far it is. */
export function createExporting(emit: (event: BackendEvent) => void) {
  let under: { stop: boolean } | null = null;
  return {
    /** Throws `busy` while another one is under way, and what `gather` and `exportCorpus` throw. */
    async run(
      gather: () => Promise<Omit<ExportInput, 'signal' | 'onProgress'>>,
    ): Promise<ExportSummary> {
      if (under) throw new StetError('busy', 'An export is already under way.');
      const signal = { stop: false };
      under = signal;
      try {
        return await exportCorpus({
          ...(await gather()),
          signal: { stopped: () => signal.stop },
          onProgress: (done, total) =>
            emit({
              name: 'progress',
              data: { task: 'export', stage: 'writing', done, total, stagesDone: 0, stages: 1 },
            }),
        });
      } finally {
        under = null;
      }
    },
    cancel(): void {
      if (under) under.stop = true;
    },
  };
}
