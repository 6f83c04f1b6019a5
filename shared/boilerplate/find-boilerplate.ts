import type { Corpus } from '../corpus/corpus.ts';
import type { PageLine } from '../corpus/opening.ts';
import type { TextFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import type { Remembering } from '../text/text-digests.ts';
import { linesOf } from './article-lines.ts';
import type { BoilerplateMemory } from './boilerplate-memory.ts';
import { createClaims } from './claim.ts';
import { readCorpusLines } from './corpus-lines.ts';
import { finishCards } from './finish-cards.ts';
import { createLabelLineCollector } from './label-lines.ts';
import type { LineModel } from './line-model.ts';
import { createLinePlaces } from './line-places.ts';
import { createOpeningCollector } from './opening-cards.ts';
import { recallArticles } from './recall.ts';
import { countRecurrence } from './recurrence.ts';
import { createRecurringLineCollector } from './recurring-lines.ts';
import { rememberLines } from './remember.ts';
import { trainedLineModel } from './trained-line-model.ts';
import { createWebLineCollector } from './web-cards.ts';
import { hasDoubtfulLines } from './web-page.ts';

/** The pattern cards of a corpus: what scrapers left behind, as removals of whole lines; best first. No two cards touch the same line. */
export function findBoilerplate(
  corpus: Corpus,
  monitor: Monitor,
  model: LineModel = trainedLineModel(),
): TextFinding[] {
  return search(corpus, monitor, model, null).findings;
}

/** The same cards, found by reading and judging what is new since an earlier search; and what the next one needs. */
export function findBoilerplateAgain(
  corpus: Corpus,
  remembering: Remembering<BoilerplateMemory>,
  monitor: Monitor,
): { readonly findings: TextFinding[]; readonly memory: BoilerplateMemory } {
  const { findings, memory } = search(corpus, monitor, trainedLineModel(), remembering);
  return { findings, memory: memory! };
}

function search(
  corpus: Corpus,
  monitor: Monitor,
  model: LineModel,
  remembering: Remembering<BoilerplateMemory> | null,
): { readonly findings: TextFinding[]; readonly memory: BoilerplateMemory | null } {
  const { articles } = corpus;
  const part = (from: number, share: number): Monitor => ({
    tick: (done, total) =>
      monitor.tick(Math.floor((from + (share * done) / total) * articles.length), articles.length),
  });
  const recall = remembering && recallArticles(corpus, remembering, part(0, 0.1));
  const lines = readCorpusLines(corpus, part(0.1, 0.2), recall);
  const recurrence = countRecurrence(corpus, lines, part(0.3, 0.2));
  const collecting = part(0.5, 0.5);
  let reached = 0;
  const source = {
    corpus,
    lines,
    recurrence,
    claims: createClaims(lines.starts[articles.length]!),
    places: createLinePlaces(corpus, lines),
    pulse: () => collecting.tick(reached, articles.length),
  };
  const openings = createOpeningCollector(source);
  const labels = createLabelLineCollector(source);
  const recurring = createRecurringLineCollector(source);
  const web = createWebLineCollector(source, model, recall);
  for (const [number, article] of articles.entries()) {
    reached = number;
    if (number % 8 === 0) source.pulse();
    let read: PageLine[] | null = null;
    const page = () => {
      read ??= linesOf(corpus, article, source.pulse);
      return read;
    };
    const opens = openings.add(number, page);
    labels.add(number, page);
    if (!opens && lines.blocks[number] === 1 && hasDoubtfulLines(lines, recurrence, number)) {
      web.add(number, page);
    } else recurring.add(number, page);
  }
  // In this order they claim lines: the surer evidence first.
  const cards = [...openings.cards(), ...labels.cards(), ...recurring.cards(), ...web.cards()];
  const findings = finishCards(cards, corpus, lines, source.pulse).sort(
    (a, b) =>
      b.confidence - a.confidence ||
      b.occurrences.length - a.occurrences.length ||
      (a.id < b.id ? -1 : 1),
  );
  const memory =
    recall && web.outcomes && rememberLines(corpus, lines, recall, web.outcomes, source.pulse);
  return { findings, memory };
}
