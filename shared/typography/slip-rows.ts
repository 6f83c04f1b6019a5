/** What the rules find in the texts of many articles, in flat memory; plain data. It follows from each text alone. */
export interface SlipRows {
  /** Article `i` has the rows `starts[i] … starts[i + 1] - 1`. */
  readonly starts: Int32Array<ArrayBuffer>;
  /** Five for each row: the stretch of the text that was read, counted from 0, the rule's number, the span, and the index of what is to stand there. */
  readonly rows: Int32Array<ArrayBuffer>;
  readonly confidences: Float64Array<ArrayBuffer>;
  readonly afters: readonly string[];
}

/** The slips of the texts with these digests. */
export interface TypographyMemory {
  /** Four numbers for each article. */
  readonly digests: Int32Array<ArrayBuffer>;
  readonly slips: SlipRows;
}

export const columnsOfRow = 5;

/** Gathers rows, article by article. */
export class SlipCollector {
  private readonly starts: number[] = [0];
  private rows = new Int32Array(1 << 10);
  private confidences = new Float64Array(1 << 8);
  private readonly afters = new Map<string, number>();
  private count = 0;

  add(
    stretch: number,
    rule: number,
    from: number,
    to: number,
    after: string,
    confidence: number,
  ): void {
    let index = this.afters.get(after);
    if (index === undefined) {
      index = this.afters.size;
      this.afters.set(after, index);
    }
    const row = this.count++;
    if ((row + 1) * columnsOfRow > this.rows.length) {
      const wider = new Int32Array(this.rows.length * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    if (row >= this.confidences.length) {
      const wider = new Float64Array(this.confidences.length * 2);
      wider.set(this.confidences);
      this.confidences = wider;
    }
    const at = row * columnsOfRow;
    this.rows[at] = stretch;
    this.rows[at + 1] = rule;
    this.rows[at + 2] = from;
    this.rows[at + 3] = to;
    this.rows[at + 4] = index;
    this.confidences[row] = confidence;
  }

  /** Adds the rows that an article had. */
  copy({ starts, rows, confidences, afters }: SlipRows, article: number): void {
    for (let row = starts[article]!; row < starts[article + 1]!; row++) {
      const at = row * columnsOfRow;
      const after = afters[rows[at + 4]!]!;
      this.add(rows[at]!, rows[at + 1]!, rows[at + 2]!, rows[at + 3]!, after, confidences[row]!);
    }
  }

  /** Closes the rows of an article. */
  endArticle(): void {
    this.starts.push(this.count);
  }

  finish(): SlipRows {
    return {
      starts: Int32Array.from(this.starts),
      rows: this.rows.slice(0, this.count * columnsOfRow),
      confidences: this.confidences.slice(0, this.count),
      afters: [...this.afters.keys()],
    };
  }
}
