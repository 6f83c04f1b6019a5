import { writeFileSync } from 'node:fs';
import { writeTrees } from '../../shared/boilerplate/boosted-trees.ts';
import { readLabelledPages, readStories, storyStep } from './boilerplate-pages.ts';
import { samplesOf, trainLineModel } from './boilerplate-training.ts';

/** Trains the line model on labelled pages and clean stories and writes it as `shared/boilerplate/line-model-data.ts`. The same data give the same file. */
export function writeLineModel(dataPath: string, storiesPath: string, outPath: string): void {
  const pages = readLabelledPages(dataPath).sort((a, b) => (a.id < b.id ? -1 : 1));
  const model = trainLineModel(samplesOf(pages, readStories(storiesPath, storyStep)));
  const text = [
    '// Written by scripts/train-boilerplate.mjs; figures only, in the form of boosted-trees.ts.',
    `export const firstTrees = \`${writeTrees(model.first)}\`;`,
    `export const secondTrees = \`${writeTrees(model.second)}\`;`,
    '',
  ];
  writeFileSync(outPath, text.join('\n'));
}
