import type { Corpus } from '../corpus/corpus.ts';
import type { Kind, TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { findSpelling, findSpellingAgain } from '../spelling/find-spelling.ts';
import { digestTexts, type Remembering } from '../text/text-digests.ts';
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
  readonly remembering: Remembering<SideMemory> | null;
}

/** What this work leaves for the next scan. */
export type SideMemory = Pick<ScanMemory, 'spelling' | 'typography'>;

export interface CheckedSpelling {
  readonly findings: readonly TextFinding[];
  /** Null where nothing was to be remembered. */
  readonly memory: SideMemory['spelling'];
}

export interface CheckedTypography {
  readonly findings: readonly TextFinding[];
  /** Null where nothing was to be remembered. */
  readonly memory: SideMemory['typography'];
}

/** Work that goes on beside the comparison of articles; each part may be asked for once. */
export interface SideWork {
  /** Findings of spelling, of all its kinds; it needs the pairs that the comparison found. */
  spelling(witnesses: Witnesses): CheckedSpelling;
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
export const workInTurn: StartSideWork = ({ articles, options, remembering }, monitor) => {
  const recalled = remembering && recallSide(articles, remembering);
  return {
    spelling: (witnesses) => checkSpelling(articles, options, () => witnesses, recalled, monitor),
    typography: () => checkTypography(articles, recalled, monitor),
  };
};

/** What was left of an earlier scan, and the digests of the articles, which are made when they are first asked for. */
export interface RecalledSide {
  readonly earlier: SideMemory | null;
  digests(monitor: Monitor): Int32Array<ArrayBuffer>;
}

/** Looks what is to be remembered up for all parts of the work that are done in one place. */
export function recallSide(
  articles: readonly ScannedArticle[],
  { earlier, digest, digests: known }: Remembering<SideMemory>,
): RecalledSide {
  let digests = known;
  return {
    earlier,
    digests(monitor) {
      digests ??= digestTexts(articles.length, (at) => articles[at]!.text, digest, monitor);
      return digests;
    },
  };
}

/** The wanted findings of spelling. */
export function checkSpelling(
  articles: readonly ScannedArticle[],
  { kinds, dictionaries, ownWords }: SideInput['options'],
  witnesses: () => Witnesses,
  recalled: RecalledSide | null,
  monitor: ScanMonitor,
): CheckedSpelling {
  const stage = monitorStage(monitor, 'checking spelling');
  const options = { dictionaries, ownWords, witnesses };
  const { findings, memory } = recalled
    ? findSpellingAgain(
        articles,
        options,
        recalled.earlier?.spelling ?? null,
        recalled.digests(stage),
        stage,
      )
    : { findings: findSpelling(articles, options, stage), memory: null };
  return { findings: findings.filter(({ kind }) => kinds.includes(kind)), memory };
}

/** The findings of typography. */
export function checkTypography(
  articles: readonly ScannedArticle[],
  recalled: RecalledSide | null,
  monitor: ScanMonitor,
): CheckedTypography {
  const stage = monitorStage(monitor, 'checking typography');
  if (!recalled) return { findings: findTypography(articles, stage), memory: null };
  const digests = recalled.digests(stage);
  const earlier = recalled.earlier?.typography ?? null;
  const slips = readSlips(articles, stage, { earlier, digests });
  return { findings: findTypography(articles, stage, slips), memory: { digests, slips } };
}
