import type { Progress } from '../../shared/host/model.ts';

/** Share of a task that is done, 0 to 1, each stage counted alike. */
export function shareDone(progress: Progress): number {
  const stage = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return progress.stages > 0 ? Math.min(1, (progress.stagesDone + stage) / progress.stages) : stage;
}

/** Milliseconds left at the speed so far, or null while it is too early to tell. */
export function timeLeft(share: number, elapsed: number): number | null {
  if (elapsed < 3000 || share < 0.05 || share >= 1) return null;
  return (elapsed * (1 - share)) / share;
}
