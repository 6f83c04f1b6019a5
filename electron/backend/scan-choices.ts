import path from 'node:path';
import { kinds } from '../../shared/findings/finding.ts';
import { normalWord } from '../../shared/spelling/own-words.ts';
import { fieldChoice } from './corpus-place.ts';
import { hasOpening, openingKey } from './opening-cache.ts';
import type { Project } from './project/project.ts';
import {
  lastScan,
  projectOwnWords,
  type ScanChoice,
  type ScanSettings,
  scanSettings,
} from './project/settings.ts';
import type { UserSettings } from './user-settings.ts';

/** What the scans of a project are told. */
export interface ScanChoices {
  settings(): ScanSettings;
  /** The words declared right in this project, and those of all projects with them. */
  ownWords(): readonly string[];
  allOwnWords(): readonly string[];
  /** What a scan is told now. */
  wanted(): ScanChoice;
  /** The same as the scan thread is asked it; what a scan found is kept under that. */
  asked(choice: ScanChoice): {
    readonly fields: ReturnType<typeof fieldChoice>;
    readonly options: ScanChoice & { readonly kinds: typeof kinds; readonly asIs: boolean };
  };
  /** What the files of the corpus are known by while such a scan is kept; null where they cannot be told from changed ones. */
  filesKey(choice: ScanChoice): Promise<string | null>;
  /**
   * What the project is opened with, and whether that brings back what a scan found. A changed threshold and a new
   * word need no scan: what they hide or show is worked out on what was found.
   */
  forOpening(): Promise<{ readonly choice: ScanChoice; readonly kept: boolean }>;
}

/** The choices of a project as it and the user's settings stand whenever they are asked for. */
export function createScanChoices(options: {
  readonly project: Project;
  readonly settings: UserSettings;
  readonly corpus: string;
  readonly cache: string;
  readonly dictionaries: string;
  readonly worker: string;
}): ScanChoices {
  const { project, dictionaries, worker } = options;
  const corpus = path.resolve(options.corpus);
  const settings = () => scanSettings(project.data.settings);
  const ownWords = () => projectOwnWords(project.data.settings);
  const allOwnWords = () => [...ownWords(), ...options.settings.ownWords()];
  const wanted = (): ScanChoice => ({ ...settings(), ownWords: allOwnWords() });
  const asked: ScanChoices['asked'] = ({ ownWords, ...setting }) => ({
    fields: fieldChoice(project),
    options: { kinds, ...setting, asIs: false, ownWords },
  });
  const filesKey = (choice: ScanChoice) =>
    openingKey(corpus, dictionaries, asked(choice), worker, Date.now());
  return {
    settings,
    ownWords,
    allOwnWords,
    wanted,
    asked,
    filesKey,
    async forOpening() {
      const left = lastScan(project.data.settings);
      const now = new Set(allOwnWords().map(normalWord));
      const holds = left?.ownWords.every((word) => now.has(normalWord(word)));
      const choice = left && holds ? left : wanted();
      const key = await filesKey(choice);
      const kept = key !== null && (await hasOpening(options.cache, key));
      return { choice: kept ? choice : wanted(), kept };
    },
  };
}
