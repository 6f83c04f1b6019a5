import { countWords, isLoneFigure, isMarkerShape } from '../text/line-shape.ts';
import { type Line, lineKey } from '../text/lines.ts';

/** A line that is not blank, as the structure of a page is read from it. */
export interface PageLine extends Line {
  readonly key: string;
  /** Blank lines right before it. */
  readonly blanksBefore: number;
}

/** What a line does in the opening of an article. `caption` lines stand there twice or more; `other` is a longer line that stands there once. */
type OpeningRole = 'headline' | 'caption' | 'marker' | 'other';

/** The block above an article's body: headline, captions and markers, some of them more than once. Indices into the page's lines. */
export interface Opening {
  readonly start: number;
  /** One past its last line. */
  readonly end: number;
  /** The role of each line from `start` to `end`. */
  readonly roles: readonly OpeningRole[];
  /** How often the headline stands there. */
  readonly headlines: number;
  /** A line other than the headline stands there more than once. */
  readonly repeatsCaption: boolean;
  readonly hasMarker: boolean;
}

const reach = 16;
/** No opening has more lines than these. */
export const openingReach = 4 * reach;
const mostOthers = 5;
const longestOther = 400;

/** The lines of a page that are not blank, each with its key; calls `pulse` every few milliseconds. */
export function readPageLines(
  text: string,
  lines: readonly Line[],
  pulse?: () => void,
): PageLine[] {
  const page: PageLine[] = [];
  let blanks = 0;
  for (const [at, line] of lines.entries()) {
    if (at % 4096 === 4095) pulse?.();
    const key = lineKey(text.slice(line.from, line.end));
    if (key === '') {
      blanks++;
      continue;
    }
    page.push({ from: line.from, end: line.end, to: line.to, key, blanksBefore: blanks });
    blanks = 0;
  }
  return page;
}

/**
 * The opening that begins with the headline at line `start`, or null when nothing is shown again there.
 * It reaches over every repeat of the headline and of the lines between, as long as hardly anything else stands among them.
 */
export function readOpening(page: readonly PageLine[], start: number): Opening | null {
  const headline = page[start]!.key;
  const counts = new Map<string, number>([[headline, 1]]);
  const limit = Math.min(page.length, start + openingReach);
  let end = start + 1;
  let pending: string[] = [];
  let others = 0;
  for (let at = start + 1; at < limit; at++) {
    const { key } = page[at]!;
    if (counts.has(key) || pending.includes(key)) {
      // Once the headline came again, longer lines are the body, unless they repeat from the first on.
      if (counts.get(headline)! > 1 && others > 0) {
        if (pending.find((seen) => !isMarkerShape(seen)) !== key) break;
      }
      for (const seen of pending) counts.set(seen, (counts.get(seen) ?? 0) + 1);
      pending = [];
      counts.set(key, (counts.get(key) ?? 0) + 1);
      end = at + 1;
      others = 0;
      continue;
    }
    if (key.length > longestOther) break;
    if (!isMarkerShape(key)) others++;
    if (others > mostOthers || at - end >= reach) break;
    pending.push(key);
  }
  if (end === start + 1) return null;
  while (end < page.length && end < limit && isStrayShape(page[end]!.key)) end++;
  return describe(page, start, end, counts);
}

/** A line no sentence begins with and no subhead consists of: one short word in capitals, a figure, signs. */
function isStrayShape(key: string): boolean {
  if (isLoneFigure(key)) return true;
  return key.length <= 5 && countWords(key) <= 1 && !/\p{Ll}/u.test(key) && !/[.!?]$/.test(key);
}

function describe(
  page: readonly PageLine[],
  start: number,
  end: number,
  counts: ReadonlyMap<string, number>,
): Opening {
  const headline = page[start]!.key;
  const shownTwiceInARow = new Set<string>();
  for (let at = start + 1; at < end; at++) {
    const { key } = page[at]!;
    if (key === page[at - 1]!.key && key !== headline) shownTwiceInARow.add(key);
  }
  const roles: OpeningRole[] = [];
  let headlines = 0;
  let repeatsCaption = false;
  let hasMarker = false;
  for (let at = start; at < end; at++) {
    const { key } = page[at]!;
    const again = (counts.get(key) ?? 0) > 1;
    let role: OpeningRole = 'other';
    if (key === headline) role = 'headline';
    else if (isStrayShape(key)) role = 'marker';
    else if (shownTwiceInARow.has(key)) role = 'caption';
    else if (isMarkerShape(key) && (!again || countWords(key) <= 1)) role = 'marker';
    else if (again) role = 'caption';
    if (role === 'headline') headlines++;
    if (role === 'caption') repeatsCaption = true;
    if (role === 'marker') hasMarker = true;
    roles.push(role);
  }
  return { start, end, roles, headlines, repeatsCaption, hasMarker };
}
