import type { Corpus } from '../corpus/corpus.ts';
import type { Kind, TextFinding } from '../findings/finding.ts';
import { findSpelling } from '../spelling/find-spelling.ts';
import { findTypography } from '../typography/find-typography.ts';
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
}

/** Work that goes on beside the comparison of articles; each part may be asked for once. */
export interface SideWork {
  /** Findings of spelling, of all its kinds; it needs the pairs that the comparison found. */
  spelling(witnesses: Witnesses): readonly TextFinding[];
  typography(): readonly TextFinding[];
}

/** Begins the work, here or in other threads; its monitor is told of it while it is waited for. */
export type StartSideWork = (input: SideInput, monitor: ScanMonitor) => SideWork;

const spellingKinds: readonly Kind[] = ['typo', 'real-word', 'variant'];

/** True when one of the kinds comes from spelling. */
export function wantsSpelling(kinds: readonly Kind[]): boolean {
  return spellingKinds.some((kind) => kinds.includes(kind));
}

/** Does the work here, each part when it is asked for. */
export const workInTurn: StartSideWork = ({ articles, options }, monitor) => ({
  spelling: (witnesses) => checkSpelling(articles, options, () => witnesses, monitor),
  typography: () => checkTypography(articles, monitor),
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
  monitor: ScanMonitor,
): TextFinding[] {
  return findTypography(articles, monitorStage(monitor, 'checking typography'));
}
