import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsSentence, isHeadlineShape, isLoneFigure } from '../../../shared/text/line-shape.ts';
import { lineKey, maskFigures, patternKey, splitLines } from '../../../shared/text/lines.ts';

describe('lines', () => {
  it('end at LF, CR LF and CR', () => {
    const text = 'a\nb\r\nc\rd';
    expect(
      splitLines(text).map(({ from, end, to }) => [text.slice(from, end), text.slice(from, to)]),
    ).toEqual([
      ['a', 'a\n'],
      ['b', 'b\r\n'],
      ['c', 'c\r'],
      ['d', 'd'],
    ]);
  });

  it('tile any stretch of any text and hold no line end inside', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('x', 'yz', '\n', '\r', '\r\n', ' '))
          .map((parts) => parts.join('')),
        fc.nat(20),
        fc.nat(20),
        (text, a, b) => {
          const from = Math.min(a, b, text.length);
          const to = Math.min(Math.max(a, b), text.length);
          let at = from;
          for (const line of splitLines(text, from, to)) {
            expect(line.from).toBe(at);
            expect(text.slice(line.from, line.end)).not.toMatch(/[\r\n]/);
            expect(text.slice(line.end, line.to)).toMatch(/^(\n|\r\n?)?$/);
            at = line.to;
          }
          expect(at).toBe(to);
        },
      ),
    );
  });

  it('count as the same whatever their quotes, spaces and invisible signs', () => {
    expect(lineKey('  “The\u00a0ferry’s\tback” \u200f')).toBe('"The ferry\'s back"');
    expect(lineKey('Cafe\u0301')).toBe(lineKey('Café'));
  });

  it('have their figures masked, in any script', () => {
    expect(maskFigures('1,234 comments, 1.2k shares, ٢٠')).toBe('# comments, # shares, #');
    expect(patternKey('SHARE (20)')).toBe(patternKey('Share (3.5k)'));
  });
});

describe('shapes of lines', () => {
  it.each(['20', '1.2k', '(31)', '٢٠', '1,204', '12+'])('know %s for a lone figure', (line) => {
    expect(isLoneFigure(line)).toBe(true);
  });

  it.each(['20 boats', 'A4', '', '—', 'Route 66'])('know that “%s” is none', (line) => {
    expect(isLoneFigure(line)).toBe(false);
  });

  it.each(['It held.', 'It held."', 'Held it?', 'قال ذلك؟', '他说完了。', 'Oh (they said).)'])(
    'see that “%s” ends a sentence',
    (line) => {
      expect(endsSentence(line)).toBe(true);
    },
  );

  it('take neither menus of one word nor open ends for headlines', () => {
    expect(isHeadlineShape('The Weir at Orrin Holds')).toBe(true);
    expect(isHeadlineShape('Weather')).toBe(false);
    expect(isHeadlineShape('The weir at Orrin,')).toBe(false);
    expect(isHeadlineShape('12.1 13.4 14.0 Year')).toBe(false);
  });
});
