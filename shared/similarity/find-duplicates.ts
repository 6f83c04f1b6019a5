import type { DuplicateFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import type { Remembering } from '../text/text-digests.ts';
import { type ClusterOptions, clusterPairs } from './cluster.ts';
import type { ArticlePair, ComparedArticle } from './compared-article.ts';
import { findPairs, findPairsAgain } from './find-pairs.ts';
import type { PairOptions } from './pair-judge.ts';
import type { SimilarityMemory } from './similarity-memory.ts';
import { type PairCandidates, verifyPairs } from './verify-pairs.ts';

export interface DuplicateOptions extends ClusterOptions, PairOptions {
  /** Pairs found elsewhere: only these are looked at, and each is verified. */
  readonly candidates?: PairCandidates;
}

export interface DuplicateResult {
  readonly findings: readonly DuplicateFinding[];
  /** Every verified pair at or above the floor, and every pair of which one stands in the other; ordered by `a`, then `b`. */
  readonly pairs: readonly ArticlePair[];
  /** What the next comparison needs to look at new articles only; null where nothing was to be remembered. */
  readonly memory: SimilarityMemory | null;
}

/** Of the time, this share goes into the pairs. */
const pairsShare = 0.92;

function portion(monitor: Monitor, from: number, share: number): Monitor {
  return {
    tick(done, total) {
      monitor.tick(Math.floor(1000 * (from + (share * done) / Math.max(1, total))), 1000);
    },
  };
}

/** The verified pairs of the articles, all there are or those among the candidates, and their clusters at `options.threshold`. Call `clusterPairs` with the pairs for another threshold. Candidates found elsewhere are never remembered. */
export function findDuplicates(
  articles: readonly ComparedArticle[],
  options: DuplicateOptions,
  monitor: Monitor,
  remembering: Remembering<SimilarityMemory> | null = null,
): DuplicateResult {
  const { candidates } = options;
  const first = portion(monitor, 0, pairsShare);
  const found = candidates
    ? { pairs: verifyPairs(articles, candidates, options, first), memory: null }
    : remembering
      ? findPairsAgain(articles, options, first, remembering)
      : { pairs: findPairs(articles, options, first), memory: null };
  const last = portion(monitor, pairsShare, 1 - pairsShare);
  return { findings: clusterPairs(articles, found.pairs, options, last), ...found };
}
