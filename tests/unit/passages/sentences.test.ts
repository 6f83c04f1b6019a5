import { describe, expect, it } from 'vitest';
import { sentenceSpans } from '../../../shared/text/sentences.ts';

/** The text with a bar at each border. */
function bars(text: string): string {
  return sentenceSpans(text)
    .map((span) => text.slice(span.from, span.to))
    .join('|');
}

describe('sentences', () => {
  it('end at a full stop, a question mark or an exclamation mark and take the space along', () => {
    expect(bars('It rained. Did it stop? No! It went on.')).toBe(
      'It rained. |Did it stop? |No! |It went on.',
    );
    expect(bars('')).toBe('');
    expect(bars('no end')).toBe('no end');
    expect(bars('  \n ')).toBe('  \n ');
  });

  it('keep closing quotes and brackets', () => {
    expect(bars('“It is late.” She left. (He stayed.) Then "Why?" he asked.')).toBe(
      '“It is late.” |She left. |(He stayed.) |Then "Why?" he asked.',
    );
  });

  it('do not end at abbreviations, initials, decimals or inside addresses', () => {
    for (const whole of [
      'Mr. Brandt paid 3.5 crowns to Dr. A. B. Holm of St. Olav on Jan. 5 last year.',
      'The U.S. Navy and Oak Ltd. Holdings met at 6 p.m. on Friday.',
      'See No. 5 of the list on harbour.example.org before noon.',
    ]) {
      expect(bars(whole)).toBe(whole);
    }
  });

  it('end at a company or a country when a new sentence clearly begins', () => {
    expect(bars('She works for Oak Inc. The firm is small.')).toBe(
      'She works for Oak Inc. |The firm is small.',
    );
    expect(bars('He lives in the U.S. They do not.')).toBe('He lives in the U.S. |They do not.');
  });

  it('run over the line breaks of hard-wrapped text', () => {
    const text =
      'The ferry runs all\nwinter and the old\nTown Hall pays for it.\n    Nobody loses a\nberth, they said.\n';
    expect(bars(text)).toBe(
      'The ferry runs all\nwinter and the old\nTown Hall pays for it.\n    |Nobody loses a\nberth, they said.\n',
    );
  });

  it('end at each line of a text with one line per paragraph', () => {
    expect(bars('A headline without a stop\nA caption\nThe story begins. It goes on.')).toBe(
      'A headline without a stop\n|A caption\n|The story begins. |It goes on.',
    );
  });

  it('end at empty lines', () => {
    expect(bars('one two\n\nthree four\n \nfive')).toBe('one two\n\n|three four\n \n|five');
  });

  it('leave marks without words with the sentence before them', () => {
    expect(bars('It ended. *** \n\n---\n\nNext one.')).toBe('It ended. *** \n\n---\n\n|Next one.');
  });

  it('end at full-width stops without a space', () => {
    expect(bars('雨が降った。船は出た。')).toBe('雨が降った。|船は出た。');
  });
});
