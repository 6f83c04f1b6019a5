import { workerData } from 'node:worker_threads';
import type { LaneTask } from './lane-messages.ts';
import { runLane } from './lane-thread.ts';
import type { ScanTask } from './messages.ts';
import { runScanTask } from './scan-thread.ts';

// One file for every thread of a scan: an installed program has just this one.
const task = workerData as ScanTask | LaneTask;
if ('parts' in task) runLane(task);
else void runScanTask(task);
