import { createTagModel, type TagModel } from './tag-model.ts';
import type { TermVector } from './term-weights.ts';

/** An article whose tags are known. */
export interface TagExample {
  readonly article: string;
  /** In order of name. */
  readonly tags: readonly string[];
  /** The tags it speaks against: all others, or these only, in order of name. */
  readonly without: 'others' | readonly string[];
}

/** Keeps a model equal to what a list of examples teaches, one after another. */
export interface TagLearner {
  /** The model as far as it is ready; an older one while a new one is being made. */
  model(): TagModel;
  /** Sets the examples to follow. What the list has in common with the one before is not learned again. */
  follow(examples: readonly TagExample[]): void;
  /** Learns one more example; false when there is none left. */
  advance(): boolean;
}

interface Work {
  readonly model: TagModel;
  readonly learned: TagExample[];
}

/** A learner that asks `vectorOf` for the articles of its examples; null passes an article over. */
export function createTagLearner(vectorOf: (article: string) => TermVector | null): TagLearner {
  let current: Work = { model: createTagModel(), learned: [] };
  let work = current;
  let target: readonly TagExample[] = [];

  /** Takes lessons back until the rest agrees with the target; false where that is too far back. */
  function agree(candidate: Work): boolean {
    const { learned, model } = candidate;
    let common = 0;
    while (common < learned.length && sameExample(learned[common], target[common])) common++;
    if (learned.length - common > model.reach) return false;
    while (learned.length > common) {
      model.unlearn();
      learned.pop();
    }
    return true;
  }

  return {
    model: () => current.model,
    follow(examples) {
      target = examples;
      if (agree(current)) work = current;
      else if (work === current || !agree(work)) work = { model: createTagModel(), learned: [] };
    },
    advance() {
      const next = target[work.learned.length];
      if (!next) {
        current = work;
        return false;
      }
      const vector = vectorOf(next.article) ?? nothing;
      work.model.learn({ vector, tags: next.tags, without: next.without });
      work.learned.push(next);
      return true;
    },
  };
}

const nothing: TermVector = { terms: new Int32Array(0), weights: new Float64Array(0) };

function sameExample(a: TagExample | undefined, b: TagExample | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.article === b.article && sameList(a.tags, b.tags) && sameList(a.without, b.without);
}

function sameList(a: 'others' | readonly string[], b: 'others' | readonly string[]): boolean {
  if (a === b) return true;
  if (a === 'others' || b === 'others') return false;
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
