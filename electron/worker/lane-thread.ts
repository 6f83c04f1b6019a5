import { failureOf } from '../../shared/host/failure.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { checkSpelling, checkTypography, recallSide } from '../../shared/scan/side-work.ts';
import type { ScanMonitor, ScanStage } from '../../shared/scan/stage-monitor.ts';
import { readAhead } from '../../shared/spelling/find-spelling.ts';
import { installedDictionaries } from '../backend/dictionaries.ts';
import { digestText } from '../backend/digest-text.ts';
import { collectGarbage, collectNowAndThen } from './collect-garbage.ts';
import { awaitMessage, type FromLane, type LaneTask, type ToLane } from './lane-messages.ts';
import { unpackArticles } from './packed-articles.ts';

/** Milliseconds between two reports. */
const progressEvery = 100;

/** Does its parts of a scan, told and heard over the port of the task; everything that goes wrong is told there, too. */
export function runLane({ parts, port, shared, dictionaries: own }: LaneTask): void {
  const flags = new Int32Array(shared);
  const post = (message: FromLane) => port.postMessage(message);
  try {
    const dictionaries = [...installedDictionaries(), ...own];
    if (parts.includes('spelling')) readAhead(dictionaries, silentMonitor);
    const begin = awaitMessage<ToLane>(port, flags);
    if (begin.type !== 'begin') throw new Error('witnesses before the work');
    const { kinds, ownWords } = begin;
    const articles = unpackArticles(begin.articles);
    const recalled =
      begin.remembering && recallSide(articles, { ...begin.remembering, digest: digestText });
    const monitor = laneMonitor(post, flags);
    for (const part of parts) {
      if (part === 'typography') {
        post({ type: part, checked: checkTypography(articles, recalled, monitor) });
      } else {
        const witnesses = () => witnessesFrom(awaitMessage<ToLane>(port, flags));
        const options = { kinds, dictionaries, ownWords };
        const checked = checkSpelling(articles, options, witnesses, recalled, monitor);
        post({ type: part, checked });
      }
      collectGarbage();
    }
  } catch (error) {
    post({ type: 'failed', error: failureOf(error) });
  }
  port.close();
}

function witnessesFrom(message: ToLane): [number, number][] {
  if (message.type !== 'witnesses') throw new Error('the work was told twice');
  const { pairs } = message;
  return Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at]!, pairs[2 * at + 1]!]);
}

function laneMonitor(post: (message: FromLane) => void, flags: Int32Array): ScanMonitor {
  let last = 0;
  let lastStage: ScanStage | null = null;
  return {
    onProgress(stage, done, total) {
      const now = performance.now();
      if (stage === lastStage && now - last < progressEvery) return;
      last = now;
      lastStage = stage;
      collectNowAndThen();
      post({ type: 'progress', stage, done, total });
    },
    shouldStop: () => Atomics.load(flags, 0) !== 0,
  };
}
