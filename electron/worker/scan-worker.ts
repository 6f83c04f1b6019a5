import { workerData } from 'node:worker_threads';
import { type IndexTask, runIndexing } from './index-thread.ts';
import type { LaneTask } from './lane-messages.ts';
import { runLane } from './lane-thread.ts';
import type { ScanTask } from './messages.ts';
import { runScanTask } from './scan-thread.ts';

// One file for every thread: an installed program has just this one.
const task = workerData as ScanTask | LaneTask | { readonly index: IndexTask };
if ('parts' in task) runLane(task);
else if ('index' in task) runIndexing(task.index);
else void runScanTask(task);
