import { createCalibration } from './calibration.ts';
import type { TermVector } from './term-weights.ts';

/** What one article teaches. */
export interface Lesson {
  readonly vector: TermVector;
  readonly tags: readonly string[];
  /** The tags it speaks against: all others, or these only. */
  readonly without: 'others' | readonly string[];
}

/** A tag put forward for an article. */
export interface ScoredTag {
  readonly tag: string;
  /** How probable it is that the editor gives the tag, 0 to 1. */
  readonly probability: number;
  /** What each term of the vector adds to the score. */
  readonly parts: Float64Array;
}

/** A linear model for each tag, taught one article at a time and taken back to any of its last states exactly. */
export interface TagModel {
  /** Lessons that can be taken back. */
  readonly reach: number;
  learn(lesson: Lesson): void;
  /** Takes the last lesson back, to the bit. False when it lies too far back to be known. */
  unlearn(): boolean;
  /** The tags with the highest scores, best first, at most `most`. */
  best(vector: TermVector, most: number): ScoredTag[];
}

/** What the tags know of one term; a tag that is not listed has weight 0 and variance 1. */
interface TermRow {
  readonly tags: number[];
  readonly weights: number[];
  readonly variances: number[];
}

/** How things stood before a lesson. */
interface Before {
  readonly tags: number;
  readonly taught: readonly (readonly [tag: number, count: number])[];
  readonly calibration: Float64Array;
  /** Row, position in it, weight, variance; position -1 where the entry was new. */
  readonly changes: (readonly [row: TermRow, at: number, weight: number, variance: number])[];
}

/** What an untaught tag scores: no, with the margin that asks for no lesson. */
const untaughtScore = -1;
/** How much a lesson may be noise; tuned with a held-out part of news stories. */
const noise = 0.1;
/** A margin that asks for no lesson; a little below 1, since the rest would touch every tag for nothing. */
const settled = 0.9;
/** How many lessons can be taken back. */
const remembered = 64;
/** The scores looked at to learn how far scores can be trusted. */
const calibrated = 5;

/** A model that knows nothing. Adaptive regularisation of weights, one diagonal model a tag (AROW; Crammer, Kulesza & Dredze 2009). */
export function createTagModel(): TagModel {
  const names: string[] = [];
  const indexOf = new Map<string, number>();
  const taught: number[] = [];
  const rows: (TermRow | undefined)[] = [];
  const calibration = createCalibration();
  const history: Before[] = [];

  function scoresOf({ terms, weights }: TermVector): Float64Array {
    const scores = new Float64Array(names.length).fill(untaughtScore);
    for (let i = 0; i < terms.length; i++) {
      const row = rows[terms[i]!];
      if (!row) continue;
      const weight = weights[i]!;
      for (let k = 0; k < row.tags.length; k++) scores[row.tags[k]!]! += row.weights[k]! * weight;
    }
    return scores;
  }

  function ranked(scores: Float64Array, most: number): number[] {
    const order = Array.from(scores.keys());
    return order.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, most);
  }

  const evidenceOf = (tag: number, rank: number, scores: Float64Array) => ({
    score: scores[tag]!,
    rank,
    taught: taught[tag]!,
  });

  function step(tag: number, sign: 1 | -1, score: number, vector: TermVector, before: Before) {
    const margin = sign * score;
    if (margin >= settled) return;
    const { terms, weights } = vector;
    const places = new Int32Array(terms.length);
    let confidence = 0;
    for (let i = 0; i < terms.length; i++) {
      const row = rows[terms[i]!];
      const at = row ? row.tags.indexOf(tag) : -1;
      places[i] = at;
      confidence += (at < 0 ? 1 : row!.variances[at]!) * weights[i]! ** 2;
    }
    const share = 1 / (confidence + noise);
    const strength = (1 - margin) * share * sign;
    for (let i = 0; i < terms.length; i++) {
      if (weights[i] === 0) continue;
      let row = rows[terms[i]!];
      if (!row) {
        row = { tags: [], weights: [], variances: [] };
        rows[terms[i]!] = row;
      }
      let at = places[i]!;
      if (at < 0) {
        before.changes.push([row, -1, 0, 1]);
        at = row.tags.push(tag) - 1;
        row.weights.push(0);
        row.variances.push(1);
      } else before.changes.push([row, at, row.weights[at]!, row.variances[at]!]);
      const pull = row.variances[at]! * weights[i]!;
      row.weights[at]! += strength * pull;
      row.variances[at]! -= share * pull * pull;
    }
  }

  return {
    get reach() {
      return history.length;
    },
    learn({ vector, tags, without }) {
      const own = new Set(tags);
      const known = scoresOf(vector);
      const before: Before = {
        tags: names.length,
        taught: tags.flatMap((tag) => {
          const index = indexOf.get(tag);
          return index === undefined ? [] : [[index, taught[index]!] as const];
        }),
        calibration: calibration.save(),
        changes: [],
      };
      // Only an article whose tags are complete says how often the best scores are right.
      if (without === 'others') {
        ranked(known, calibrated).forEach((tag, rank) => {
          calibration.learn(evidenceOf(tag, rank, known), own.has(names[tag]!));
        });
      }
      for (const tag of own) {
        let index = indexOf.get(tag);
        if (index === undefined) {
          index = names.push(tag) - 1;
          indexOf.set(tag, index);
          taught.push(0);
        }
        taught[index]!++;
      }
      const against = without === 'others' ? null : new Set(without);
      for (let tag = 0; tag < names.length; tag++) {
        const name = names[tag]!;
        const score = known[tag] ?? untaughtScore;
        if (own.has(name)) step(tag, 1, score, vector, before);
        else if (against === null || against.has(name)) step(tag, -1, score, vector, before);
      }
      history.push(before);
      if (history.length > remembered) history.shift();
    },
    unlearn() {
      const before = history.pop();
      if (!before) return false;
      for (let i = before.changes.length - 1; i >= 0; i--) {
        const [row, at, weight, variance] = before.changes[i]!;
        if (at < 0) {
          row.tags.pop();
          row.weights.pop();
          row.variances.pop();
        } else {
          row.weights[at] = weight;
          row.variances[at] = variance;
        }
      }
      for (const name of names.splice(before.tags)) indexOf.delete(name);
      taught.length = before.tags;
      for (const [tag, count] of before.taught) taught[tag] = count;
      calibration.restore(before.calibration);
      return true;
    },
    best(vector, most) {
      const scores = scoresOf(vector);
      return ranked(scores, most).map((tag, rank) => {
        const parts = new Float64Array(vector.terms.length);
        for (let i = 0; i < parts.length; i++) {
          const row = rows[vector.terms[i]!];
          const at = row ? row.tags.indexOf(tag) : -1;
          if (row && at >= 0) parts[i] = row.weights[at]! * vector.weights[i]!;
        }
        const probability = calibration.probability(evidenceOf(tag, rank, scores));
        return { tag: names[tag]!, probability, parts };
      });
    },
  };
}
