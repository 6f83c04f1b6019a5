import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOneGo } from '../../shared/progress/portions.ts';
import { findTexts, isExact } from '../../shared/search/find-texts.ts';
import { foldText } from '../../shared/search/fold.ts';
import { searchLines } from '../../shared/search/line-search.ts';
import { parseQuery } from '../../shared/search/query.ts';
import { snippetOf } from '../../shared/search/snippet.ts';
import { indexTexts } from '../../shared/search/text-index.ts';

const words = [
  ...['harbour', 'Harbours', 'harb', 'quay', 'Zoë', 'zoe', 'ZOE\u0308', 'naïve', 'Łódź', 'co-op'],
  ...[
    '1,204',
    'ﬁn',
    'مُحَمَّد',
    'محمد',
    'Άθήνα',
    'αθηνα',
    '北京大学',
    '北京',
    '大',
    '京都',
    'カタカナ',
    'x',
  ],
];
const gap = fc.constantFrom(' ', '  ', '\n', ', ', ' – ');
const text = fc
  .array(fc.tuple(fc.constantFrom(...words), gap), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));
const query = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words, 'har', 'qu', '京大', '学', 'none'),
      fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map(([a, b]) => `"${a} ${b}"`),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((pieces) => pieces.join(' '));

const unspaced = /[\p{Script=Han}\p{Script=Katakana}]/u;

/** Whether a text has one part of a query, read letter by letter and without any index. */
function has(folded: string, part: string, unfinished: boolean): boolean {
  const runs = (piece: string) => piece.match(/[\p{L}\p{N}]+/gu) ?? [];
  const wanted = runs(foldText(part));
  if (wanted.length === 0) return true;
  const there = runs(folded);
  if (wanted.some((word) => unspaced.test(word))) {
    return there.some((_, at) =>
      wanted.every((word, step) => {
        const here = there[at + step] ?? '';
        if (wanted.length === 1) return here.includes(word);
        if (!unspaced.test(word))
          return step === 0 || step < wanted.length - 1
            ? here === word
            : unfinished
              ? here.startsWith(word)
              : here === word;
        if (step === 0) return here.endsWith(word);
        return step === wanted.length - 1 ? here.startsWith(word) : here === word;
      }),
    );
  }
  return there.some((_, at) =>
    wanted.every((word, step) => {
      const here = there[at + step] ?? '';
      return unfinished && step === wanted.length - 1 ? here.startsWith(word) : here === word;
    }),
  );
}

function bruteForce(texts: readonly string[], asked: string): number[] {
  const parts = [...asked.matchAll(/"([^"]*)"|(\S+)/g)];
  return texts.flatMap((one, at) => {
    const folded = foldText(one);
    const all = parts.every(([, quoted, bare], index) =>
      has(folded, quoted ?? bare ?? '', bare !== undefined && index === parts.length - 1),
    );
    return all ? [at] : [];
  });
}

function found(texts: readonly string[], asked: string): number[] {
  const index = inOneGo(indexTexts(texts.length, (at) => texts[at]!));
  const terms = parseQuery(asked);
  const marked = inOneGo(findTexts(index, terms));
  return texts.flatMap((one, at) => {
    const inexact = terms.filter((term) => !isExact(term));
    const holds = marked?.[at] === 1 && inexact.every(({ pattern }) => pattern.test(foldText(one)));
    return holds ? [at] : [];
  });
}

describe('the index of texts', () => {
  test('finds what a scan of all texts finds, in any script', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 10 }), query, (texts, asked) => {
        expect(found(texts, asked)).toEqual(bruteForce(texts, asked));
      }),
      { numRuns: 150 },
    );
  });

  test('finds words one after another wherever they stand, in long texts and among many', () => {
    const word = fc.constantFrom('the', 'then', 'quay', 'qu', 'ZOË', 'हिन्दी', 'co-op', '北京');
    const row = fc.array(word, { minLength: 2, maxLength: 4 });
    const long = fc
      .tuple(fc.nat({ max: 200 }), fc.array(word, { maxLength: 12 }), fc.nat({ max: 200 }))
      .map(([before, words, empty]) => [
        `${'so '.repeat(before)}${words.join(', ')}`,
        ...Array.from({ length: empty }, () => ''),
      ]);
    fc.assert(
      fc.property(fc.array(long, { maxLength: 5 }), row, fc.boolean(), (rows, words, closed) => {
        const texts = rows.flat();
        const phrase = words.join(' ');
        const expected = texts.flatMap((one, at) =>
          has(foldText(one), phrase, !closed) ? [at] : [],
        );
        expect(found(texts, `"${phrase}${closed ? '"' : ''}`)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test('shows a place for everything it finds, taken from the text as it stands', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), query, (texts, asked) => {
        for (const at of found(texts, asked)) {
          const snippet = snippetOf(texts[at]!, parseQuery(asked));
          expect(snippet).not.toBeNull();
          const shown = `${snippet?.left}${snippet?.match}${snippet?.right}`.replaceAll('…', '');
          expect(texts[at]!.replace(/\s+/g, ' ')).toContain(shown);
          const [first] = parseQuery(asked);
          expect(foldText(snippet?.match ?? '')).toMatch(first!.pattern);
        }
      }),
      { numRuns: 80 },
    );
  });

  test.each([
    ['muller', 'Herr MÜLLER came'],
    ['ÉCOLE', 'une ecole'],
    ['محمد', 'قال مُحَمَّد'],
    ['京大', '東北京大学'],
    ['"market hall"', 'the market\nhall stood'],
    ['well-known', 'a well known man'],
    ['har', 'the harbour'],
  ])('finds %s in “%s”', (asked, one) => {
    expect(found([one, 'something else'], asked)).toEqual([0]);
  });

  test.each([
    ['har quay', 'the harbour quay'],
    ['"market hall"', 'the hall of the market'],
    ['"har"', 'the harbour'],
  ])('does not find %s in “%s”', (asked, one) => {
    expect(found([one], asked)).toEqual([]);
  });
});

test('short lines are found by parts of words, whatever their case and marks', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 70 }), query, (texts, asked) => {
      const lines = inOneGo(searchLines(texts.length, (at) => texts[at]!));
      for (let letters = 0; letters <= asked.length; letters++) {
        const terms = parseQuery(asked.slice(0, letters));
        const expected = texts.map((one) => {
          const line = foldText(one.replace(/\s+/g, ' '));
          return terms.every((term) => line.includes(term.text)) ? 1 : 0;
        });
        expect([...lines.find(terms)]).toEqual(expected);
      }
    }),
  );
});
