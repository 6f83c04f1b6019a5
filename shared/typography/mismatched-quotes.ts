import { paragraphs } from './paragraphs.ts';
import type { Slip, TypographyRule } from './typography-rule.ts';

const mark = /["“”]/g;

/** True when the text sets its other quotation marks and apostrophes straight, all but a few. */
function isStraight(text: string): boolean {
  let straight = 0;
  let curly = 0;
  for (const [char] of text.matchAll(/["“”]|(?<=\p{L})['’](?=\p{L})/gu)) {
    if (char === '"' || char === "'") straight++;
    else curly++;
  }
  return curly <= 1 ? straight > curly : straight > 6 * curly;
}

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
    before === '"'
      ? after === '”'
        ? 'Closing " after an opening “'
        : 'Opening " before a closing ”'
      : `${before} in a text of straight marks`,
  reason: 'One mark of the quotation is curly and the other is straight.',
  *find(text) {
    let straight: boolean | null = null;
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
        const slip = mismatch(text, first, second, () => (straight ??= isStraight(text)));
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

function mismatch(text: string, first: Mark, second: Mark, isStraight: () => boolean): Slip | null {
  const pairs = first.char !== second.char && (first.char === '"' || second.char === '"');
  if (!pairs || first.char === '”' || second.char === '“') return null;
  if (first.char === '“' && !closes(text, second.at)) return null;
  if (first.char === '"' && !opens(text, first.at)) return null;
  const odd = (first.char === '"') !== isStraight() ? first : second;
  const after = isStraight() ? '"' : odd === first ? '“' : '”';
  return { from: odd.at, to: odd.at + 1, after, confidence: 0.9 };
}
