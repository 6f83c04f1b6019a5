import { compareTexts } from './compare.ts';
import type { DiffSegment } from './segment.ts';

/** Of each text, no more than this is compared. */
const longestCompared = 4_000;
/** Equal text shown before and after a difference. */
const context = 60;
const longestSegment = 200;

/** The first differences of two texts with a little of what stands around them, to be read in a line or two; `…` marks what is left out. Empty where they are equal. */
export function diffExcerpt(left: string, right: string, differences = 3): DiffSegment[] {
  const { rows } = compareTexts(left.slice(0, longestCompared), right.slice(0, longestCompared));
  const segments: DiffSegment[] = [];
  let shown = 0;
  for (const [at, { type, segments: parts }] of rows.entries()) {
    if (type === 'hunk') {
      if (shown === differences) break;
      shown++;
      for (const part of parts) segments.push({ ...part, text: shortened(part.text) });
      continue;
    }
    const text = parts.map((part) => part.text).join('');
    const start = at === 0 ? '' : text.slice(0, context);
    const last = at === rows.length - 1 || shown === differences;
    const end = last ? '' : text.slice(-context);
    const whole = start.length + end.length >= text.length;
    segments.push({ type: 'same', text: whole ? text : `${start}…${end}` });
  }
  return shown === 0 ? [] : segments;
}

function shortened(text: string): string {
  if (text.length <= longestSegment) return text;
  return `${text.slice(0, longestSegment / 2)}…${text.slice(-longestSegment / 2)}`;
}
