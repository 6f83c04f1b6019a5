import type { Corpus } from '../corpus/corpus.ts';
import type { Occurrence, TextFinding } from '../findings/finding.ts';
import { startsSmall } from '../text/line-shape.ts';
import { lineKey } from '../text/lines.ts';
import { countOf } from './card.ts';

const accepted = 0.5;
const longestRead = 2000;

/** The findings, with a reason added to those whose removal would leave a colon with nothing after it or part a sentence. What is white space only is mended by the layout and not told. */
export function tellLeftovers(corpus: Corpus, findings: readonly TextFinding[]): TextFinding[] {
  const removed = new Map<string, Map<number, number>>();
  for (const { confidence, occurrences } of findings) {
    if (confidence < accepted) continue;
    for (const { document, from, to } of occurrences) {
      const ends = removed.get(document) ?? new Map<number, number>();
      removed.set(document, ends);
      ends.set(from, to);
    }
  }
  return findings.map((finding) => {
    let colons = 0;
    let cuts = 0;
    for (const occurrence of finding.occurrences) {
      const left = leftBy(corpus, occurrence, removed.get(occurrence.document));
      if (left === 'colon') colons++;
      if (left === 'cut') cuts++;
    }
    if (colons + cuts === 0) return finding;
    const reasons = [...finding.reasons];
    if (colons > 0) {
      reasons.push(
        `The line above ends in a colon and would stand with nothing after it: ${countOf(colons, 'place')}.`,
      );
    }
    if (cuts > 0) {
      reasons.push(
        `It stands within a sentence that goes on below it, so look twice: ${countOf(cuts, 'place')}.`,
      );
    }
    return { ...finding, reasons };
  });
}

function leftBy(
  corpus: Corpus,
  { document, article, from, to }: Occurrence,
  removed: ReadonlyMap<number, number> | undefined,
): 'colon' | 'cut' | null {
  const { text } = corpus.document(document);
  const bounds = corpus.articlesOf(document)[article]!;
  const above = lineAbove(text, bounds.from, from);
  if (above === null || removed?.has(above.from)) return null;
  const key = lineKey(text.slice(above.from, above.to));
  const below = keptBelow(text, to, bounds.to, removed);
  if (/[:：]$/u.test(key)) {
    // A list or a quotation that goes on below the removed line still follows the colon.
    return below === null || below.blank ? 'colon' : null;
  }
  if (!above.next || below === null || below.blank) return null;
  return /[\p{Ll},]$/u.test(key) && key.length >= 40 && startsSmall(below.key) ? 'cut' : null;
}

/** The last line before `at` that is not blank, and whether it is the one right above; null where there is none. */
function lineAbove(text: string, least: number, at: number) {
  let end = at;
  while (end > least && /\s/.test(text[end - 1]!)) end--;
  if (end <= least) return null;
  const start = Math.max(least, text.lastIndexOf('\n', end - 1) + 1, end - longestRead);
  return { from: start, to: end, next: (text.slice(end, at).match(/\n/g)?.length ?? 0) <= 1 };
}

/** The first line from `at` on that stays, and whether blank lines stand before it; null at the article's end. */
function keptBelow(
  text: string,
  at: number,
  most: number,
  removed: ReadonlyMap<number, number> | undefined,
) {
  let from = at;
  let blank = false;
  while (from < most) {
    const gone = removed?.get(from);
    if (gone !== undefined && gone > from) {
      from = gone;
      continue;
    }
    const feed = text.indexOf('\n', from);
    const end = feed < 0 ? most : Math.min(feed + 1, most);
    const key = lineKey(text.slice(from, Math.min(end, from + longestRead)));
    if (key !== '') return { key, blank };
    blank = true;
    from = end;
  }
  return null;
}
