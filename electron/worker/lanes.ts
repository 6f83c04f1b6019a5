import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Kind } from '../../shared/findings/finding.ts';
import { errorOf } from '../../shared/host/failure.ts';
import {
  type CheckedSpelling,
  type CheckedTypography,
  type StartSideWork,
  wantsSpelling,
  workInTurn,
} from '../../shared/scan/side-work.ts';
import type { ScanMonitor } from '../../shared/scan/stage-monitor.ts';
import type { TextStore } from '../backend/text-store.ts';
import { awaitMessage, type FromLane, type LanePart, type ToLane } from './lane-messages.ts';
import { packArticles } from './packed-articles.ts';

/** A smaller corpus is scanned before another thread has begun. */
const fewestCharacters = 1_500_000;

/** Of a larger corpus, each further thread's own heap would count: one works beside the scan. */
const mostForSeveral = 100_000_000;

/** Of a still larger one, stages beside one another would hold more than a gigabyte at once; so they may from `mostForSeveral` on where something is remembered for the next scan. */
const mostCharacters = 140_000_000;

/** How many of the `spare` processors' threads pay beside the one that scans, and find room; `remembers` where the next scan is to go by this one. */
export function threadsFor(
  characters: number,
  remembers: boolean,
  spare = availableParallelism() - 1,
): number {
  if (characters < fewestCharacters || characters > mostCharacters) return 0;
  if (characters <= mostForSeveral) return spare;
  return remembers ? 0 : Math.min(1, spare);
}

/** The parts of a scan for each thread beside the one that scans. Typography comes first, as it waits for nothing. */
export function planLanes(threads: number, kinds: readonly Kind[]): LanePart[][] {
  const parts: LanePart[] = [];
  if (kinds.includes('typography')) parts.push('typography');
  if (wantsSpelling(kinds)) parts.push('spelling');
  if (threads < 1 || parts.length === 0) return [];
  return threads === 1 ? [parts] : parts.map((part) => [part]);
}

/** A thread beside the one that scans. */
interface Lane {
  readonly parts: readonly LanePart[];
  readonly port: MessagePort;
}

/**
 * Opens a thread for each of the plans (`open` starts it with its end of a channel) and gives the side
 * work of a scan that is done there; without plans, here. `flags` is the scan's: its first Int32 asks to stop.
 */
export function openLanes(
  plans: readonly (readonly LanePart[])[],
  open: (parts: readonly LanePart[], port: MessagePort) => void,
  texts: TextStore,
  flags: Int32Array,
): StartSideWork {
  if (plans.length === 0) return workInTurn;
  const lanes = plans.map((parts): Lane => {
    const { port1, port2 } = new MessageChannel();
    open(parts, port2);
    return { parts, port: port1 };
  });
  return ({ corpus, setAside, options: { kinds, ownWords }, remembering }, monitor) => {
    const packed = packArticles(corpus, setAside, texts);
    const earlier = remembering?.earlier;
    const digests = remembering?.digests;
    for (const { parts, port } of lanes) {
      const known = {
        spelling: (parts.includes('spelling') && earlier?.spelling) || null,
        typography: (parts.includes('typography') && earlier?.typography) || null,
      };
      tell(port, {
        type: 'begin',
        articles: packed,
        kinds,
        ownWords,
        remembering: remembering && { earlier: known, ...(digests ? { digests } : {}) },
      });
    }
    const laneOf = (part: LanePart) => lanes.find(({ parts }) => parts.includes(part))!;
    const heard: Heard = { spelling: null, typography: null };
    const hearUntil = <Part extends LanePart>(part: Part): NonNullable<Heard[Part]> => {
      for (;;) {
        const known = heard[part];
        if (known) return known;
        hear(awaitMessage<FromLane>(laneOf(part).port, flags), heard, monitor);
      }
    };
    return {
      spelling(witnesses) {
        const pairs = Int32Array.from(witnesses.flat());
        tell(laneOf('spelling').port, { type: 'witnesses', pairs });
        return hearUntil('spelling');
      },
      typography: () => hearUntil('typography'),
    };
  };
}

/** What lanes have told so far. */
interface Heard {
  spelling: CheckedSpelling | null;
  typography: CheckedTypography | null;
}

function tell(port: MessagePort, message: ToLane): void {
  port.postMessage(message);
}

function hear(message: FromLane, heard: Heard, monitor: ScanMonitor): void {
  if (message.type === 'failed') throw errorOf(message.error);
  if (message.type === 'progress') {
    monitor.onProgress(message.stage, message.done, message.total);
  } else if (message.type === 'spelling') heard.spelling = message.checked;
  else heard.typography = message.checked;
}
