import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { createSlipMeter, slipsBetween } from '../../shared/spelling/error-model.ts';
import { findSpelling } from '../../shared/spelling/find-spelling.ts';
import { PairCounts } from '../../shared/spelling/pair-counts.ts';
import { scanWords } from '../../shared/spelling/word-scanner.ts';
import { inCaseOf } from '../../shared/spelling/written-form.ts';
import { viewWithout } from '../../shared/text/view.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 8 });

/** Edit distance with swaps of neighbours, each letter edited once: the textbook table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]![j]!;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(i - 2, j - 2) + 1);
      }
      table[i]![j] = best;
    }
  }
  return at(a.length, b.length);
}

const dictionary = {
  language: 'en',
  aff: 'SFX S Y 1\nSFX S 0 s .\n',
  dic: '9\nboat/S\nharbour/S\nthe\nold\nleft\nand\nstorm/S\nbroke\nwall/S\n',
};
const word = fc.constantFrom(
  ...[
    'the',
    'old',
    'boat',
    'boats',
    'harbour',
    'harbuor',
    'stomr',
    'Walls',
    'wals',
    'left',
    'Vasquez',
    'Vásquez',
    '1987',
    'x@y.example',
    'half-boat',
    "boat's",
    'zqx',
  ],
);
const joint = fc.constantFrom(' ', ' ', ' ', '. ', '\n', ', ', '\n    ', ' “');
const story = fc
  .array(fc.tuple(word, joint), { maxLength: 30 })
  .map((pairs) => pairs.flat().join(''));

function articlesOf(texts: readonly string[], cut: { from: number; to: number }) {
  return texts.map((documentText, index) => ({
    ref: { document: `page-${index}`, article: 0 },
    documentText,
    view: viewWithout(documentText, { from: 0, to: documentText.length }, [cut]),
    outlet: 'outlet',
  }));
}

describe('spelling', () => {
  test('the meter finds a way within two slips wherever there is one, and never a shorter one', () => {
    const meter = createSlipMeter();
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const slips = meter(a, b, 2);
        const least = distance(a, b);
        expect(slips === null).toBe(least > 2);
        if (slips) expect(slips.count).toBeGreaterThanOrEqual(least);
        expect(slips).toEqual(slipsBetween(a, b, 2));
      }),
      { numRuns: 2000 },
    );
  });

  test('pair counts count like a map', () => {
    const pair = fc.tuple(fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 400 }), (pairs) => {
        const counts = new PairCounts(16);
        const expected = new Map<string, number>();
        for (const [a, b] of pairs) {
          counts.add(a, b, 1);
          expected.set(`${a},${b}`, (expected.get(`${a},${b}`) ?? 0) + 1);
        }
        for (let a = 0; a <= 40; a++) {
          for (let b = 0; b <= 40; b++)
            expect(counts.get(a, b)).toBe(expected.get(`${a},${b}`) ?? 0);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('words lie in order, within the text, and never overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let last = 0;
        scanWords(text, (from, to) => {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        });
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('a replacement takes the case of what it replaces', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abcxyz'), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        expect(inCaseOf(before, after)).toBe(after);
        expect(inCaseOf(before.toUpperCase(), after)).toBe(after.toUpperCase());
      }),
    );
  });

  test('every place holds what it says, and the order of articles changes no finding', () => {
    const cut = fc.tuple(fc.nat(60), fc.nat(12));
    fc.assert(
      fc.property(fc.array(story, { minLength: 1, maxLength: 4 }), cut, (texts, [from, length]) => {
        const options = { dictionaries: [dictionary], ownWords: [], witnesses: () => [] };
        const articles = articlesOf(texts, { from, to: from + length });
        const findings = findSpelling(articles, options, silentMonitor);
        for (const { occurrences, suggestions } of findings) {
          expect(occurrences.length).toBeGreaterThan(0);
          expect(suggestions.length).toBeGreaterThan(0);
          for (const { document, from: start, to, before } of occurrences) {
            const whole = articles.find(({ ref }) => ref.document === document)?.documentText;
            expect(whole?.slice(start, to)).toBe(before);
          }
        }
        const turned = findSpelling([...articles].reverse(), options, silentMonitor);
        const ids = (list: typeof findings) => list.map(({ id }) => id).sort();
        expect(ids(turned)).toEqual(ids(findings));
        expect(new Set(ids(findings)).size).toBe(findings.length);
      }),
      { numRuns: 15 },
    );
  });
});
