import { describe, expect, test } from 'vitest';
import { findSpelling } from '../../../shared/spelling/find-spelling.ts';
import { viewWithout } from '../../../shared/text/view.ts';
import { findTypography } from '../../../shared/typography/find-typography.ts';

const dictionary = { language: 'en', aff: '', dic: '4\nword\nthe\nboat\nleft\n' };
const size = 90_000;
const strange = {
  'one word': 'x'.repeat(size),
  hyphens: 'Díaz-'.repeat(size / 5),
  blanks: 'word  '.repeat(size / 6),
  apostrophes: "a'".repeat(size / 2),
  escapes: '&amp;'.repeat(size / 5),
  mojibake: 'â€™'.repeat(size / 3),
};

function articlesOf(texts: readonly string[]) {
  return texts.map((text, index) => ({
    ref: { document: `page-${index}`, article: 0 },
    documentText: text,
    view: viewWithout(text, { from: 0, to: text.length }, []),
    outlet: 'harbour',
  }));
}

describe('strange input', () => {
  for (const [name, text] of Object.entries(strange)) {
    test(`of ${name} is read in small steps, so that the work can be stopped`, () => {
      let ticks = 0;
      const monitor = { tick: () => void ticks++ };
      const options = {
        dictionaries: [dictionary],
        ownWords: [],
        witnesses: () => [[0, 1]] as const,
      };
      findSpelling(articlesOf([text, text]), options, monitor);
      findTypography(articlesOf([text]), monitor);
      expect(ticks).toBeGreaterThan(8);
    });
  }

  test('of a long article gives the same slips as its parts', () => {
    const line = 'The boat left  the the quay , and “nobody" saw it &amp; cafÃ©.\n';
    const count = (text: string) =>
      findTypography(articlesOf([text]), { tick() {} })
        .filter(({ rule }) => rule !== 'hard-wrapped')
        .reduce((sum, { occurrences }) => sum + occurrences.length, 0);
    expect(count(line.repeat(600))).toBe(600 * count(line));
  });
});
