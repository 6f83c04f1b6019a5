import { findBoilerplate } from '../../shared/boilerplate/find-boilerplate.ts';
import { lineConfidence } from '../../shared/boilerplate/line-model.ts';
import { createCorpus } from '../../shared/corpus/corpus.ts';
import { segmentCorpus } from '../../shared/corpus/segment.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import {
  type BoilerplateScore,
  corpusOfPages,
  type LabelledPage,
  pagesByTurn,
  readLabelledPages,
  readStories,
  scoreDropped,
  scrapedPages,
  storyStep,
} from './boilerplate-pages.ts';
import { crossValidate, samplesOf } from './boilerplate-training.ts';

const accepted = 0.5;

/**
 * Prints line F1 and kept-text F1 on labelled pages: of the program as it is, of its model trained without the
 * publisher that it judges (with `folds` > 0, minutes), and of dropping each line that stands on two pages of one host.
 */
export function runBoilerplateBench(dataPath: string, storiesPath?: string, folds = 0): void {
  const pages = readLabelledPages(dataPath);
  const alone = pagesByTurn(pages, 1);
  const scraped = scrapedPages(pages, 101);
  print('repeats on two pages of a host', scoreDropped(pages, repeatedOnHost(pages)));
  print('  the same, as scrapers leave pages', scoreDropped(scraped, repeatedOnHost(scraped)));
  print('stet, model has seen these hosts', scoreProgram([pages]));
  print('  one page of each host', scoreProgram(alone));
  print('  as scrapers leave pages', scoreProgram([scraped]));
  if (folds === 0 || storiesPath === undefined) return;
  const samples = samplesOf(pages, readStories(storiesPath, storyStep));
  const verdicts = crossValidate(samples, folds);
  for (const regime of new Set(samples.map((sample) => sample.regime))) {
    const chosen = samples.filter((sample) => sample.regime === regime);
    const dropped = chosen.map((sample) => {
      const judged = verdicts.get(sample)!;
      return new Set(
        sample.numbers.filter(
          (_, at) => lineConfidence(sample.lines[at]!.key, judged[at]!, false) >= accepted,
        ),
      );
    });
    const score = scoreDropped(
      chosen.map((sample) => sample.page),
      (page, line) => dropped[page]!.has(line),
    );
    print(`hosts left out: ${regime}`, score);
  }
}

function print(name: string, score: BoilerplateScore): void {
  const figure = (value: number) => value.toFixed(4);
  console.log(
    `${name.padEnd(36)} line F1 ${figure(score.lineF1)} (P ${figure(score.linePrecision)}, R ${figure(score.lineRecall)})  kept-text F1 ${figure(score.keptF1)}`,
  );
}

function repeatedOnHost(pages: readonly LabelledPage[]) {
  const hosts = new Map<string, Map<string, Set<number>>>();
  for (const [at, page] of pages.entries()) {
    const lines = hosts.get(page.host) ?? new Map<string, Set<number>>();
    hosts.set(page.host, lines);
    for (const { text } of page.lines) {
      const seen = lines.get(text) ?? new Set<number>();
      seen.add(at);
      lines.set(text, seen);
    }
  }
  return (page: number, line: number) => {
    const { host, lines } = pages[page]!;
    return (hosts.get(host)?.get(lines[line]!.text)?.size ?? 0) > 1;
  };
}

/** Accepts every finding at or above the default confidence, as the command line does; each turn is a corpus of its own. */
function scoreProgram(turns: readonly (readonly LabelledPage[])[]): BoilerplateScore {
  const all: LabelledPage[] = [];
  const dropped: Set<number>[] = [];
  for (const turn of turns) {
    const { documents } = corpusOfPages(turn);
    const corpus = createCorpus(documents, segmentCorpus(documents, silentMonitor));
    const starts = new Map<string, Set<number>>();
    for (const finding of findBoilerplate(corpus, silentMonitor)) {
      if (finding.confidence < accepted) continue;
      for (const { document, from } of finding.occurrences) {
        const set = starts.get(document) ?? new Set<number>();
        set.add(from);
        starts.set(document, set);
      }
    }
    for (const page of turn) {
      const lines = new Set<number>();
      let offset = 0;
      for (const [number, { text }] of page.lines.entries()) {
        if (starts.get(page.id)?.has(offset)) lines.add(number);
        offset += text.length + 1;
      }
      all.push(page);
      dropped.push(lines);
    }
  }
  return scoreDropped(all, (page, line) => dropped[page]!.has(line));
}
