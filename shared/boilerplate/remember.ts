import type { Corpus } from '../corpus/corpus.ts';
import type { BoilerplateMemory, KindMemory } from './boilerplate-memory.ts';
import type { CorpusLines } from './corpus-lines.ts';
import type { OutcomeColumns } from './outcome-columns.ts';
import type { BoilerplateRecall } from './recall.ts';

/** Makes the memory of a finished search; kinds are numbered anew, so that it does not depend on what was remembered before. `pulse` is called now and then and may throw. */
export function rememberLines(
  corpus: Corpus,
  lines: CorpusLines,
  { digests }: BoilerplateRecall,
  outcomes: OutcomeColumns,
  pulse: () => void,
): BoilerplateMemory {
  const { articles } = corpus;
  const { starts } = lines;
  const total = starts[articles.length]!;
  const kindOf = new Int32Array(total);
  const numbers = new Int32Array(lines.kinds.size).fill(-1);
  const order = new Int32Array(lines.kinds.size);
  let kinds = 0;
  const numberOf = (kind: number): number => {
    if (numbers[kind]! < 0) {
      numbers[kind] = kinds;
      order[kinds++] = kind;
      const beginning = lines.kinds.beginnings.get(kind);
      if (beginning !== undefined) numberOf(beginning);
    }
    return numbers[kind]!;
  };
  const headlines = new Int32Array(articles.length);
  const marks = new Uint8Array(articles.length);
  const gapStarts = new Int32Array(articles.length + 1);
  let gaps = new Uint8Array(2 * total + 16);
  let used = 0;
  for (const [number, article] of articles.entries()) {
    if (number % 256 === 0) pulse();
    const headline = lines.headlines[number]!;
    headlines[number] = headline < 0 ? -1 : headline - starts[number]!;
    marks[number] = lines.spaced[number]! | (lines.blocks[number]! << 1);
    let last = article.from;
    for (let line = starts[number]!; line < starts[number + 1]!; line++) {
      if (line % 4096 === 0) pulse();
      kindOf[line] = numberOf(lines.kindOf[line]!);
      let gap = lines.froms[line]! - last;
      last = lines.froms[line]!;
      if (used + 6 > gaps.length) {
        const more = new Uint8Array(2 * gaps.length);
        more.set(gaps);
        gaps = more;
      }
      while (gap > 127) {
        gaps[used++] = (gap & 127) | 128;
        gap >>>= 7;
      }
      gaps[used++] = gap;
    }
    gapStarts[number + 1] = used;
  }
  return {
    digests,
    starts: Int32Array.from(starts),
    headlines,
    articleMarks: marks,
    kindOf,
    gaps: gaps.slice(0, used),
    gapStarts,
    kinds: rememberKinds(lines, order.subarray(0, kinds), numbers, pulse),
    signatures: outcomes.signatures,
    codes: outcomes.codes,
    verdicts: outcomes.verdicts(),
    verdictStarts: outcomes.verdictStarts(),
  };
}

/** The kinds in this order. */
function rememberKinds(
  { kinds, hashes }: CorpusLines,
  order: Int32Array,
  numbers: Int32Array,
  pulse: () => void,
): KindMemory {
  const size = order.length;
  const labelled: number[] = [];
  const labelHashes: number[] = [];
  const beginnings: number[] = [];
  const result = {
    hashes: new Float64Array(size),
    patternHashes: new Float64Array(size),
    lengths: new Int32Array(size),
    marks: new Uint8Array(size),
  };
  for (let number = 0; number < size; number++) {
    if (number % 4096 === 0) pulse();
    const kind = order[number]!;
    result.hashes[number] = hashes!.kinds[kind]!;
    result.patternHashes[number] = hashes!.patterns[kinds.patterns[kind]!]!;
    result.lengths[number] = kinds.lengths[kind]!;
    result.marks[number] = kinds.marks[kind]!;
    if (kinds.labels[kind]! >= 0) {
      labelled.push(number);
      labelHashes.push(hashes!.labels[kinds.labels[kind]!]!);
    }
    const beginning = kinds.beginnings.get(kind);
    if (beginning !== undefined) beginnings.push(number, numbers[beginning]!);
  }
  return {
    ...result,
    labelled: Int32Array.from(labelled),
    labelHashes: Float64Array.from(labelHashes),
    beginnings: Int32Array.from(beginnings),
  };
}
