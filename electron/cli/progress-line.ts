import type { StageProgress } from '../backend/scan-runner.ts';

export interface ProgressLine {
  show(progress: StageProgress): void;
  /** Clears the live line; to be called before anything else is printed. */
  end(): void;
}

const repaintEvery = 80;

/** Progress on a stream: one live line on a terminal, one plain line a stage elsewhere, nothing when quiet. */
export function createProgressLine(stream: NodeJS.WriteStream, quiet: boolean): ProgressLine {
  if (quiet) return { show() {}, end() {} };
  let stage = '';
  let painted = 0;
  return {
    show(progress) {
      const share = progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : 0;
      if (!stream.isTTY) {
        if (progress.stage === stage) return;
        stage = progress.stage;
        stream.write(`${stage}\n`);
        return;
      }
      const now = performance.now();
      if (progress.stage === stage && now - painted < repaintEvery) return;
      stage = progress.stage;
      painted = now;
      const position = `${progress.stagesDone + 1}/${progress.stages}`;
      stream.write(`\r\x1b[K${position} ${stage} ${share} %`.slice(0, (stream.columns ?? 80) + 3));
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
