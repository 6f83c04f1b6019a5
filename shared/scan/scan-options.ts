import type { Kind } from '../findings/finding.ts';
import { kinds } from '../findings/finding.ts';
import { type KeeperPolicy, keeperPolicies } from '../similarity/keeper.ts';
import type { Dictionary } from '../spelling/dictionary.ts';
import type { NamedCandidates } from './candidates.ts';

export { type KeeperPolicy, keeperPolicies };

/** Which copy of a cluster is kept. */
export interface KeeperSetting {
  readonly policy: KeeperPolicy;
  /** For `preferred-source`: parts of document ids or of field values, best first. */
  readonly sources: readonly string[];
}

export interface ScanOptions {
  /** Which kinds of findings are wanted. */
  readonly kinds: readonly Kind[];
  /** Jaccard at or above which a verified pair makes a near-duplicate, from 0.2 to 1. */
  readonly threshold: number;
  readonly keeper: KeeperSetting;
  /** Compare texts as they stand, boilerplate included. */
  readonly asIs: boolean;
  readonly dictionaries: readonly Dictionary[];
  /** Words the editor declared right. */
  readonly ownWords: readonly string[];
  /** Pairs and clusters found elsewhere: only these are compared. */
  readonly candidates?: NamedCandidates;
}

export const defaultThreshold = 0.5;

export const defaultKeeper: KeeperSetting = { policy: 'longest', sources: [] };

/** Findings below it are shown below a fold and left alone by `--accept`. */
export const defaultMinConfidence = 0.5;

/** The options of a scan when nobody says otherwise, with the dictionaries there are. */
export function defaultScanOptions(dictionaries: readonly Dictionary[]): ScanOptions {
  return {
    kinds,
    threshold: defaultThreshold,
    keeper: defaultKeeper,
    asIs: false,
    dictionaries,
    ownWords: [],
  };
}
