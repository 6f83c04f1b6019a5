import { expect, test } from 'vitest';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import type { TextFinding } from '../../../shared/findings/finding.ts';
import { type PlaceState, placeView } from '../../../shared/host/views/places.ts';

const state: PlaceState = {
  tagsOf: () => [],
  fateOf: () => 'kept',
  isVetoed: () => false,
  isByRule: () => false,
  isStale: () => false,
  afterOf: (_, { after }) => after,
  removalsIn: () => [],
};

/** How the only place of `teh` in a text is shown. */
function shown(text: string) {
  const corpus = createCorpus(
    [{ id: 'a.txt', text, fields: {} }],
    [{ document: 'a.txt', index: 0, from: 0, to: text.length, headline: null }],
  );
  const from = text.indexOf('teh');
  const finding: TextFinding = {
    id: 'f',
    kind: 'typo',
    rule: 'misspelling',
    confidence: 1,
    title: 'teh → the',
    reasons: [],
    pattern: 'teh',
    suggestions: ['the'],
    occurrences: [
      { document: 'a.txt', article: 0, from, to: from + 3, before: 'teh', after: 'the' },
    ],
    kept: [],
  };
  return placeView(corpus, finding, 0, state);
}

const long = 'The keeper counted every lamp along the quay before he went home. '.repeat(12);

test('what is shown around a place says whether its line goes on', () => {
  const cuts = (text: string) => {
    const { leftCut, rightCut } = shown(text);
    return [leftCut, rightCut];
  };
  expect(cuts('One line with teh slip.')).toEqual([false, false]);
  expect(cuts(`${long}\n\nA paragraph with teh slip.\n\n${long}`)).toEqual([false, false]);
  expect(cuts(`${long}Here is teh slip.`)).toEqual([true, false]);
  expect(cuts(`Here is teh slip. ${long}`)).toEqual([false, true]);
  expect(cuts(`${long}Here is teh slip. ${long}`)).toEqual([true, true]);
});
