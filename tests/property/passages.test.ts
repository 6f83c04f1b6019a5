import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassages } from '../../shared/passages/find-passages.ts';
import { commonPrefixes, maximalRepeats, suffixArray } from '../../shared/passages/suffix-array.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { sentenceSpans } from '../../shared/text/sentences.ts';
import { neverTogether, passageArticle } from '../unit/passages/helpers.ts';

const strings = fc
  .array(fc.nat({ max: 3 }), { maxLength: 60 })
  .map((list) => Int32Array.from(list));

function naiveRepeats(symbols: Int32Array): string[] {
  const size = symbols.length;
  const places = new Map<string, number[]>();
  for (let from = 0; from < size; from++) {
    for (let to = from + 1; to <= size; to++) {
      const key = symbols.slice(from, to).join(',');
      const list = places.get(key);
      if (list) list.push(from);
      else places.set(key, [from]);
    }
  }
  const found: string[] = [];
  for (const [key, starts] of places) {
    if (starts.length < 2) continue;
    const length = key.split(',').length;
    const lefts = new Set(starts.map((start) => symbols[start - 1] ?? 'start'));
    const rights = new Set(starts.map((start) => symbols[start + length] ?? 'end'));
    if (lefts.size > 1 && rights.size > 1) found.push(`${key}@${starts.join(' ')}`);
  }
  return found.sort();
}

describe('the suffix array', () => {
  it('orders suffixes as comparing them does', () => {
    fc.assert(
      fc.property(strings, (symbols) => {
        const text = String.fromCharCode(...Array.from(symbols, (symbol) => 97 + symbol));
        const wanted = [...text]
          .map((_, i) => i)
          .sort((a, b) => (text.slice(a) < text.slice(b) ? -1 : 1));
        expect([...suffixArray(symbols)]).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the maximal repeats that trying every stretch gives', () => {
    fc.assert(
      fc.property(strings, (symbols) => {
        const order = suffixArray(symbols);
        const repeats = maximalRepeats(symbols, order, commonPrefixes(symbols, order), () => true);
        const found = repeats.map(({ length, first, last }) => {
          const starts = order.slice(first, last + 1).sort();
          return `${symbols.slice(starts[0]!, starts[0]! + length).join(',')}@${starts.join(' ')}`;
        });
        expect(found.sort()).toEqual(naiveRepeats(symbols));
      }),
      { numRuns: 300 },
    );
  });
});

describe('sentences', () => {
  it('tile any text', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'Mr.',
          'boat',
          'The',
          'U.S.',
          '.',
          '!”',
          '?',
          ' ',
          '\n',
          '\n\n',
          '  ',
          '3.5',
          'é',
          '“',
          '\ud83d',
          '。',
          'x',
        ),
        {
          maxLength: 60,
        },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (value) => {
        let at = 0;
        for (const span of sentenceSpans(value)) {
          expect(span.from).toBe(at);
          expect(span.to).toBeGreaterThan(span.from);
          at = span.to;
        }
        expect(at).toBe(value.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('passages', () => {
  // Six words a sentence; no sentence follows upon itself.
  const sentenceOf = (number: number) => `Line${number} has just ${number} more words. `;
  const texts = fc.array(
    fc
      .array(fc.nat({ max: 4 }), { maxLength: 9 })
      .map((list) => list.filter((n, i) => n !== list[i - 1])),
    { minLength: 1, maxLength: 5 },
  );

  it('leave no repeat of the least length in what remains, keep one of each, and stand where they say', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(6, 12, 18), (lists, leastWords) => {
        const articles = lists.map((list, i) =>
          passageArticle(`${i}`, list.map(sentenceOf).join('')),
        );
        const findings = findPassages(articles, neverTogether, { leastWords }, silentMonitor);
        const removed = articles.map((article) =>
          new Array<boolean>(article.documentText.length).fill(false),
        );
        for (const { occurrences, kept, pattern } of findings) {
          expect(kept).toHaveLength(1);
          for (const place of [...occurrences, ...kept]) {
            const text = articles[Number(place.document)]!.documentText;
            expect(text.slice(place.from, place.to).trim()).toBe(pattern);
          }
          for (const place of occurrences) {
            expect(articles[Number(place.document)]!.documentText.slice(place.from, place.to)).toBe(
              place.before,
            );
            const marks = removed[Number(place.document)]!;
            expect(marks.slice(place.from, place.to)).not.toContain(true);
            marks.fill(true, place.from, place.to);
          }
        }
        // What stands of each text after all removals, cut at them.
        const remains = articles.flatMap((article, i) =>
          Array.from(article.documentText, (character, at) => (removed[i]![at] ? '|' : character))
            .join('')
            .split(/\|+/),
        );
        const count = leastWords / 6;
        const met = new Set<string>();
        for (const piece of remains) {
          const sentences = piece.split(/(?<=\. )/).filter(Boolean);
          const spots = new Map<string, number>();
          sentences.forEach((_, i) => {
            if (i + count > sentences.length) return;
            const run = sentences.slice(i, i + count).join('');
            const last = spots.get(run);
            // A repeat that overlaps itself cannot be taken out whole.
            if (last !== undefined && i - last < count) return;
            expect(met.has(run)).toBe(false);
            spots.set(run, i);
          });
          for (const run of spots.keys()) met.add(run);
        }
      }),
      { numRuns: 300 },
    );
  });
});
