import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsOf, documentsOf, paragraphs, webPage } from '../unit/boilerplate/corpus-maker.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'ZW',
    '20',
    '1.2k',
    'Share',
    'Read on',
    'The Harbour Stays Open',
    'He said so.',
    'said.',
  ),
  fc.integer({ min: 0, max: 40 }).map((seed) => paragraphs(seed, 1)[0]!),
  fc.integer({ min: 0, max: 5 }).map((seed) => webPage(seed).around.join('\n')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const text = fc
  .tuple(fc.array(piece, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([pieces, lineEnd]) => pieces.join(lineEnd));

const corpus = fc.tuple(
  fc.array(text, { maxLength: 6 }),
  fc.constantFrom(
    {},
    { outlet: 'Courier' },
    { url: 'https://courier.example/a-night-ferry-stays' },
  ),
);

describe('boilerplate cards of any corpus', () => {
  it('take whole lines, each at most once, and what they quote stands there', () => {
    fc.assert(
      fc.property(corpus, ([texts, fields]) => {
        const documents = documentsOf(texts, fields);
        const taken = new Set<string>();
        for (const card of cardsOf(documents)) {
          expect(card.occurrences.length).toBeGreaterThan(0);
          expect(card.confidence).toBeGreaterThanOrEqual(0);
          expect(card.confidence).toBeLessThanOrEqual(1);
          let last = '';
          for (const { document, from, to, before, after } of card.occurrences) {
            const source = documents.find(({ id }) => id === document)!.text;
            expect(source.slice(from, to)).toBe(before);
            expect(after).toBe('');
            expect(from === 0 || /[\r\n]/.test(source[from - 1]!)).toBe(true);
            expect(to === source.length || /[\r\n]$/.test(before)).toBe(true);
            const place = `${document} ${String(from).padStart(9, '0')}`;
            expect(taken.has(place)).toBe(false);
            taken.add(place);
            expect(place > last).toBe(true);
            last = place;
          }
          for (const kept of card.kept) {
            const place = `${kept.document} ${String(kept.from).padStart(9, '0')}`;
            expect(
              card.occurrences.some((o) => o.document === kept.document && o.from === kept.from),
            ).toBe(false);
            expect(place).not.toBe('');
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('have ids of their own, the same at every scan', () => {
    fc.assert(
      fc.property(corpus, ([texts, fields]) => {
        const documents = documentsOf(texts, fields);
        const ids = cardsOf(documents).map((card) => card.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(cardsOf(documents).map((card) => card.id)).toEqual(ids);
      }),
      { numRuns: 40 },
    );
  });
});
