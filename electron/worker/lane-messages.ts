import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Kind } from '../../shared/findings/finding.ts';
import type { Failure } from '../../shared/host/result.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import type {
  CheckedSpelling,
  CheckedTypography,
  SideMemory,
} from '../../shared/scan/side-work.ts';
import type { ScanStage } from '../../shared/scan/stage-monitor.ts';
import type { HunspellDictionary } from '../../shared/spelling/dictionary.ts';
import type { Remembering } from '../../shared/text/text-digests.ts';
import type { PackedArticles } from './packed-articles.ts';

/** Parts of a scan that another thread may do. */
export type LanePart = 'spelling' | 'typography';

/** What a thread for parts of a scan is started with. */
export interface LaneTask {
  readonly parts: readonly LanePart[];
  /** Where its work comes from and where its findings go. */
  readonly port: MessagePort;
  /** As in the task of the scan: anything but 0 in the first Int32 asks it to stop. */
  readonly shared: SharedArrayBuffer;
  /** Dictionaries besides the installed ones. */
  readonly dictionaries: readonly HunspellDictionary[];
}

/** What a lane is told. */
export type ToLane =
  | {
      readonly type: 'begin';
      readonly articles: PackedArticles;
      readonly kinds: readonly Kind[];
      readonly ownWords: readonly string[];
      /** What an earlier scan left; null where nothing is to be remembered. */
      readonly remembering: Omit<Remembering<SideMemory>, 'digest'> | null;
    }
  /** Pairs of near-duplicate articles: two indices each. */
  | { readonly type: 'witnesses'; readonly pairs: Int32Array };

/** What a lane tells. After the last of its parts, or `failed`, it ends. */
export type FromLane =
  | {
      readonly type: 'progress';
      readonly stage: ScanStage;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'spelling'; readonly checked: CheckedSpelling }
  | { readonly type: 'typography'; readonly checked: CheckedTypography }
  | { readonly type: 'failed'; readonly error: Failure };

/** Milliseconds until a waiting thread looks again. */
const patience = 15;

/** Waits for the next message on the port, without giving the thread away. Throws `Cancelled` once the flag asks to stop. */
export function awaitMessage<Message>(port: MessagePort, flags: Int32Array): Message {
  for (;;) {
    const received = receiveMessageOnPort(port) as { message: Message } | undefined;
    if (received) return received.message;
    if (Atomics.load(flags, 0) !== 0) throw new Cancelled();
    Atomics.wait(flags, 0, 0, patience);
  }
}
