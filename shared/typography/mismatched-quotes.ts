import { paragraphs } from './paragraphs.ts';
import type { Slip, TypographyRule } from './typography-rule.ts';

const mark = /["“”]/g;

function opens(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  return /[\s([{—–-]/.test(before) && /\S/.test(after);
}

function closes(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  return /\S/.test(before) && /[\s)\]},.;:!?—–-]/.test(after);
}

/** Quotations that open with a curly mark and close with a straight one, or the other way round. */
export const mismatchedQuotes: TypographyRule = {
  name: 'mismatched-quotes',
  title: (before, after) =>
    after === '”' ? `Closing ${before} after an opening “` : `Opening ${before} before a closing ”`,
  reason: 'One mark of the quotation is curly and the other is straight.',
  *find(text) {
    for (const paragraph of paragraphs(text)) {
      const marks = [...text.slice(paragraph.from, paragraph.to).matchAll(mark)].map((match) => ({
        char: match[0],
        at: paragraph.from + match.index,
      }));
      for (let i = 0; i + 1 < marks.length; i++) {
        const first = marks[i]!;
        const second = marks[i + 1]!;
        // A straight mark within a quotation that closes properly: 7" single.
        if (first.char === '“' && second.char === '"' && marks[i + 2]?.char === '”') {
          i += 2;
          continue;
        }
        const slip = mismatch(text, first, second);
        if (!slip) continue;
        yield slip;
        // The second mark is spent.
        i++;
      }
    }
  },
};

interface Mark {
  readonly char: string;
  readonly at: number;
}

function mismatch(text: string, first: Mark, second: Mark): Slip | null {
  if (first.char === '“' && second.char === '"' && closes(text, second.at)) {
    return { from: second.at, to: second.at + 1, after: '”', confidence: 0.9 };
  }
  if (first.char === '"' && second.char === '”' && opens(text, first.at)) {
    return { from: first.at, to: first.at + 1, after: '“', confidence: 0.9 };
  }
  return null;
}
