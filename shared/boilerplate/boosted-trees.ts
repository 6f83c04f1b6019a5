/** A binary tree: an inner node sends a row left when its feature is at most the threshold. Node 0 is the root. */
export interface Tree {
  /** Feature of each inner node, -1 for a leaf. */
  readonly features: readonly number[];
  /** Threshold of each inner node, value of each leaf. */
  readonly values: readonly number[];
  /** Left child; the right one follows it. */
  readonly lefts: readonly number[];
}

/** Trees whose values add up to the log-odds of an outcome (Friedman 2001, gradient boosting). */
export interface BoostedTrees {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** The nodes of all trees one after the other, for judging millions of rows. */
export interface FlatTrees {
  readonly base: number;
  readonly roots: Int32Array;
  readonly features: Int32Array;
  readonly values: Float64Array;
  /** Left child, as an index into these arrays. */
  readonly lefts: Int32Array;
}

/** The trees in the form that `predict` takes. */
export function flattenTrees({ base, trees }: BoostedTrees): FlatTrees {
  const roots = new Int32Array(trees.length);
  const features: number[] = [];
  const values: number[] = [];
  const lefts: number[] = [];
  for (const [at, tree] of trees.entries()) {
    const root = features.length;
    roots[at] = root;
    features.push(...tree.features);
    values.push(...tree.values);
    lefts.push(...tree.lefts.map((left) => root + left));
  }
  return {
    base,
    roots,
    features: Int32Array.from(features),
    values: Float64Array.from(values),
    lefts: Int32Array.from(lefts),
  };
}

/** The outcome's probability for the row of `rows` that begins at `offset`. */
export function predict(model: FlatTrees, rows: Float64Array, offset: number): number {
  const { roots, features, values, lefts } = model;
  let sum = model.base;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!;
    let feature = features[node]!;
    while (feature >= 0) {
      node = lefts[node]! + (rows[offset + feature]! <= values[node]! ? 0 : 1);
      feature = features[node]!;
    }
    sum += values[node]!;
  }
  return 1 / (1 + Math.exp(-sum));
}

/** The trees as text, one line each after the base: inner nodes as `feature:threshold:left`, leaves as their value. */
export function writeTrees(model: BoostedTrees): string {
  const lines = model.trees.map(({ features, values, lefts }) =>
    features
      .map((feature, node) =>
        feature >= 0 ? `${feature}:${values[node]}:${lefts[node]}` : values[node]!.toPrecision(4),
      )
      .join(' '),
  );
  return [model.base.toPrecision(6), ...lines].join('\n');
}

/** The trees that `writeTrees` wrote. */
export function readTrees(text: string): BoostedTrees {
  const [base, ...lines] = text.trim().split('\n');
  const trees = lines.map((line) => {
    const tree = { features: [] as number[], values: [] as number[], lefts: [] as number[] };
    for (const node of line.split(' ')) {
      const [first, threshold, left] = node.split(':');
      tree.features.push(threshold === undefined ? -1 : Number(first));
      tree.values.push(Number(threshold ?? first));
      tree.lefts.push(Number(left ?? 0));
    }
    return tree;
  });
  return { base: Number(base), trees };
}
