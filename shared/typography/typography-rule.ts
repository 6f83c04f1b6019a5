/** A place that a rule would change; offsets into the text it was given. */
export interface Slip {
  readonly from: number;
  readonly to: number;
  readonly after: string;
  /** From 0 to 1, for this place alone. */
  readonly confidence: number;
}

/** One sort of typographic trouble, found in the text of one article. */
export interface TypographyRule {
  readonly name: string;
  /** What is wrong, for the queue; `before` and `after` are as they stand. */
  title(before: string, after: string): string;
  /** One sentence on how the rule tells. */
  readonly reason: string;
  find(text: string): Iterable<Slip>;
  /** Share of articles from which on the trouble is taken for a habit of the corpus and shown below the fold; none when it never is one. */
  readonly habit?: number;
}
