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

/** The outcome's probability for the row of `rows` that begins at `offset`. */
export function predict(model: BoostedTrees, rows: Float64Array, offset: number): number {
  let sum = model.base;
  for (const { features, values, lefts } of model.trees) {
    let node = 0;
    let feature = features[0]!;
    while (feature >= 0) {
      node = rows[offset + feature]! <= values[node]! ? lefts[node]! : lefts[node]! + 1;
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
