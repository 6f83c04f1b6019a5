import { describe, expect, it } from 'vitest';
import { readCorpusLines } from '../../../shared/boilerplate/corpus-lines.ts';
import { countRecurrence } from '../../../shared/boilerplate/recurrence.ts';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Document } from '../../../shared/corpus/document.ts';
import { segmentCorpus } from '../../../shared/corpus/segment.ts';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { documentsOf, paragraphs } from './corpus-maker.ts';

function recurrenceOf(documents: readonly Document[]) {
  const corpus = createCorpus(documents, segmentCorpus(documents, silentMonitor));
  const lines = readCorpusLines(corpus, silentMonitor);
  const counts = countRecurrence(corpus, lines, silentMonitor);
  const perArticle = (figures: ArrayLike<number>) =>
    corpus.articles.map((_, at) =>
      Array.from(figures).slice(lines.starts[at]!, lines.starts[at + 1]!),
    );
  return { ...counts, lines, perArticle };
}

describe('the recurrence of lines', () => {
  it('keeps outlets apart whose lines differ in a letter', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const documents = letters.map((letter, at) => ({
      id: letter,
      text: `${paragraphs(at, 2).join('\n')}\n${letter}n 562`,
      fields: { outlet: `Outlet ${letter}` },
    }));
    const { within, withinMasked, otherOutlets } = recurrenceOf(documents);
    expect([...within, ...withinMasked, ...otherOutlets].every((count) => count === 0)).toBe(true);
  });

  it('counts other articles, copies aside, word for word and figures aside', () => {
    const story = (at: number, ...last: string[]) => [...paragraphs(at, 2), ...last].join('\n');
    const { perArticle, within, withinMasked, counted } = recurrenceOf(
      documentsOf([
        story(1, 'Read on', '12 comments'),
        story(2, 'Read on', 'Read on', '3 comments'),
        story(3, 'Read on', '12 comments'),
        story(3, 'Read on', '12 comments'),
      ]),
    );
    expect([...counted]).toEqual([1, 1, 1, 0]);
    expect(perArticle(within)).toEqual([
      [0, 0, 2, 1],
      [0, 0, 2, 2, 0],
      [0, 0, 2, 1],
      [0, 0, 2, 1],
    ]);
    expect(perArticle(withinMasked)[1]).toEqual([0, 0, 2, 2, 2]);
  });

  it('counts the other outlets that have a line', () => {
    const documents = ['A', 'B', 'C'].map((outlet, at) => ({
      id: outlet,
      text: `${paragraphs(at, 2).join('\n')}\nRead on${at === 0 ? '\nOnly here' : ''}`,
      fields: { outlet },
    }));
    const { otherOutlets, lines } = recurrenceOf(documents);
    const last = (article: number) => lines.kindOf[lines.starts[article + 1]! - 1]!;
    expect(otherOutlets[last(1)]).toBe(2);
    expect(otherOutlets[last(0)]).toBe(0);
  });
});
