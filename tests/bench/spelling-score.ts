/** A story with the slips that were put into it, and spans that count neither way. */
export interface SpelledStory {
  readonly source: string;
  readonly id: string;
  readonly text: string;
  readonly errors: readonly {
    readonly start: number;
    readonly end: number;
    readonly wrong: string;
    readonly right: string;
  }[];
  readonly ignore?: readonly (readonly [number, number])[];
}

/** A stretch that a checker marks, and what it would write there. */
export interface Flag {
  readonly start: number;
  readonly end: number;
  readonly suggestion: string | undefined;
}

export interface Score {
  readonly flags: number;
  readonly slips: number;
  readonly hits: number;
  readonly rightFirst: number;
}

/** Counts hits and right first suggestions; each slip is hit once at most. */
export function scoreFlags(
  stories: readonly SpelledStory[],
  flagsOf: (story: SpelledStory) => readonly Flag[],
): Score {
  let flags = 0;
  let slips = 0;
  let hits = 0;
  let rightFirst = 0;
  for (const story of stories) {
    slips += story.errors.length;
    const used = new Set<number>();
    for (const flag of flagsOf(story)) {
      const hit = story.errors.findIndex(
        (error, index) => !used.has(index) && flag.start < error.end && error.start < flag.end,
      );
      if (hit >= 0) {
        used.add(hit);
        flags++;
        hits++;
        const right = story.errors[hit]!.right.toLowerCase();
        if (flag.suggestion?.toLowerCase() === right) rightFirst++;
      } else if (
        !(story.ignore ?? []).some(
          ([from, to]) => flag.start < Math.max(to, from + 1) && from < flag.end,
        )
      ) {
        flags++;
      }
    }
  }
  return { flags, slips, hits, rightFirst };
}

/** `name  P 0.91  R 0.88  first suggestion 0.97  (flags 120, slips 130)`. */
export function scoreLine(name: string, score: Score): string {
  const share = (part: number, whole: number) => (part / Math.max(whole, 1)).toFixed(3);
  return `${name.padEnd(34)} P ${share(score.hits, score.flags)}  R ${share(score.hits, score.slips)}  first suggestion right ${share(score.rightFirst, score.hits)}  (${score.flags} flags, ${score.slips} slips)`;
}
