import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageShapeReader } from '../../shared/boilerplate/page-shape.ts';
import { countWords, startsSmall } from '../../shared/text/line-shape.ts';

const piece = fc.oneof(
  fc.constantFrom("it's", "O'Clock's", "x'9", "9'x", 'NATO', 'A', 'a.b', '12,5', 'www.', 'http:'),
  fc.constantFrom("'", '"', '.', '!"', '?)', ' ', ', ', '; ', '\t', '#', '<b>', '\u0001'),
  fc.string({ unit: 'binary-ascii', maxLength: 6 }),
);
const plainLine = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));

/** A dash is no word, no figure and no sign, so the line with it is read by other ways to the same end. */
const withDash = (line: string) => `${line} –`;

describe('a line of ASCII alone', () => {
  it('has the words, capitals and signs that it has beside other characters', () => {
    const [plain, other] = [createPageShapeReader(), createPageShapeReader()];
    fc.assert(
      fc.property(fc.array(plainLine, { minLength: 1, maxLength: 5 }), (lines) => {
        const a = plain.read(lines);
        const b = other.read(lines.map(withDash));
        for (const [at, line] of lines.entries()) {
          expect(countWords(line)).toBe(countWords(withDash(line)));
          expect(startsSmall(line)).toBe(startsSmall(withDash(line)));
          expect(a.words[at]).toBe(b.words[at]);
          expect(a.wordLength[at]).toBe(b.wordLength[at]);
          expect(a.capitalised[at]).toBe(b.capitalised[at]);
          expect(a.allCapitals[at]).toBe(b.allCapitals[at]);
          expect(a.punctuation[at]).toBe(b.punctuation[at]);
          expect(a.sentences[at]).toBe(b.sentences[at]);
          expect(a.startsWithSign[at]).toBe(b.startsWithSign[at]);
          expect(a.signs[at]).toBe(b.signs[at]);
          expect(a.quoted[at]).toBe(b.quoted[at]);
          expect(a.small[at]).toBe(b.small[at]);
        }
        const wordsOf = (shape: typeof a) => [
          ...shape.numbers.subarray(0, shape.starts[lines.length]),
        ];
        expect(wordsOf(a)).toEqual(wordsOf(b));
      }),
      { numRuns: 200 },
    );
  });
});
