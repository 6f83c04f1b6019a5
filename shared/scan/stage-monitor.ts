import { Cancelled, type Monitor } from '../progress/monitor.ts';

/** The stages of a scan in order, as people read them. */
export const scanStages = [
  'finding articles',
  'finding boilerplate',
  'comparing articles',
  'finding repeated passages',
  'checking spelling',
  'checking typography',
] as const;
export type ScanStage = (typeof scanStages)[number];

/** What a scan tells while it runs, and how it is asked to stop. */
export interface ScanMonitor {
  onProgress(stage: ScanStage, done: number, total: number): void;
  /** Asked every few milliseconds; true ends the scan with `Cancelled`. */
  shouldStop(): boolean;
}

/** A scan monitor that reports nowhere and never stops. */
export const silentScanMonitor: ScanMonitor = { onProgress() {}, shouldStop: () => false };

/** The monitor of one stage; its ticks throw `Cancelled` once the scan is to stop. */
export function monitorStage(scan: ScanMonitor, stage: ScanStage): Monitor {
  return {
    tick(done, total) {
      if (scan.shouldStop()) throw new Cancelled();
      scan.onProgress(stage, done, total);
    },
  };
}
