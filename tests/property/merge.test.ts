import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeEdits } from '../../shared/review/merge.ts';
import { type Span, uniteSpans } from '../../shared/text/span.ts';
import { viewWithout } from '../../shared/text/view.ts';

const word = fc.constantFrom('gate ', 'lamp ', 'TT\n', 'the ', 'river.\n', '\r\n', '😀', 'e\u0301');
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));

test('merge edits and the removal of the same stretches give the merged text to the character', () => {
  fc.assert(
    fc.property(
      text,
      text,
      text,
      text,
      fc.array(fc.tuple(fc.nat(), fc.nat(6)), { maxLength: 6 }),
      (before, article, after, result, cuts) => {
        const document = before + article + after;
        const whole: Span = { from: before.length, to: before.length + article.length };
        const removed = uniteSpans(
          cuts.map(([at, length]) => {
            const from = whole.from + (article.length === 0 ? 0 : at % article.length);
            return { from, to: Math.min(whole.to, from + length) };
          }),
        );
        const edits = mergeEdits(viewWithout(document, whole, removed), result, document);
        const all = [
          ...edits,
          ...removed.map((span) => ({
            ...span,
            before: document.slice(span.from, span.to),
            after: '',
          })),
        ].sort((a, b) => a.from - b.from || a.to - b.to);
        let made = '';
        let at = whole.from;
        for (const edit of all) {
          expect(edit.from).toBeGreaterThanOrEqual(at);
          expect(document.slice(edit.from, edit.to)).toBe(edit.before);
          made += document.slice(at, edit.from) + edit.after;
          at = edit.to;
        }
        expect(at).toBeLessThanOrEqual(whole.to);
        expect(made + document.slice(at, whole.to)).toBe(result);
      },
    ),
    { numRuns: 1000 },
  );
});
