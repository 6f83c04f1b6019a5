import { describe, expect, test } from 'vitest';
import { articleTerms } from '../../../shared/tagging/article-terms.ts';

const counts = (text: string, headline = '') =>
  Object.fromEntries([...articleTerms(text, headline)].map(([term, { count }]) => [term, count]));

describe('the terms of an article', () => {
  test('are its words in lower case with how often they stand there', () => {
    expect(counts('The Ferry waits. The ferry’s crew waits, too.')).toEqual({
      the: 2,
      ferry: 1,
      waits: 2,
      "ferry's": 1,
      crew: 1,
      too: 1,
    });
  });

  test('keep how a word is written at its first place', () => {
    expect(articleTerms('Œuvre and œuvre', '').get('œuvre')?.written).toBe('Œuvre');
  });

  test('leave numbers out, in any script', () => {
    expect(counts('12 boats, 3,400 crates, ٤٥ and 7b')).toEqual({
      boats: 1,
      crates: 1,
      and: 1,
      '7b': 1,
    });
  });

  test('count what stands in the headline once more', () => {
    expect(counts('Toll rises\n\nThe toll is paid.', 'Toll rises')).toMatchObject({
      toll: 3,
      rises: 2,
    });
  });

  test('are pairs of characters where no spaces part the words', () => {
    expect(counts('港口关闭')).toEqual({ 港口: 1, 口关: 1, 关闭: 1 });
  });

  test('are words of Arabic and Cyrillic pages, too', () => {
    expect(Object.keys(counts('الميناء مغلق اليوم. Порт закрыт.'))).toEqual([
      'الميناء',
      'مغلق',
      'اليوم',
      'порт',
      'закрыт',
    ]);
  });

  test('come from the beginning of a very long article in bounded time', () => {
    expect(counts(`${'quay '.repeat(10_000)}gulls`).gulls).toBeUndefined();
  });
});
