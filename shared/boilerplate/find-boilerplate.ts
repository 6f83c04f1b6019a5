import type { Corpus } from '../corpus/corpus.ts';
import type { TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { linesOf } from './article-lines.ts';
import { toFinding } from './card.ts';
import { createClaims } from './claim.ts';
import { createOpeningCollector } from './opening-cards.ts';

/** The pattern cards of a corpus: what scrapers left behind, as removals of whole lines; best first. No two cards touch the same line. */
export function findBoilerplate(corpus: Corpus, monitor: Monitor): TextFinding[] {
  const claims = createClaims();
  const openings = createOpeningCollector(corpus, claims);
  for (const [at, article] of corpus.articles.entries()) {
    if (at % 16 === 0) monitor.tick(at, corpus.articles.length);
    openings.add(article, linesOf(corpus, article));
  }
  return openings
    .cards()
    .map(toFinding)
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        b.occurrences.length - a.occurrences.length ||
        (a.id < b.id ? -1 : 1),
    );
}
