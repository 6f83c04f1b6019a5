import type { Corpus } from '../corpus/corpus.ts';
import type { TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { linesOf } from './article-lines.ts';
import { toFinding } from './card.ts';
import { createClaims } from './claim.ts';
import { createLabelLineCollector } from './label-lines.ts';
import { tellLeftovers } from './leftovers.ts';
import type { LineModel } from './line-model.ts';
import { createOpeningCollector } from './opening-cards.ts';
import { countRecurrence } from './recurrence.ts';
import { createRecurringLineCollector } from './recurring-lines.ts';
import { trainedLineModel } from './trained-line-model.ts';
import { createWebLineCollector } from './web-cards.ts';
import { hasBlockLines, hasDoubtfulLines } from './web-page.ts';

/** The pattern cards of a corpus: what scrapers left behind, as removals of whole lines; best first. No two cards touch the same line. */
export function findBoilerplate(
  corpus: Corpus,
  monitor: Monitor,
  model: LineModel = trainedLineModel(),
): TextFinding[] {
  const { articles } = corpus;
  const recurrence = countRecurrence(corpus, {
    tick: (done) => monitor.tick(done, 3 * articles.length),
  });
  const claims = createClaims();
  const openings = createOpeningCollector(corpus, claims);
  const labels = createLabelLineCollector(corpus, recurrence, claims);
  const recurring = createRecurringLineCollector(corpus, recurrence, claims);
  const web = createWebLineCollector(corpus, recurrence, claims, model);
  for (const [number, article] of articles.entries()) {
    const pulse = () => monitor.tick(2 * articles.length + number, 3 * articles.length);
    if (number % 8 === 0) pulse();
    const page = linesOf(corpus, article, pulse);
    const opens = openings.add(article, page);
    labels.add(article, number, page);
    const outlet = recurrence.outletOfArticle[number]!;
    const recurs = (key: string) => recurrence.within(outlet, key) > 0;
    if (!opens && hasBlockLines(page) && hasDoubtfulLines(page, article, recurs)) {
      web.add(article, number, page);
    } else recurring.add(article, number, page, pulse);
  }
  // In this order they claim lines: the surer evidence first.
  const findings = [
    ...openings.cards(),
    ...labels.cards(),
    ...recurring.cards(),
    ...web.cards(),
  ].map(toFinding);
  return tellLeftovers(corpus, findings).sort(
    (a, b) =>
      b.confidence - a.confidence ||
      b.occurrences.length - a.occurrences.length ||
      (a.id < b.id ? -1 : 1),
  );
}
