import type { BoostedTrees, Tree } from '../../shared/boilerplate/boosted-trees.ts';

/** Rows of equal width with their outcomes and weights. */
export interface TrainingSet {
  readonly width: number;
  readonly rows: Float64Array;
  /** 0 or 1 for each row. */
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
}

export interface BoostingOptions {
  readonly rounds: number;
  readonly leaves: number;
  readonly rate: number;
  /** Smallest sum of second derivatives in a leaf. */
  readonly leafWeight: number;
  readonly ridge: number;
  /** Share of the features that a tree may look at, and of the rows. */
  readonly featureShare: number;
  readonly rowShare: number;
  readonly seed: number;
}

export const boostingDefaults: BoostingOptions = {
  rounds: 120,
  leaves: 12,
  rate: 0.1,
  leafWeight: 8,
  ridge: 4,
  featureShare: 0.4,
  rowShare: 0.7,
  seed: 1,
};

const bins = 64;

/** Trees grown leaf by leaf on the logistic loss over histograms (Friedman 2001; Ke et al. 2017). The same set and seed give the same trees. */
export function boost(set: TrainingSet, options: BoostingOptions = boostingDefaults): BoostedTrees {
  const { width, outcomes, weights } = set;
  const size = outcomes.length;
  const random = randomFrom(options.seed);
  const edges = Array.from({ length: width }, (_, feature) => binEdges(set, feature));
  const binned = new Uint8Array(size * width);
  for (let row = 0; row < size; row++) {
    for (let feature = 0; feature < width; feature++) {
      binned[feature * size + row] = binOf(edges[feature]!, set.rows[row * width + feature]!);
    }
  }
  let positive = 0;
  let total = 0;
  for (let row = 0; row < size; row++) {
    positive += weights[row]! * outcomes[row]!;
    total += weights[row]!;
  }
  const base = Math.log((positive + 1) / (total - positive + 1));
  const scores = new Float64Array(size).fill(base);
  const gradients = new Float64Array(size);
  const curvatures = new Float64Array(size);
  const trees: Tree[] = [];
  for (let round = 0; round < options.rounds; round++) {
    for (let row = 0; row < size; row++) {
      const p = 1 / (1 + Math.exp(-scores[row]!));
      gradients[row] = weights[row]! * (p - outcomes[row]!);
      curvatures[row] = weights[row]! * Math.max(p * (1 - p), 1e-6);
    }
    const chosen: number[] = [];
    for (let row = 0; row < size; row++) if (random() < options.rowShare) chosen.push(row);
    const features = edges
      .map((edge, feature) => (edge.length > 0 ? feature : -1))
      .filter((feature) => feature >= 0 && random() < options.featureShare);
    const tree = grow(
      binned,
      size,
      Uint32Array.from(chosen),
      features,
      edges,
      gradients,
      curvatures,
      options,
    );
    trees.push(tree);
    for (let row = 0; row < size; row++) {
      let node = 0;
      while (tree.features[node]! >= 0) {
        const right = set.rows[row * width + tree.features[node]!]! > tree.values[node]!;
        node = tree.lefts[node]! + (right ? 1 : 0);
      }
      scores[row]! += tree.values[node]!;
    }
  }
  return { base: Math.fround(base), trees };
}

interface Leaf {
  readonly node: number;
  readonly rows: Uint32Array;
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

function grow(
  binned: Uint8Array,
  size: number,
  rows: Uint32Array,
  features: readonly number[],
  edges: readonly Float64Array[],
  gradients: Float64Array,
  curvatures: Float64Array,
  options: BoostingOptions,
): Tree {
  const tree = { features: [-1], values: [0], lefts: [0] };
  const sum = new Float64Array(bins);
  const curve = new Float64Array(bins);
  const leafValue = (leafRows: Uint32Array) => {
    let g = 0;
    let h = 0;
    for (const row of leafRows) {
      g += gradients[row]!;
      h += curvatures[row]!;
    }
    return Math.fround((-options.rate * g) / (h + options.ridge));
  };
  const bestSplit = (node: number, leafRows: Uint32Array): Leaf => {
    let best = { gain: 1e-6, feature: -1, bin: 0 };
    let g = 0;
    let h = 0;
    for (const row of leafRows) {
      g += gradients[row]!;
      h += curvatures[row]!;
    }
    const whole = (g * g) / (h + options.ridge);
    for (const feature of features) {
      sum.fill(0);
      curve.fill(0);
      const column = feature * size;
      for (const row of leafRows) {
        const bin = binned[column + row]!;
        sum[bin]! += gradients[row]!;
        curve[bin]! += curvatures[row]!;
      }
      let leftG = 0;
      let leftH = 0;
      for (let bin = 0; bin < edges[feature]!.length; bin++) {
        leftG += sum[bin]!;
        leftH += curve[bin]!;
        if (leftH < options.leafWeight) continue;
        const rightH = h - leftH;
        if (rightH < options.leafWeight) break;
        const rightG = g - leftG;
        const gain =
          (leftG * leftG) / (leftH + options.ridge) +
          (rightG * rightG) / (rightH + options.ridge) -
          whole;
        if (gain > best.gain) best = { gain, feature, bin };
      }
    }
    return { node, rows: leafRows, ...best };
  };
  let leaves: Leaf[] = [bestSplit(0, rows)];
  tree.values[0] = leafValue(rows);
  while (leaves.length < options.leaves) {
    let top: Leaf | null = null;
    for (const leaf of leaves) {
      if (leaf.feature >= 0 && (!top || leaf.gain > top.gain)) top = leaf;
    }
    if (!top) break;
    const split = top;
    const column = split.feature * size;
    const left = split.rows.filter((row) => binned[column + row]! <= split.bin);
    const right = split.rows.filter((row) => binned[column + row]! > split.bin);
    const at = tree.features.length;
    tree.features[split.node] = split.feature;
    tree.values[split.node] = edges[split.feature]![split.bin]!;
    tree.lefts[split.node] = at;
    tree.features.push(-1, -1);
    tree.values.push(leafValue(left), leafValue(right));
    tree.lefts.push(0, 0);
    leaves = leaves.filter((leaf) => leaf !== split);
    leaves.push(bestSplit(at, left), bestSplit(at + 1, right));
  }
  return tree;
}

/** Thresholds between quantiles, at most one fewer than there are bins, rounded so that they survive being written as text. */
function binEdges(set: TrainingSet, feature: number): Float64Array {
  const sample: number[] = [];
  const step = Math.max(1, Math.floor(set.outcomes.length / 20000));
  for (let row = 0; row < set.outcomes.length; row += step) {
    sample.push(set.rows[row * set.width + feature]!);
  }
  sample.sort((a, b) => a - b);
  const edges = new Set<number>();
  for (let bin = 1; bin < bins; bin++) {
    const at = Math.floor((bin * sample.length) / bins);
    const low = sample[at - 1]!;
    const high = sample[at]!;
    const edge = Math.round(((low + high) / 2) * 1e4) / 1e4;
    if (edge < sample.at(-1)!) edges.add(edge);
  }
  // Rare values, such as a line that recurs, fall between no two quantiles.
  const distinct = [...new Set(sample)];
  if (distinct.length < bins) {
    edges.clear();
    for (let at = 1; at < distinct.length; at++) {
      edges.add(Math.round(((distinct[at - 1]! + distinct[at]!) / 2) * 1e4) / 1e4);
    }
  }
  return Float64Array.from([...edges].sort((a, b) => a - b)).slice(0, bins - 1);
}

function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
