import type { TypographyRule } from './typography-rule.ts';

/** Words of which two in a row are nearly always a slip. */
const suspects = new Set(
  'the a an of to at by for from with and or but as was were be been are have will would it its this their his they he she we you i which who not into than if our my your these those some any could should may might must can about after before between because while when where'.split(
    ' ',
  ),
);
/** Words that stand twice in a row for good reasons. */
const innocent = new Set(
  'had that is in on so very no now long many much far really ha bye blah hear there yes well please again knock too more less big old little great bang boo hush night pooh tut chop ping tick half ever never never one two three do did her up out over'.split(
    ' ',
  ),
);

const pair =
  /(?<![\p{L}\p{N}\p{Cf}'’-])(\p{L}+)([ \t]+|[ \t]*\r?\n[ \t]*)(\p{Ll}+)(?![\p{L}\p{N}\p{Cf}'’-])/gu;

/** A word written twice in a row: the the. */
export const doubledWords: TypographyRule = {
  name: 'doubled-word',
  title: (before) => `“${before.trim()}” written twice in a row`,
  reason: 'The same word stands twice in a row, with nothing between.',
  *find(text) {
    pair.lastIndex = 0;
    const finder = new RegExp(pair);
    for (let match = finder.exec(text); match; match = finder.exec(text)) {
      const [whole, first = '', gap = '', second = ''] = match;
      // The second word may be the first of the next pair.
      finder.lastIndex = match.index + first.length + gap.length;
      if (first.toLowerCase() !== second) continue;
      const confidence = innocent.has(second) ? 0 : suspects.has(second) ? 0.9 : 0.6;
      if (confidence === 0 || (second.length < 2 && second !== 'a')) continue;
      const from = match.index + first.length;
      const to = match.index + whole.length;
      if (!gap.includes('\n')) {
        yield { from, to, after: '', confidence };
        continue;
      }
      // The line end stays: the second word goes together with the blank behind it.
      const blank = text[to] === ' ' ? 1 : 0;
      yield { from: to - second.length, to: to + blank, after: '', confidence };
    }
  },
};
