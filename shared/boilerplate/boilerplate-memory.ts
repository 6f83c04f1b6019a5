/**
 * What one search for boilerplate leaves for the next, which then reads and judges what is new: plain data that
 * crosses to another thread or onto the disk; about 400 bytes for an article of 1,000 characters. It holds for the
 * program that made it. Articles are known by their content and that of the fields that count, whatever document
 * has them. Columns named after lines, kinds and articles have one figure for each.
 */
export interface BoilerplateMemory {
  /** Of each article the first 128 bits of its digest, as four numbers. */
  readonly digests: Int32Array<ArrayBuffer>;
  /** The first line of each article, and one past the last of all. */
  readonly starts: Int32Array<ArrayBuffer>;
  /** The line of the headline, counted within the article, or -1. */
  readonly headlines: Int32Array<ArrayBuffer>;
  /** 1: blank lines stand before lines. 2: lines are blocks of their own. */
  readonly articleMarks: Uint8Array<ArrayBuffer>;
  readonly kindOf: Int32Array<ArrayBuffer>;
  /** How far each line begins behind the one before, the first behind the article's beginning: seven bits a byte, lowest first, the last byte below 128. */
  readonly gaps: Uint8Array<ArrayBuffer>;
  readonly gapStarts: Int32Array<ArrayBuffer>;
  readonly kinds: KindMemory;
  /** What the verdicts on each article's lines follow from besides its content, as a hash; -1 where its lines were not judged. */
  readonly signatures: Float64Array<ArrayBuffer>;
  /** What was told of each line. */
  readonly codes: Uint8Array<ArrayBuffer>;
  /** Of the lines that were not left alone, article by article. */
  readonly verdicts: Float64Array<ArrayBuffer>;
  readonly verdictStarts: Int32Array<ArrayBuffer>;
}

/** The distinct lines. */
export interface KindMemory {
  readonly hashes: Float64Array<ArrayBuffer>;
  readonly patternHashes: Float64Array<ArrayBuffer>;
  /** Kinds that have a label, and the hashes of the labels. */
  readonly labelled: Int32Array<ArrayBuffer>;
  readonly labelHashes: Float64Array<ArrayBuffer>;
  readonly lengths: Int32Array<ArrayBuffer>;
  readonly marks: Uint8Array<ArrayBuffer>;
  /** Kinds of very long lines, each followed by the kind of its beginning. */
  readonly beginnings: Int32Array<ArrayBuffer>;
}
