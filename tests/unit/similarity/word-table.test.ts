import { describe, expect, it } from 'vitest';
import { createWordTable, noWord, wordFlags } from '../../../shared/text/word-table.ts';

function wordsOf(text: string): string[] {
  const table = createWordTable();
  table.append(text);
  return Array.from(table.numbers(), (number) => table.word(number));
}

describe('a word table', () => {
  it('holds lower-cased runs of letters and digits', () => {
    expect(wordsOf("The Mayor's 2nd plan: 1,200 boats – naïve!")).toEqual([
      'the',
      'mayor',
      's',
      '2nd',
      'plan',
      '1',
      '200',
      'boats',
      'naïve',
    ]);
  });

  it('agrees with a pattern over all of Unicode, surrogates and lone halves included', () => {
    const text = 'x𝒜𝒷 𐐀word \ud835 a\udc00b 漢字 ٣٤ İstanbul ½ ⅷ ǅ';
    expect(wordsOf(text)).toEqual(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  });

  it('gives equal words the same number and others another', () => {
    const table = createWordTable();
    table.append('oak ash oak Ash elm');
    const [a, b, c, d, e] = table.numbers();
    expect([a, b]).toEqual([c, d]);
    expect(new Set([a, b, e]).size).toBe(3);
    expect(table.distinct).toBe(3);
  });

  it('tells figures, capitals and words that open a sentence', () => {
    const table = createWordTable();
    table.append('Then Ada paid 12. Nobody else did.\n  Later it rained.');
    const flags = [...table.flags()];
    const { figure, capital, opening } = wordFlags;
    expect(flags).toEqual([
      capital | opening,
      capital,
      0,
      figure,
      capital | opening,
      0,
      0,
      capital | opening,
      0,
      0,
    ]);
  });

  it('grows past its first guess without mixing words up', () => {
    const table = createWordTable(1);
    const words = Array.from({ length: 30_000 }, (_, i) => `w${i}`);
    table.append(words.join(' '));
    table.append(words.toReversed().join(' '));
    expect(table.distinct).toBe(30_000);
    const numbers = table.numbers();
    expect(table.word(numbers[12_345]!)).toBe('w12345');
    expect(numbers[30_000]).toBe(numbers[29_999]);
  });

  it('leaves unknown words out of the vocabulary when asked to', () => {
    const table = createWordTable();
    table.append('oak ash');
    table.append('ash elm', true);
    expect([...table.numbers()]).toEqual([0, 1, 1, noWord]);
    expect(table.distinct).toBe(2);
    table.truncate(2);
    expect([...table.numbers()]).toEqual([0, 1]);
  });
});
