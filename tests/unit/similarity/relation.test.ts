import { describe, expect, it } from 'vitest';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { findPairs } from '../../../shared/similarity/find-pairs.ts';
import { article, ferryStory } from './helpers.ts';

function relate(
  left: string,
  right: string,
  fields: [Record<string, unknown>, Record<string, unknown>] = [{}, {}],
) {
  const pairs = findPairs(
    [article('a', left, { fields: fields[0] }), article('b', right, { fields: fields[1] })],
    { floor: 0.01 },
    silentMonitor,
  );
  return pairs[0];
}

const tideNote = (day: string, high: string, low: string, boat: string) =>
  `The harbour office said on ${day} that high water at the north quay will stand at ${high} metres and low ` +
  `water at ${low} metres. The pilot boat ${boat} will be on duty through the night. Small craft should keep ` +
  'clear of the fairway while the dredger is at work.';

const addition =
  ' Residents of the west shore said they had not been asked. A petition with four hundred names was handed to ' +
  'the mayor last spring, and a second one is on its way. The shipping line has so far declined to comment on ' +
  'what the winter crossings will cost, but an official familiar with the books put the loss near the price of ' +
  'a new engine. Fishing crews said they would watch the first weeks closely before they believed a word of it.';

describe('the relation of two articles', () => {
  it('is an exact copy when only white space differs', () => {
    const wrapped = `  ${ferryStory.replaceAll(', ', ',\n')} \n`;
    expect(relate(ferryStory, wrapped)).toMatchObject({ relation: 'exact-copy', jaccard: 1 });
  });

  it('is a near-duplicate when only marks or capitals differ', () => {
    expect(relate(ferryStory, ferryStory.toUpperCase())).toMatchObject({
      relation: 'near-duplicate',
      jaccard: 1,
    });
  });

  it('is a near-duplicate when a few words were edited', () => {
    const edited = ferryStory
      .replace('voted on Tuesday', 'decided on Tuesday')
      .replace('nobody', 'no skipper');
    expect(relate(ferryStory, edited)?.relation).toBe('near-duplicate');
  });

  it('is a near-duplicate when one figure of a long text was corrected', () => {
    const long = ferryStory + addition;
    const pair = relate(long, long.replace('four hundred', 'nine hundred'));
    expect(pair).toMatchObject({ relation: 'near-duplicate', evidence: { changedFigures: 1 } });
  });

  it('is a near-duplicate when a name was only misspelt', () => {
    const pair = relate(ferryStory, ferryStory.replace('Brandt', 'Brant'));
    expect(pair).toMatchObject({ relation: 'near-duplicate', evidence: { changedNames: 0 } });
  });

  it('is a template when the words that differ are figures, days and names', () => {
    const pair = relate(
      tideNote('Monday', '3.1', '0.4', 'Heron'),
      tideNote('Tuesday', '2.8', '0.6', 'Walrus'),
    );
    expect(pair?.relation).toBe('same-template');
    expect(pair?.evidence.changedFigures).toBeGreaterThanOrEqual(3);
    expect(pair?.evidence.changedNames).toBe(1);
    expect(pair?.evidence.examples).toContain('monday → tuesday');
  });

  it('is a template when phrases around the figures stand for one another', () => {
    const note = (order: string) =>
      `The harbour office went to the timber yard on the north quay to order ${order}, a clerk of the office said. ` +
      `Sellers said that planks were trading at 18 crowns when the office began its regular buying for the ` +
      'repair of the piers.';
    const pair = relate(note('1.5 thousand planks of larch'), note('three week old oak'));
    expect(pair?.relation).toBe('same-template');
  });

  it('is a near-duplicate when a note was added behind a figure', () => {
    const pair = relate(
      ferryStory.replace('at six in the morning', 'at 6'),
      ferryStory.replace(
        'at six in the morning',
        'at 7, weather allowing, as in the two years before',
      ),
    );
    expect(pair?.relation).toBe('near-duplicate');
  });

  it('takes a number in words for the same figure', () => {
    const pair = relate(ferryStory, ferryStory.replace('at six in', 'at 6 in'));
    expect(pair).toMatchObject({ relation: 'near-duplicate', evidence: { changedFigures: 0 } });
  });

  it('is contained when a short item stands inside a longer one', () => {
    const pair = relate(ferryStory, addition + ferryStory);
    expect(pair).toMatchObject({ relation: 'contained' });
    expect(pair?.containment[0]).toBe(1);
  });

  it('is an update when the later one has grown from the same opening', () => {
    const pair = relate(ferryStory, ferryStory + addition, [
      { published: '2021-03-04T08:00:00Z' },
      { published: '2021-03-04T15:30:00Z' },
    ]);
    expect(pair?.relation).toBe('update');
    const shortened = relate(ferryStory, ferryStory + addition, [
      { published: '2021-03-04T15:30:00Z' },
      { published: '2021-03-04T08:00:00Z' },
    ]);
    expect(shortened?.relation).toBe('contained');
  });

  it('is an update when a good part of the story is new', () => {
    const half = Math.floor(addition.length / 2);
    const pair = relate(
      ferryStory + addition.slice(0, half),
      `Winter crossings are saved after all, islanders were told at a crowded meeting. ${ferryStory} ${addition.slice(half)}`,
    );
    expect(pair?.relation).toBe('update');
  });
});
