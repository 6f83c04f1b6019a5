import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashPattern, hashPlainKey, hashText } from '../../shared/boilerplate/hash-table.ts';
import { lineKey, patternKey } from '../../shared/text/lines.ts';

const piece = fc.oneof(
  fc.constantFrom('12', '1,204', '3.5k', '7 M', '5 km', '20+', '1.', '.5', '9b2', '#', '+4', '٢٠'),
  fc.constantFrom(' ', '  ', 'Read', 'ON', '–', ' (', ')', '“', "'", 'é', '\t', '\u00a0', '\u0001'),
  fc.string({ unit: 'binary-ascii', maxLength: 5 }),
  fc.constantFrom(
    'a long stretch of small words that goes on and on until it is no pattern any more',
  ),
);
const line = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));

describe('the hashes of a line', () => {
  it('of its pattern is the same, whether the pattern is made or not', () => {
    fc.assert(
      fc.property(line, (text) => {
        const key = lineKey(text);
        expect(hashPattern(key, hashText(key))).toBe(hashText(patternKey(key)));
      }),
      { numRuns: 2000 },
    );
  });

  it('of its key is told without making it, or not at all', () => {
    fc.assert(
      fc.property(line, (text) => {
        const hash = hashPlainKey(text, 0, text.length);
        if (hash >= 0) expect([text, hash]).toEqual([lineKey(text), hashText(text)]);
        else expect(/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
