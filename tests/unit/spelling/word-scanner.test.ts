import { describe, expect, test } from 'vitest';
import * as scanner from '../../../shared/spelling/word-scanner.ts';

function wordsWith(text: string, flag: number): string[] {
  const found: string[] = [];
  scanner.scanWords(text, (from, to, flags) => {
    if (flags & flag) found.push(text.slice(from, to));
  });
  return found;
}

function words(text: string): string[] {
  const found: string[] = [];
  scanner.scanWords(text, (from, to) => found.push(text.slice(from, to)));
  return found;
}

describe('scanWords', () => {
  test('leaves possessive endings out and keeps contractions whole', () => {
    expect(words("The mayor's dog doesn’t bark")).toEqual([
      'The',
      'mayor',
      'dog',
      'doesn’t',
      'bark',
    ]);
    expect(wordsWith("the mayor's dog", scanner.POSSESSIVE)).toEqual(['mayor']);
  });

  test('glues addresses, codes and dotted terms', () => {
    const text = 'Write to desk@harbour.example or https://harbour.example/a and the U.S. office.';
    expect(wordsWith(text, scanner.GLUED)).toEqual([
      'desk@harbour.example',
      'https://harbour.example/a',
      'U.S',
    ]);
  });

  test('takes figures for figures', () => {
    expect(wordsWith('In 1987 some 3.5 of 12,000 left', scanner.FIGURE)).toEqual([
      '1987',
      '3.5',
      '12,000',
    ]);
  });

  test('glues the two halves of a word that a line end cut', () => {
    expect(wordsWith('They met for resched-\nuling talks', scanner.GLUED)).toEqual([
      'resched',
      'uling',
    ]);
  });

  test('marks the parts of hyphenated words', () => {
    expect(wordsWith('a well-known state-run firm -- it says', scanner.HYPHENATED)).toEqual([
      'well',
      'known',
      'state',
      'run',
    ]);
  });

  test('knows where a sentence, a quotation or an indented line opens', () => {
    const text = 'Boats left. “Nobody stayed,” Ana said\n    Later it rained';
    expect(wordsWith(text, scanner.OPENING)).toEqual(['Boats', 'Nobody', 'Later']);
  });

  test('tells capitals at the start from capitals throughout and within', () => {
    expect(wordsWith('Lena of NATO has an iPad', scanner.CAPITALISED)).toEqual(['Lena']);
    expect(wordsWith('Lena of NATO has an iPad', scanner.SHOUTED)).toEqual(['NATO']);
    expect(wordsWith('Lena of NATO has an iPad', scanner.MIXED)).toEqual(['iPad']);
  });
});
