import { type Relation, relations } from '../findings/finding.ts';
import type { ArticlePair } from './compared-article.ts';

/** Verified pairs in columns: plain data that crosses to another thread or onto the disk at little cost. */
export interface KeptPairs {
  readonly a: Int32Array<ArrayBuffer>;
  readonly b: Int32Array<ArrayBuffer>;
  readonly jaccard: Float64Array<ArrayBuffer>;
  /** Two for each pair. */
  readonly containment: Float64Array<ArrayBuffer>;
  /** Indices into `relations`. */
  readonly relation: Uint8Array<ArrayBuffer>;
  /** Six for each pair: words of both, shared words, like words, changed figures, changed names. */
  readonly counts: Int32Array<ArrayBuffer>;
  /** One line for each pair, its examples parted by tabs. */
  readonly examples: string;
}

const countsEach = 6;

/** The pairs in columns. */
export function packPairs(pairs: readonly ArticlePair[]): KeptPairs {
  const containment = new Float64Array(pairs.length * 2);
  const counts = new Int32Array(pairs.length * countsEach);
  pairs.forEach((pair, at) => {
    const { words, sharedWords, likeWords, changedFigures, changedNames } = pair.evidence;
    containment.set(pair.containment, at * 2);
    counts.set([...words, sharedWords, likeWords, changedFigures, changedNames], at * countsEach);
  });
  return {
    a: Int32Array.from(pairs, (pair) => pair.a),
    b: Int32Array.from(pairs, (pair) => pair.b),
    jaccard: Float64Array.from(pairs, (pair) => pair.jaccard),
    containment,
    relation: Uint8Array.from(pairs, (pair) => relations.indexOf(pair.relation)),
    counts,
    // Examples are made of words and have no white space but single spaces.
    examples: pairs.map((pair) => pair.evidence.examples.join('\t')).join('\n'),
  };
}

/** The memory of the columns, to be handed over rather than copied. */
export function buffersOf(pairs: KeptPairs): ArrayBuffer[] {
  const { a, b, jaccard, containment, relation, counts } = pairs;
  return [a, b, jaccard, containment, relation, counts].map((column) => column.buffer);
}

/** The pairs that `packPairs` put into columns. */
export function unpackPairs(kept: KeptPairs): ArticlePair[] {
  const { counts, containment } = kept;
  const examples = kept.examples.split('\n');
  return Array.from(kept.a, (a, at): ArticlePair => {
    const [one, two, sharedWords, likeWords, changedFigures, changedNames] = counts.subarray(
      at * countsEach,
      (at + 1) * countsEach,
    );
    return {
      a,
      b: kept.b[at]!,
      jaccard: kept.jaccard[at]!,
      containment: [containment[at * 2]!, containment[at * 2 + 1]!],
      relation: relations[kept.relation[at]!] as Relation,
      evidence: {
        words: [one!, two!],
        sharedWords: sharedWords!,
        likeWords: likeWords!,
        changedFigures: changedFigures!,
        changedNames: changedNames!,
        examples: examples[at] ? examples[at].split('\t') : [],
      },
    };
  });
}
