import type { TextIndex } from '../../shared/search/text-index.ts';
import type { Arrangement } from './review/arrangement.ts';
import { articleAnswers } from './review/articles.ts';
import { auditing } from './review/audit.ts';
import { createCleanIndex } from './review/clean-index.ts';
import { clusterSurgery } from './review/clusters.ts';
import { decisions } from './review/decisions.ts';
import { createDesk, type DeskParts } from './review/desk.ts';
import { exchange } from './review/exchange.ts';
import { figureAnswers } from './review/figures.ts';
import { findingAnswers } from './review/findings.ts';
import { ledgerAnswers } from './review/ledger.ts';
import { merging } from './review/merging.ts';
import { tagAnswers } from './review/tags.ts';
import { createTextSearch } from './review/text-search.ts';
import { withoutAnswers } from './review/without.ts';

/** Answers every question of the page about a scanned project and records every decision. */
export type ReviewDesk = ReturnType<typeof createReviewDesk>;

/** A desk over a scan's findings, arranged by the same parts, and a ledger; each decision resolves only when `append` has it on the disk. */
export function createReviewDesk(parts: DeskParts, arranged: Arrangement) {
  const desk = createDesk(parts, arranged);
  const { counts, undoInfo, findings, has, replaceFindings, settled } = desk;
  const texts = createTextSearch(parts.corpus);
  const index = createCleanIndex(desk);
  const findingsShown = findingAnswers(desk, texts);
  const articles = articleAnswers(desk, texts, index);
  return {
    counts,
    undoInfo,
    findings,
    has,
    replaceFindings,
    settled,
    /** Makes articles findable by the words of their texts. */
    async takeIndex(index: TextIndex): Promise<void> {
      texts.take(index);
      await findingsShown.warmUp();
      await articles.warmUpArticles();
    },
    ...findingsShown,
    ...figureAnswers(desk),
    ...decisions(desk),
    ...clusterSurgery(desk),
    ...merging(desk),
    ...ledgerAnswers(desk),
    ...articles,
    ...tagAnswers(desk, { listed: articles.listed, filtered: findingsShown.filtered }),
    ...withoutAnswers(desk, index),
    ...exchange(desk),
    ...auditing(desk),
  };
}
