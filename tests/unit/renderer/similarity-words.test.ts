import { describe, expect, test } from 'vitest';
import { shareWords } from '../../../renderer/features/figures/boilerplate-figures.tsx';
import { companyWords } from '../../../renderer/features/inspector/place-company.tsx';
import { sidesOf } from '../../../renderer/features/similarity/beside-texts.tsx';
import { excerptRuns } from '../../../renderer/features/similarity/borderline-list.tsx';
import { sourcesIn } from '../../../renderer/features/similarity/keeper-choice.tsx';
import { splitWords } from '../../../renderer/features/similarity/split-dialog.tsx';
import { barsOf, chartWords } from '../../../renderer/features/similarity/strength-chart.tsx';
import { previewWords } from '../../../renderer/features/similarity/threshold-dialog.tsx';
import { ruleWords } from '../../../renderer/features/stage/rule-bar.tsx';
import { movedStatus } from '../../../renderer/state/decide.ts';

describe('what the threshold says', () => {
  test('another threshold is told as a difference to now', () => {
    const now = { clusters: 3, articles: 9 };
    expect(previewWords(now, null)).toBe('Now: 3 clusters');
    expect(previewWords(now, now)).toBe('As many clusters and articles as now');
    expect(previewWords({ clusters: 4, articles: 8 }, now)).toBe(
      '1 more cluster, 1 fewer article than now',
    );
    expect(previewWords({ clusters: 3, articles: 12 }, now)).toBe('3 more articles than now');
  });

  test('the chart begins where the slider does, and says in words what it shows', () => {
    const histogram = [1, 0, 0, 4, 0, 0, 0, 0, 2, 3];
    expect(barsOf(histogram, 0.2).map((bar) => bar.pairs)).toEqual([0, 4, 0, 0, 0, 0, 2, 3]);
    expect(chartWords(histogram, 0.5)).toBe(
      '10 pairs by strength; most, 4, from .30 to .40. The threshold is at .50.',
    );
    expect(chartWords([], 0.5)).toBe('No pairs were kept.');
  });

  test('an excerpt is one line, and a change of line ends alone is none', () => {
    expect(
      excerptRuns([
        { type: 'same', text: 'The oven\n\ncracked' },
        { type: 'removed', text: '\n\n' },
        { type: 'added', text: ' in May ' },
      ]),
    ).toEqual([
      { type: 'same', text: 'The oven cracked' },
      { type: 'same', text: ' ' },
      { type: 'added', text: ' in May ' },
    ]);
  });

  test('sources are read one a line, each once', () => {
    expect(sourcesIn(' Post \n\nCourier\nPost\n')).toEqual(['Post', 'Courier']);
  });
});

describe('what splitting says', () => {
  test('each side is named by what it becomes', () => {
    expect(splitWords(2, 1)).toBe('Both articles stand alone; no cluster is left.');
    expect(splitWords(4, 1)).toBe('The one ticked stands alone; a cluster of 3 is left.');
    expect(splitWords(4, 3)).toBe('A cluster of 3; the one left stands alone.');
    expect(splitWords(5, 2)).toBe('Two clusters: one of 3 and one of 2.');
    expect(splitWords(3, 3)).toBe('One member at least has to stay.');
    expect(splitWords(3, 0)).toBe('Tick the members that do not belong here.');
  });
});

test('two texts beside one another are each whole', () => {
  const left = 'Ten loaves were sold.';
  const right = 'Twelve loaves were sold early.';
  const sides = sidesOf(left, right);
  const joined = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join('');
  expect(joined(sides.left)).toBe(left);
  expect(joined(sides.right)).toBe(right);
});

test('where a pattern stands is told with its share of the places', () => {
  expect(companyWords({ places: 8 }, 'after the headline', 10)).toBe(
    'after the headline in 8 of 10 places',
  );
  expect(companyWords({ places: 4 }, 'after a blank line', 4)).toBe(
    'after a blank line in all 4 places',
  );
});

test('the share of boilerplate is told with what of it is accepted', () => {
  const amount = (lines: number, characters: number) => ({ lines, characters });
  const all = amount(100, 1000);
  expect(shareWords({ all, offered: amount(0, 0), accepted: amount(0, 0) })).toBe(
    'No boilerplate is offered.',
  );
  expect(shareWords({ all, offered: amount(10, 50), accepted: amount(1, 5) })).toBe(
    '5\u00a0% of the text is boilerplate: 10 lines of 100. 1 line of it is accepted.',
  );
});

test('a rule says what it took in so far', () => {
  expect(ruleWords({ promoted: false, byRule: 0 })).toMatch(/^Accepted in all its places/);
  expect(ruleWords({ promoted: true, byRule: 2 })).toContain('so far 2 places');
  expect(ruleWords({ promoted: true, byRule: 0 })).toContain('so far there was none');
});

test('a verdict moves findings from one status to another in the counts', () => {
  const counts = { open: 4, stale: 1, accepted: 0, rejected: 0, edited: 0, deferred: 0 };
  expect(
    movedStatus(counts, new Map([['open', 2] as const, ['stale', 1] as const]), 'accepted'),
  ).toEqual({
    ...counts,
    open: 2,
    stale: 0,
    accepted: 3,
  });
});
