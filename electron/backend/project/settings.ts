import { z } from 'zod';
import type { SavedFilter } from '../../../shared/host/model.ts';
import { queueFilter } from '../../../shared/host/queue-filter.ts';
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

const filterSchema = z.object({ name: z.string(), filter: queueFilter });

/** The filters kept with a project; what is none is passed over. */
export function savedFilters(settings: JsonObject): SavedFilter[] {
  if (!Array.isArray(settings.filters)) return [];
  return settings.filters.flatMap((value: unknown) => {
    const parsed = filterSchema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
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

/** What a scan was told: its settings, and the words declared right in this project and in all. */
export interface ScanChoice extends ScanSettings {
  readonly ownWords: readonly string[];
}

const scanChoice = z.object({
  threshold: z.number().min(0.2).max(1),
  keeper: z.object({ policy: z.enum(keeperPolicies), sources: z.array(z.string()) }),
  ownWords: z.array(z.string()),
});

/** What the last scan of a project was told, which may be other than what its settings say since; null where nobody wrote it down. */
export function lastScan(settings: JsonObject): ScanChoice | null {
  const parsed = scanChoice.safeParse(settings.scanned);
  return parsed.success ? parsed.data : null;
}
