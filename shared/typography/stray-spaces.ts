import type { TypographyRule } from './typography-rule.ts';

/** A blank before a comma or a full stop. */
export const spaceBeforeMark: TypographyRule = {
  name: 'space-before-mark',
  title: (_before, after) => `Space before ${after}`,
  reason: 'English sets no space before this mark.',
  habit: 0.1,
  *find(text) {
    const stray = /(?<=[\p{L}\p{N})”"’'])[ \u00a0]{1,2}([,.;:!?])(?=[\s”"]|$)(?!\s*\.)/gu;
    for (const match of text.matchAll(stray)) {
      const mark = match[1] ?? '';
      yield { from: match.index, to: match.index + match[0].length, after: mark, confidence: 0.7 };
    }
  },
};

/** How much of the line is looked at, in code units either side. */
const REACH = 200;

/** Two blanks within a sentence; not after its end, where many type two, and not in tables. */
export const doubleSpace: TypographyRule = {
  name: 'double-space',
  title: () => 'Two spaces within a sentence',
  reason: 'Two spaces stand between two words of one sentence.',
  habit: 0.05,
  *find(text) {
    for (const match of text.matchAll(/(?<=\p{Ll}[,;]?) {2}(?=\p{L})/gu)) {
      const near = Math.max(0, match.index - REACH);
      const start = Math.max(near, text.slice(near, match.index).lastIndexOf('\n') + 1 + near);
      const ahead = text.slice(match.index, match.index + REACH);
      const stop = ahead.indexOf('\n');
      const line = text.slice(start, match.index) + (stop < 0 ? ahead : ahead.slice(0, stop));
      // More than one gap in a line is a table.
      if (/\S {2,}\S.*\S {2,}\S| {3,}\S/.test(line.trim())) continue;
      yield { from: match.index, to: match.index + 2, after: ' ', confidence: 0.55 };
    }
  },
};
