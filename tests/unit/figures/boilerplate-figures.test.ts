import { describe, expect, test } from 'vitest';
import { outletsSection } from '../../../shared/clean/report-outlets.ts';
import { countOutlets } from '../../../shared/figures/boilerplate-figures.ts';
import { standingsOf } from '../../../shared/figures/standings.ts';
import type { TextFinding } from '../../../shared/findings/finding.ts';
import { placeContexts } from '../../../shared/host/views/place-contexts.ts';
import { inOneGo } from '../../../shared/progress/portions.ts';
import { decideAction, vetoAction } from '../../../shared/review/actions.ts';
import { Review } from '../../../shared/review/review.ts';
import { corpusOf, entryOf, findingFor } from '../clean/support.ts';

const corpus = corpusOf({
  'courier/a.txt': ['The pier is long and the lamp at its end is lit every night.\nTT\n\n20\n'],
  'courier/b.txt': ['The bridge is closed.\n', 'TT\nA bus runs.\n'],
  'gazette/c.txt': ['A mill.\nA pond.\n'],
});
const markers = findingFor(corpus, 'TT\n', '');
const counts = findingFor(corpus, '20\n', '', { rule: 'lone-count' });

describe('the figures of boilerplate', () => {
  const figuresOf = inOneGo(countOutlets(corpus));

  test('count lines and characters by outlet and by rule', () => {
    const figures = inOneGo(figuresOf([markers, counts], () => 'offered'));
    expect(figures.all).toEqual({ lines: 8, characters: 112 });
    expect(figures.offered).toEqual({ lines: 3, characters: 6 });
    expect(
      figures.outlets.map(({ outlet, articles, offered }) => [outlet, articles, offered]),
    ).toEqual([
      ['courier', 3, { lines: 3, characters: 6 }],
      ['gazette', 1, { lines: 0, characters: 0 }],
    ]);
    expect(figures.rules.map(({ rule, cards, offered }) => [rule, cards, offered.lines])).toEqual([
      ['stray-marker', 1, 2],
      ['lone-count', 1, 1],
    ]);
  });

  test('leave out what is kept and tell what is accepted', () => {
    const verdictOf = (finding: TextFinding, place: number) =>
      finding === counts ? 'kept' : place === 0 ? 'accepted' : 'offered';
    const figures = inOneGo(figuresOf([markers, counts], verdictOf));
    expect(figures.offered.lines).toBe(2);
    expect(figures.accepted.lines).toBe(1);
  });
});

describe('the report’s table of outlets', () => {
  const sectionOf = (review: Review) =>
    inOneGo(outletsSection(corpus, [markers, counts], review, standingsOf(review, corpus)));

  test('has the accepted lines of each outlet that lost some, without what is vetoed', () => {
    const review = new Review([
      entryOf(decideAction(markers, 'accepted', corpus)),
      entryOf(vetoAction(markers, 1, true, corpus)),
      entryOf(decideAction(counts, 'rejected', corpus)),
    ]);
    const { markup } = sectionOf(review)!;
    expect(markup.match(/<tr>/g)).toHaveLength(2);
    expect(markup).toContain('<bdi>courier</bdi>');
    expect(markup).toContain('courier: 2.0 % of the characters removed as boilerplate');
  });

  test('is left out where nothing was accepted', () => {
    expect(sectionOf(new Review())).toBeNull();
  });
});

describe('the contexts of a card', () => {
  test('are the shapes before and after its places, with one that shows each', () => {
    expect(inOneGo(placeContexts(corpus, markers))).toEqual({
      before: [
        { shape: 'sentence', places: 1, sample: 0 },
        { shape: 'edge', places: 1, sample: 1 },
      ],
      after: [
        { shape: 'blank', places: 1, sample: 0 },
        { shape: 'line', places: 1, sample: 1 },
      ],
    });
    expect(inOneGo(placeContexts(corpus, counts)).after).toEqual([
      { shape: 'edge', places: 1, sample: 0 },
    ]);
  });

  test('are characters where the place is within a line', () => {
    const words = findingFor(corpus, 'lamp', 'lantern');
    expect(inOneGo(placeContexts(corpus, words))).toEqual({
      before: [{ shape: 'space', places: 1, sample: 0 }],
      after: [{ shape: 'space', places: 1, sample: 0 }],
    });
  });
});
