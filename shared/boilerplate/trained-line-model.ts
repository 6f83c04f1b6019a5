import { readTrees } from './boosted-trees.ts';
import type { LineModel } from './line-model.ts';
import { firstTrees, secondTrees } from './line-model-data.ts';

let model: LineModel | null = null;

/** The line model as it was trained by `scripts/train-boilerplate.mjs`; read once. */
export function trainedLineModel(): LineModel {
  model ??= { first: readTrees(firstTrees), second: readTrees(secondTrees) };
  return model;
}
