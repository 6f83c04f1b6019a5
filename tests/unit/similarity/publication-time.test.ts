import { describe, expect, it } from 'vitest';
import { publicationTime } from '../../../shared/similarity/publication-time.ts';

describe('the publication time of an article', () => {
  it('reads ISO dates, with and without a clock and a zone', () => {
    expect(publicationTime({ date: '2021-03-04' })).toBe(Date.UTC(2021, 2, 4));
    expect(publicationTime({ published_at: '2021-03-04T10:20:30+02:00' })).toBe(
      Date.UTC(2021, 2, 4, 8, 20, 30),
    );
    expect(publicationTime({ published_at: '2021-03-04 10:20Z' })).toBe(
      Date.UTC(2021, 2, 4, 10, 20),
    );
  });

  it('reads dates with the name of a month', () => {
    expect(publicationTime({ date: '4 March 2021' })).toBe(Date.UTC(2021, 2, 4));
    expect(publicationTime({ date: '26-FEB-1987 15:01:01' })).toBe(Date.UTC(1987, 1, 26, 15, 1, 1));
    expect(publicationTime({ date: 'Thu, 04 Mar 2021 08:00:00 GMT' })).toBe(
      Date.UTC(2021, 2, 4, 8),
    );
    expect(publicationTime({ date: 'March 4, 2021' })).toBe(Date.UTC(2021, 2, 4));
  });

  it('is null without a field that is named like a date and can be read as one', () => {
    expect(publicationTime({})).toBeNull();
    expect(publicationTime({ title: '2021-03-04' })).toBeNull();
    expect(publicationTime({ dateline: 'BONN, today', date: 7 })).toBeNull();
  });
});
