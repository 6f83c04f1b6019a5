import { linesOf } from '../../shared/boilerplate/article-lines.ts';
import {
  type BoostedTrees,
  flattenTrees,
  predict,
} from '../../shared/boilerplate/boosted-trees.ts';
import { readCorpusLines } from '../../shared/boilerplate/corpus-lines.ts';
import { createLineFeatureReader, featureNames } from '../../shared/boilerplate/line-features.ts';
import {
  type LineModel,
  secondCount,
  writeSecondFeatures,
} from '../../shared/boilerplate/line-model.ts';
import { createPageRecurrence } from '../../shared/boilerplate/page-recurrence.ts';
import { countRecurrence } from '../../shared/boilerplate/recurrence.ts';
import type { PageLine } from '../../shared/corpus/opening.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { boost, boostingDefaults, type TrainingSet } from './boilerplate-boosting.ts';
import {
  corpusOfPages,
  type LabelledPage,
  pagesByTurn,
  pagesWithLists,
  scrapedPages,
} from './boilerplate-pages.ts';

/** A page with the features it has in one corpus. */
export interface Sample {
  readonly regime: string;
  readonly page: LabelledPage;
  readonly lines: readonly PageLine[];
  /** For each of `lines`, its number among the page's lines. */
  readonly numbers: readonly number[];
  readonly rows: Float64Array;
  readonly weight: number;
}

/** The pages in the company that they may have: many of a host, two, one, none; whole, and as scrapers leave them; and clean stories, of which nothing goes. */
export function samplesOf(
  pages: readonly LabelledPage[],
  stories: readonly LabelledPage[],
): Sample[] {
  const samples: Sample[] = [];
  const add = (regime: string, corpus: readonly LabelledPage[], weight: number) => {
    for (const sample of featuresIn(regime, corpus, weight)) samples.push(sample);
  };
  add('many', pages, 1);
  for (const turn of pagesByTurn(pages, 2)) add('two', turn, 0.5);
  for (const turn of pagesByTurn(pages, 1)) add('one', turn, 0.7);
  for (const page of pages) add('alone', [page], 0.5);
  add('many with lists', pagesWithLists(pages, 11), 1);
  for (const turn of pagesByTurn(pagesWithLists(pages, 12), 1)) add('one with lists', turn, 0.7);
  for (let seed = 1; seed <= 4; seed++) add('scraped', scrapedPages(pages, seed), 2);
  for (let seed = 13; seed <= 15; seed++) {
    add('scraped with lists', scrapedPages(pagesWithLists(pages, seed), seed), 2);
  }
  for (let seed = 5; seed <= 6; seed++) {
    for (const page of scrapedPages(pages, seed)) add('scraped alone', [page], 2);
  }
  add('stories', stories, 1);
  for (const story of stories.slice(0, stories.length / 4)) add('stories alone', [story], 1);
  return samples;
}

function featuresIn(regime: string, pages: readonly LabelledPage[], weight: number): Sample[] {
  const corpus = corpusOfPages(pages);
  const read = readCorpusLines(corpus, silentMonitor);
  const recurrenceOf = createPageRecurrence(read, countRecurrence(corpus, read, silentMonitor));
  const features = createLineFeatureReader();
  return corpus.articles.map((article, at) => {
    const page = pages[at]!;
    const lines = linesOf(corpus, article);
    const numbers: number[] = [];
    let number = 0;
    let offset = 0;
    for (const line of lines) {
      while (offset + page.lines[number]!.text.length < line.from) {
        offset += page.lines[number]!.text.length + 1;
        number++;
      }
      numbers.push(number);
      offset += page.lines[number]!.text.length + 1;
      number++;
    }
    const rows = new Float64Array(lines.length * featureNames.length);
    const keys = lines.map((line) => line.key);
    features.read(keys, recurrenceOf(at), rows, featureNames.length);
    return { regime, page, lines, numbers, rows, weight };
  });
}

/** Trains both models; the second sees verdicts of first models that did not know the page's host. */
export function trainLineModel(
  samples: readonly Sample[],
  rounds = boostingDefaults.rounds,
): LineModel {
  const hosts = [...new Set(samples.map((sample) => sample.page.host))].sort();
  const folds = Math.min(4, hosts.length);
  const verdicts = new Map<Sample, Float64Array>();
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(hosts.filter((_, at) => at % folds === fold));
    const model = trainFirst(
      samples.filter((s) => !held.has(s.page.host)),
      rounds,
    );
    for (const sample of samples) {
      if (held.has(sample.page.host)) verdicts.set(sample, firstVerdicts(model, sample));
    }
  }
  const second = boost(
    trainingSet(samples, secondCount, (sample) => secondRows(sample, verdicts.get(sample)!)),
    { ...boostingDefaults, rounds, rate: 0.08 },
  );
  return { first: trainFirst(samples, rounds), second };
}

function trainFirst(samples: readonly Sample[], rounds: number): BoostedTrees {
  return boost(
    trainingSet(samples, featureNames.length, (sample) => sample.rows),
    { ...boostingDefaults, rounds },
  );
}

function firstVerdicts(model: BoostedTrees, sample: Sample): Float64Array {
  const trees = flattenTrees(model);
  return Float64Array.from(sample.lines, (_, at) =>
    predict(trees, sample.rows, at * featureNames.length),
  );
}

function secondRows({ lines, rows }: Sample, verdicts: Float64Array): Float64Array {
  const width = featureNames.length;
  const result = new Float64Array(lines.length * secondCount);
  for (let at = 0; at < lines.length; at++) {
    result.set(rows.subarray(at * width, (at + 1) * width), at * secondCount);
  }
  const keys = lines.map((line) => line.key);
  writeSecondFeatures(keys, verdicts, result);
  return result;
}

/** The probability of each line of the sample to be boilerplate. */
export function judgeSample(model: LineModel, sample: Sample): Float64Array {
  const rows = secondRows(sample, firstVerdicts(model.first, sample));
  const trees = flattenTrees(model.second);
  return Float64Array.from(sample.lines, (_, at) => predict(trees, rows, at * secondCount));
}

function trainingSet(
  samples: readonly Sample[],
  width: number,
  rowsOf: (sample: Sample) => Float64Array,
): TrainingSet {
  const kept: { rows: Float64Array; at: number; outcome: number; weight: number }[] = [];
  for (const sample of samples) {
    const rows = rowsOf(sample);
    for (const [at, number] of sample.numbers.entries()) {
      const { boilerplate } = sample.page.lines[number]!;
      if (boilerplate === null) continue;
      const length = sample.page.lines[number]!.text.length;
      // Losing a paragraph is worse than keeping a label.
      const weight = sample.weight * Math.min(2.5, 0.8 + length / 200);
      kept.push({ rows, at, outcome: boilerplate ? 1 : 0, weight });
    }
  }
  const rows = new Float64Array(kept.length * width);
  for (const [at, row] of kept.entries()) {
    rows.set(row.rows.subarray(row.at * width, (row.at + 1) * width), at * width);
  }
  return {
    width,
    rows,
    outcomes: Uint8Array.from(kept, (row) => row.outcome),
    weights: Float64Array.from(kept, (row) => row.weight),
  };
}

/** Judges every sample by a model that was trained without its host. */
export function crossValidate(
  samples: readonly Sample[],
  folds: number,
  rounds = boostingDefaults.rounds,
): Map<Sample, Float64Array> {
  const hosts = [...new Set(samples.map((sample) => sample.page.host))].sort();
  const verdicts = new Map<Sample, Float64Array>();
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(hosts.filter((_, at) => at % folds === fold));
    const model = trainLineModel(
      samples.filter((s) => !held.has(s.page.host)),
      rounds,
    );
    for (const sample of samples) {
      if (held.has(sample.page.host)) verdicts.set(sample, judgeSample(model, sample));
    }
  }
  return verdicts;
}
