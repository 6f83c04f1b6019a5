/** What is told of the lines of one page. */
export interface PageOutcome {
  /** Of each line: `leftAlone`, or what `codeOf` made of its verdict's circumstances. */
  readonly codes: Uint8Array;
  /** Of the lines that are not left alone, in order. */
  readonly verdicts: Float64Array;
}

/** The rules of cards that lines of web pages come under. */
export const webRules = [
  'navigation',
  'page-foot',
  'repeated-line',
  'related-headlines',
  'byline',
  'inserted-line',
  'trailing-line',
] as const;
export type WebRule = (typeof webRules)[number];

/** The code of a line that no card is to have. */
export const leftAlone = 0xff;

/** How many zones of a page there are. */
export const zoneCount = 4;

/** What is told of one line beside its verdict. */
export interface LinePlace {
  readonly rule: WebRule;
  /** It stands in a long run of such lines. */
  readonly inRun: boolean;
  /** Where on the page it is thought to be, as far as that matters; below `zoneCount`. */
  readonly zone: number;
  /** Nothing but lines that recur stand above or below it. */
  readonly atEdge: boolean;
  /** It stands on other pages of the outlet, figures aside. */
  readonly recurs: boolean;
}

/** The place in one byte. */
export function codeOf({ rule, inRun, zone, atEdge, recurs }: LinePlace): number {
  const marks = (inRun ? 16 : 0) | (zone << 2) | (atEdge ? 2 : 0) | (recurs ? 1 : 0);
  return (webRules.indexOf(rule) << 5) | marks;
}

/** The place that `codeOf` wrote. */
export function placeOf(code: number): LinePlace {
  return {
    rule: webRules[code >> 5]!,
    inRun: (code & 16) !== 0,
    zone: (code >> 2) & 3,
    atEdge: (code & 2) !== 0,
    recurs: (code & 1) !== 0,
  };
}
