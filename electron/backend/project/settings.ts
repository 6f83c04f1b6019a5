import { z } from 'zod';
import {
  defaultKeeper,
  defaultThreshold,
  type KeeperSetting,
  keeperPolicies,
} from '../../../shared/scan/scan-options.ts';
import type { JsonObject } from './format.ts';

const thresholdSchema = z.number().min(0.2).max(1).catch(defaultThreshold);
const keeperSchema = z
  .object({ policy: z.enum(keeperPolicies), sources: z.array(z.string()) })
  .catch({ ...defaultKeeper, sources: [] });

const ownWordsSchema = z.array(z.string()).catch([]);

/** The words that a project's editor declared right. */
export function projectOwnWords(settings: JsonObject): string[] {
  return ownWordsSchema.parse(settings.ownWords);
}

/** What a project says of its scan. */
export interface ScanSettings {
  readonly threshold: number;
  readonly keeper: KeeperSetting;
}

/** The settings of the scan in a project's settings; what is missing or no such value is as in a new project. */
export function scanSettings(settings: JsonObject): ScanSettings {
  return {
    threshold: thresholdSchema.parse(settings.threshold),
    keeper: keeperSchema.parse(settings.keeper),
  };
}
