import type { Corpus } from '../corpus/corpus.ts';
import type { Kind, TextFinding } from '../findings/finding.ts';
import { findSpelling } from '../spelling/find-spelling.ts';
import { type DigestText, digestTexts } from '../text/text-digests.ts';
import { findTypography, readSlips } from '../typography/find-typography.ts';
import type { ScanMemory } from './scan-memory.ts';
import type { ScanOptions } from './scan-options.ts';
import type { ScannedArticle } from './scanned-article.ts';
import type { SetAside } from './set-aside.ts';
import { monitorStage, type ScanMonitor } from './stage-monitor.ts';

/** Pairs of near-duplicate articles, by index. */
export type Witnesses = readonly (readonly [number, number])[];

/** What the work beside the comparison of articles starts from. */
export interface SideInput {
  readonly corpus: Corpus;
  readonly setAside: SetAside;
  /** The articles of the corpus without what is set aside. */
  readonly articles: readonly ScannedArticle[];
  readonly options: Pick<ScanOptions, 'kinds' | 'dictionaries' | 'ownWords'>;
  /** What is to be remembered from one scan to the next, or null. */
  readonly remembering: SideRemembering | null;
}

/** What this work leaves for the next scan. */
export type SideMemory = Pick<ScanMemory, 'typography'>;

interface SideRemembering {
  readonly earlier: SideMemory | null;
  readonly digest: DigestText;
}

export interface CheckedTypography {
  readonly findings: readonly TextFinding[];
  /** Null where nothing was to be remembered. */
  readonly memory: SideMemory['typography'];
}

/** Work that goes on beside the comparison of articles; each part may be asked for once. */
export interface SideWork {
  /** Findings of spelling, of all its kinds; it needs the pairs that the comparison found. */
  spelling(witnesses: Witnesses): readonly TextFinding[];
  typography(): CheckedTypography;
}

/** Begins the work, here or in other threads; its monitor is told of it while it is waited for. */
export type StartSideWork = (input: SideInput, monitor: ScanMonitor) => SideWork;

const spellingKinds: readonly Kind[] = ['typo', 'real-word', 'variant'];

/** True when one of the kinds comes from spelling. */
export function wantsSpelling(kinds: readonly Kind[]): boolean {
  return spellingKinds.some((kind) => kinds.includes(kind));
}

/** Does the work here, each part when it is asked for. */
export const workInTurn: StartSideWork = ({ articles, options, remembering }, monitor) => ({
  spelling: (witnesses) => checkSpelling(articles, options, () => witnesses, monitor),
  typography: () => checkTypography(articles, remembering, monitor),
});

/** The wanted findings of spelling. */
export function checkSpelling(
  articles: readonly ScannedArticle[],
  { kinds, dictionaries, ownWords }: SideInput['options'],
  witnesses: () => Witnesses,
  monitor: ScanMonitor,
): TextFinding[] {
  const stage = monitorStage(monitor, 'checking spelling');
  return findSpelling(articles, { dictionaries, ownWords, witnesses }, stage).filter(({ kind }) =>
    kinds.includes(kind),
  );
}

/** The findings of typography. */
export function checkTypography(
  articles: readonly ScannedArticle[],
  remembering: SideRemembering | null,
  monitor: ScanMonitor,
): CheckedTypography {
  const stage = monitorStage(monitor, 'checking typography');
  if (!remembering) return { findings: findTypography(articles, stage), memory: null };
  const digests = digestTexts(articles, remembering.digest, stage);
  const earlier = remembering.earlier?.typography ?? null;
  const slips = readSlips(articles, stage, { earlier, digests });
  return { findings: findTypography(articles, stage, slips), memory: { digests, slips } };
}
