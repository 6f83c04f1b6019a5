import { describe, expect, test } from 'vitest';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';
import { groupDocuments } from '../../../shared/figures/document-groups.ts';
import { workDays } from '../../../shared/figures/pace.ts';
import { reviewFigures } from '../../../shared/figures/review-figures.ts';
import { strengthHistogram } from '../../../shared/figures/similarity-figures.ts';
import { standingsOf } from '../../../shared/figures/standings.ts';
import { inOneGo } from '../../../shared/progress/portions.ts';
import { arrangeAction, decideAction, vetoAction } from '../../../shared/review/actions.ts';
import type { Action, LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { Review } from '../../../shared/review/review.ts';
import { clusterOf, corpusOf, entryOf, findingFor } from '../clean/support.ts';

const corpus = corpusOf({
  'courier/a.txt': ['The ferry is late again.\nTT\n'],
  'courier/b.txt': ['TT\nThe mill is shut for the winter.\n'],
  'gazette/c.txt': ['The ferry is late again.\n'],
});
const markers = findingFor(corpus, 'TT\n', '');
const unsure = findingFor(corpus, 'mill', 'hill', { confidence: 0.2 });
const copies = clusterOf('copies', [
  ['courier/a.txt', 0],
  ['gazette/c.txt', 0],
]);
const findings = [markers, unsure, copies];

function figuresAfter(...actions: readonly Action[]) {
  const review = new Review(actions.map((action) => entryOf(action)));
  const groups = inOneGo(groupDocuments(corpus));
  return inOneGo(reviewFigures(corpus, groups, findings, standingsOf(review, corpus), 0.5));
}

describe('the figures of a review', () => {
  test('count findings by kind and their places by outlet, without what lies below the fold', () => {
    const { kinds, outlets, removed } = figuresAfter();
    expect(kinds).toEqual([
      { kind: 'duplicate', findings: 1, decidedFindings: 0, found: 1, decided: 0 },
      { kind: 'boilerplate', findings: 1, decidedFindings: 0, found: 2, decided: 0 },
    ]);
    expect(outlets.map(({ name, articles, found }) => [name, articles, found])).toEqual([
      ['courier', 2, 2],
      ['gazette', 1, 1],
    ]);
    expect(removed).toBe(0);
  });

  test('count what lies below the fold once it is decided', () => {
    const { kinds } = figuresAfter(decideAction(unsure, 'rejected', corpus));
    expect(kinds.at(-1)).toMatchObject({ kind: 'typo', findings: 1, decidedFindings: 1 });
  });

  test('take out what is accepted and not vetoed, and each character once', () => {
    expect(figuresAfter(decideAction(markers, 'accepted', corpus)).removed).toBe(6);
    expect(
      figuresAfter(decideAction(markers, 'accepted', corpus), vetoAction(markers, 0, true, corpus))
        .removed,
    ).toBe(3);
    const both = figuresAfter(
      decideAction(copies, 'accepted', corpus),
      decideAction(markers, 'accepted', corpus),
      arrangeAction(copies, 1, [], corpus),
    );
    // The marker in the copy that goes is not counted twice.
    expect(both).toMatchObject({ removedArticles: 1, removed: 28 + 3 });
    expect(both.outlets.map(({ name, removed }) => [name, removed])).toEqual([
      ['courier', 31],
      ['gazette', 0],
    ]);
  });

  test('leave an excluded member where it is', () => {
    const { removed, removedArticles } = figuresAfter(
      decideAction(copies, 'accepted', corpus),
      arrangeAction(copies, 0, [1], corpus),
    );
    expect([removed, removedArticles]).toEqual([0, 0]);
  });
});

describe('the days of publication', () => {
  const dated = (dates: readonly (string | null)[]) => {
    const documents = dates.map((date, index) => ({
      id: `d.jsonl#${index}`,
      text: 'A short item.',
      fields: date === null ? {} : { published: date },
    }));
    const articles = documents.map(
      ({ id }): Article => ({ document: id, index: 0, from: 0, to: 13, headline: null }),
    );
    return inOneGo(groupDocuments(createCorpus(documents, articles)));
  };

  test('are those that the records name; the others are counted', () => {
    const { days, calendar, undated } = dated(['2024-03-01', '2024-03-02T23:30:00Z', null]);
    expect(calendar).toBe('day');
    expect(days.groups.map(({ name, articles }) => [name, articles])).toEqual([
      ['2024-03-01', 1],
      ['2024-03-02', 1],
    ]);
    expect(undated).toBe(1);
    expect(days.groupOf('d.jsonl#2')).toBe(-1);
  });

  test('become months, then years, where they are too many to read', () => {
    const day = (index: number) => new Date(Date.UTC(2000, 0, 1 + index)).toISOString();
    expect(dated(Array.from({ length: 90 }, (_, at) => day(at))).calendar).toBe('month');
    expect(dated(Array.from({ length: 90 }, (_, at) => day(at * 40))).calendar).toBe('year');
  });
});

describe('the work of a day', () => {
  const at = (time: string, by: string, batch?: string, number = 0): LedgerEntry => ({
    ...entryOf(decideAction(markers, 'accepted', corpus)),
    id: `${time} ${by} ${number}`,
    at: time,
    by,
    ...(batch === undefined ? {} : { batch }),
  });

  const oneByOne = (byHand: number) => ({ byHand, inBatches: 0, batches: 0 });

  test('is what lies between entries, without breaks, by editor', () => {
    const portions = workDays([
      at('2024-05-01T09:00:00.000Z', 'Ana'),
      at('2024-05-01T09:00:30.000Z', 'Ana'),
      at('2024-05-01T09:00:40.000Z', 'Bo'),
      at('2024-05-01T11:00:00.000Z', 'Ana'),
      at('2024-05-01T11:01:00.000Z', 'Ana'),
      at('2024-05-02T08:00:00.000Z', 'Ana'),
      at('2024-05-02T08:00:10.000Z', 'Ana'),
    ]);
    expect(inOneGo(portions)).toEqual([
      { day: '2024-05-02', by: 'Ana', ...oneByOne(2), milliseconds: 10_000 },
      { day: '2024-05-01', by: 'Ana', ...oneByOne(4), milliseconds: 90_000 },
    ]);
  });

  test('tells verdicts given at once from those given one by one', () => {
    const together = (count: number, time: string, batch: string) =>
      Array.from({ length: count }, (_, number) => at(time, 'Ana', batch, number));
    const portions = workDays([
      at('2024-05-01T09:00:00.000Z', 'Ana'),
      ...together(3_000, '2024-05-01T09:00:20.000Z', 'first'),
      ...together(50, '2024-05-01T09:00:40.000Z', 'second'),
      at('2024-05-01T09:01:00.000Z', 'Ana'),
      // One verdict with what it brings along shares a batch with that alone.
      at('2024-05-01T09:01:30.000Z', 'Ana', 'third'),
    ]);
    expect(inOneGo(portions)).toEqual([
      {
        ...{ day: '2024-05-01', by: 'Ana', byHand: 3, inBatches: 3_050, batches: 2 },
        milliseconds: 90_000,
      },
    ]);
  });

  test('counts what was taken in from another ledger as it was made there', () => {
    const times = ['09:00:00', '09:00:30', '09:01:00'].map((time) => `2024-05-01T${time}.000Z`);
    expect(inOneGo(workDays(times.map((time) => at(time, 'Bo', 'merge'))))).toEqual([
      { day: '2024-05-01', by: 'Bo', ...oneByOne(3), milliseconds: 60_000 },
    ]);
  });
});

describe('the pairs by strength', () => {
  test('fall into twentieths, 1 into the last', () => {
    const pair = (jaccard: number) => ({
      jaccard,
      evidence: {
        words: [10, 10] as const,
        sharedWords: 10,
        likeWords: 0,
        changedFigures: 0,
        changedNames: 0,
        examples: [],
      },
    });
    const histogram = strengthHistogram([0.5, 0.52, 0.97, 1].map(pair));
    expect(histogram).toHaveLength(20);
    expect([histogram[10], histogram[19]]).toEqual([2, 2]);
  });
});
