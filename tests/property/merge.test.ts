import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts } from '../../shared/diff/compare.ts';
import { type HunkChoice, takes } from '../../shared/review/ledger-entry.ts';
import { mergedText, mergeEdits, takenText } from '../../shared/review/merge.ts';
import { grownFor, mergeRows, withoutWritten, withTakes } from '../../shared/review/merge-rows.ts';
import { type Span, uniteSpans } from '../../shared/text/span.ts';
import { viewWithout } from '../../shared/text/view.ts';
import { writtenChoices, writtenText } from '../written-text.ts';

const word = fc.constantFrom('gate ', 'lamp ', 'TT\n', 'the ', 'river.\n', '\r\n', '😀', 'e\u0301');
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));

const anchor = (digest: string) => ({ document: `${digest}.txt`, article: 0, digest });
const canonical = anchor('base');

const paragraph = fc.constantFrom(
  'The lamp above the door was lit long before the guests came.\n',
  'Bread was passed from hand to hand while the fiddler tuned up.\n',
  'Later they counted the money in the tin and found it enough.\n',
);
const page = fc
  .array(fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: paragraph }), {
    maxLength: 30,
  })
  .map((words) => words.join(''));
const step = fc.record({
  hunk: fc.nat(40),
  take: fc.constantFrom(...takes),
  own: fc.constantFrom('', 'own words', 'A line of one’s own.\n'),
});

test('whatever is taken, hunk by hunk and member after member, the merged text is what was taken one after the other', () => {
  fc.assert(
    fc.property(
      page,
      fc.array(fc.tuple(page, fc.array(step, { maxLength: 6 }), page), { maxLength: 3 }),
      (base, members) => {
        let choices: HunkChoice[] = [];
        members.forEach(([theirs, steps, byHand], index) => {
          const member = anchor(`member ${index}`);
          for (const { hunk, take, own } of steps) {
            const grown = grownFor(base, choices, member, canonical);
            const rows = mergeRows(
              grown,
              theirs,
              compareTexts(grown.text, theirs),
              choices,
              member,
              canonical,
            );
            const hunks = rows.flatMap((row, at) => (row.type === 'hunk' ? [at] : []));
            if (hunks.length === 0) break;
            const row = hunks[hunk % hunks.length]!;
            const wanted = { row, take, ...(take === 'own' ? { text: own } : {}) };
            choices = withTakes(choices, rows, grown, member, canonical, [wanted], false);
            const after = mergeRows(
              grownFor(base, choices, member, canonical),
              theirs,
              compareTexts(grown.text, theirs),
              choices,
              member,
              canonical,
            );
            expect(after[row]!.take).toBe(take);
            const other = rows[row]!.move?.other;
            if (other !== undefined && take !== 'own') expect(after[other]!.take).toBe(take);
            if (withoutWritten(choices, canonical).length < choices.length) continue;
            const parts = after.map(({ leftText, rightText, take: made, choice }) =>
              made === null
                ? leftText
                : takenText(leftText, rightText, made, made === 'own' ? choice?.text : ''),
            );
            expect(mergedText(base, choices)).toBe(parts.join(''));
          }
          choices = writtenChoices(base, choices, byHand, canonical);
          expect(mergedText(base, choices)).toBe(byHand);
          choices = withoutWritten(choices, canonical);
        });
      },
    ),
    { numRuns: 400 },
  );
});

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
        const view = viewWithout(document, whole, removed);
        const edits = mergeEdits(view, writtenText(view.text, result), document);
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
