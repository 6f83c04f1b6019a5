import { leftAlone, type PageOutcome } from './page-outcome.ts';

/** What was told of the lines of all articles, column by column; articles come in order, each at most once. */
export interface OutcomeColumns {
  add(article: number, signature: number, outcome: PageOutcome): void;
  /** Of each article, -1 where its lines were not judged. */
  readonly signatures: Float64Array<ArrayBuffer>;
  /** Of each line of the corpus. */
  readonly codes: Uint8Array<ArrayBuffer>;
  /** The verdicts as they came, and where those of each article begin and, one on, end. */
  verdicts(): Float64Array<ArrayBuffer>;
  verdictStarts(): Int32Array<ArrayBuffer>;
}

/** Empty columns for articles whose lines begin at `starts`. */
export function createOutcomeColumns(starts: Int32Array): OutcomeColumns {
  const articles = starts.length - 1;
  const signatures = new Float64Array(articles).fill(-1);
  const codes = new Uint8Array(starts[articles]!).fill(leftAlone);
  const verdictCounts = new Int32Array(articles);
  let verdicts = new Float64Array(1 << 10);
  let count = 0;
  return {
    signatures,
    codes,
    add(article, signature, outcome) {
      signatures[article] = signature;
      codes.set(outcome.codes, starts[article]!);
      verdictCounts[article] = outcome.verdicts.length;
      if (count + outcome.verdicts.length > verdicts.length) {
        const more = new Float64Array(2 * (count + outcome.verdicts.length));
        more.set(verdicts);
        verdicts = more;
      }
      verdicts.set(outcome.verdicts, count);
      count += outcome.verdicts.length;
    },
    verdicts: () => verdicts.slice(0, count),
    verdictStarts() {
      const result = new Int32Array(articles + 1);
      for (let at = 0; at < articles; at++) result[at + 1] = result[at]! + verdictCounts[at]!;
      return result;
    },
  };
}
