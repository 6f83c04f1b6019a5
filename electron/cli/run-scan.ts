import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from '../../shared/findings/finding.ts';
import { StetError } from '../../shared/host/result.ts';
import {
  defaultKeeper,
  defaultThreshold,
  type KeeperSetting,
} from '../../shared/scan/scan-options.ts';
import { type ScanOutcome, type ScanRequest, startScan } from '../backend/scan-runner.ts';
import { userName } from '../backend/user-name.ts';
import { openUserSettings } from '../backend/user-settings.ts';
import { installation, userFolder } from './installation.ts';
import { onInterrupt } from './interrupt.ts';
import { createProgressLine } from './progress-line.ts';

/** What `stet scan` and `stet clean` can be told about the scan. */
export interface ScanFlags {
  readonly kinds: Kind[];
  /** Given on the command line, or taken from a project. */
  readonly threshold?: number;
  readonly keeper?: KeeperSetting;
  readonly minConfidence: number;
  readonly asIs?: boolean;
  readonly quiet?: boolean;
  readonly textField?: string;
  readonly idField?: string;
  readonly pairs?: string;
  /** The folder in which scans are kept for the next time. */
  readonly cache?: string;
  /** A project's own words; the user's are always added. */
  readonly ownWords?: readonly string[];
}

/** Scans in a worker, with progress on stderr; Ctrl-C cancels. Rejects with `StetError` or `Cancelled`. */
export async function runScan(
  corpus: string,
  flags: ScanFlags,
  options: Pick<ScanRequest, 'wantDocuments' | 'onFindings'>,
): Promise<ScanOutcome> {
  if (!existsSync(corpus)) throw new StetError('not-found', `${corpus}: no such file or folder.`);
  const { onFindings } = options;
  const settings = await openUserSettings(userFolder(), userName());
  const line = createProgressLine(process.stderr, flags.quiet ?? false);
  const scan = startScan(installation.worker, {
    path: corpus,
    fields: flags.textField ? { text: flags.textField, id: flags.idField ?? null } : null,
    options: {
      kinds: flags.kinds,
      threshold: flags.threshold ?? defaultThreshold,
      keeper: flags.keeper ?? defaultKeeper,
      asIs: flags.asIs ?? false,
      ownWords: [...(flags.ownWords ?? []), ...settings.ownWords()],
    },
    ...(flags.pairs === undefined ? {} : { pairs: flags.pairs }),
    ...(flags.cache === undefined ? {} : { cache: path.resolve(flags.cache) }),
    dictionaries: path.join(userFolder(), 'dictionaries'),
    wantDocuments: options.wantDocuments,
    onProgress: line.show,
    ...(onFindings
      ? {
          onFindings: (findings, outline) => {
            // Nothing may be printed behind the live line.
            line.end();
            return onFindings(findings, outline);
          },
        }
      : {}),
  });
  const settled = onInterrupt(scan.cancel);
  try {
    return await scan.outcome;
  } finally {
    settled();
    line.end();
  }
}
