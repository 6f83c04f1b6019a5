import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { viewWithout } from '../../shared/text/view.ts';
import { findTypography } from '../../shared/typography/find-typography.ts';

const piece = fc.constantFrom(
  ...[
    'the',
    'the ',
    'boat ',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '“',
    '”',
    '"',
    ',',
    '.',
    'â€™',
    'Ã©',
    '&amp;',
    '&#x27;',
    '\u00ad',
    '\u200b',
    'It',
    '7',
    '\ufffd',
    's',
    '😀',
  ],
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('typography', () => {
  test('every place holds what it says, lies outside what was set aside, and overlaps no other', () => {
    const cut = fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(text, cut, (documentText, [from, length]) => {
        const removed = { from, to: from + length };
        const whole = { from: 0, to: documentText.length };
        const article = {
          ref: { document: 'page', article: 0 },
          documentText,
          view: viewWithout(documentText, whole, [removed]),
        };
        const places = findTypography([article], silentMonitor)
          .flatMap(({ occurrences }) => occurrences)
          .sort((a, b) => a.from - b.from);
        for (const [index, place] of places.entries()) {
          expect(documentText.slice(place.from, place.to)).toBe(place.before);
          expect(place.after).not.toBe(place.before);
          expect(place.to <= removed.from || place.from >= removed.to).toBe(true);
          const next = places[index + 1];
          if (next) expect(place.to).toBeLessThanOrEqual(next.from);
        }
      }),
      { numRuns: 500 },
    );
  });
});
