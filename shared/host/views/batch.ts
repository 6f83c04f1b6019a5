import type { Candidate } from '../../clean/candidate.ts';
import { listUnder } from '../../clean/list-under.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { articleKey } from '../../corpus/document.ts';
import {
  type DuplicateFinding,
  type Finding,
  kinds,
  type Occurrence,
  type TextFinding,
} from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import type { ReviewState } from '../../review/review-state.ts';
import type { BatchConflict, BatchExample, BatchPreview } from '../batch-model.ts';
import type { ArticleInfo } from '../model.ts';
import { overlapsWithDecided } from './batch-overlaps.ts';
import { contextOf } from './context.ts';
import type { FindingState } from './findings.ts';
import { isOpen } from './queue-table.ts';

const mostExamples = 12;
const mostConflicts = 6;
const longestAround = 120;
const findingsBetweenPauses = 200;
const placesBetweenPauses = 1_000;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly finding: TextFinding;
}

/**
 * What accepting these findings would do to the corpus: how many places and articles it touches, the
 * first changes as they would read, and which places get in each other's way or in that of what was decided on `all`
 * other findings. Vetoed places and excluded members are left out. Yields while it works.
 */
export function* previewBatch(
  corpus: Corpus,
  findings: readonly Finding[],
  state: FindingState,
  all: readonly Finding[],
  review: ReviewState,
): Portions<BatchPreview> {
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  const touched = new Set<string>();
  const gone = new Set<string>();
  const byDocument = new Map<string, Place[]>();
  const asked = new Map<string, Candidate[]>();
  const examples: BatchExample[] = [];
  let places = 0;
  let decided = 0;
  let looked = 0;
  for (const finding of findings) {
    if (looked++ % findingsBetweenPauses === 0) yield;
    counts.set(finding.kind, counts.get(finding.kind)! + 1);
    if (!isOpen(state.statusOf(finding))) decided++;
    if (finding.kind === 'duplicate') {
      const removed = removedMembers(finding, state);
      for (const key of removed) gone.add(key);
      if (examples.length < mostExamples) examples.push(clusterExample(finding, removed.length));
      continue;
    }
    for (const [place, occurrence] of finding.occurrences.entries()) {
      if (place % placesBetweenPauses === placesBetweenPauses - 1) yield;
      if (state.isVetoed(finding, place)) continue;
      places++;
      const key = articleKey(occurrence);
      touched.add(key);
      const after = state.afterOf(finding, occurrence);
      if (after !== occurrence.before)
        listUnder(asked, key, candidateOf(finding, occurrence, after));
      const { document, from, to } = occurrence;
      listUnder(byDocument, document, { from, to, finding });
    }
    if (examples.length < mostExamples) examples.push(textExample(corpus, finding, state));
  }
  const conflicts: BatchConflict[] = [];
  let conflicting = 0;
  for (const [document, list] of byDocument) {
    if (looked++ % findingsBetweenPauses === 0) yield;
    list.sort((a, b) => a.from - b.from || b.to - a.to);
    let before: Place | null = null;
    for (const place of list) {
      if (before && place.from < before.to && place.finding !== before.finding) {
        conflicting++;
        if (conflicts.length < mostConflicts) {
          conflicts.push({ document, first: before.finding.title, second: place.finding.title });
        }
      }
      if (!before || place.to > before.to) before = place;
    }
  }
  const selected = new Set(findings.map(({ id }) => id));
  const overlaps = yield* overlapsWithDecided(corpus, all, review, asked, selected);
  return {
    findings: findings.length,
    byKind: kinds
      .map((kind) => ({ kind, count: counts.get(kind)! }))
      .filter(({ count }) => count > 0),
    places,
    articles: touched.size,
    removed: gone.size,
    inRemoved: [...touched].filter((key) => gone.has(key) || goes(state.fateOf(key))).length,
    decided,
    conflicting,
    conflicts,
    overlaps,
    examples,
  };
}

function candidateOf(finding: TextFinding, occurrence: Occurrence, after: string): Candidate {
  const { document, from, to, before } = occurrence;
  const { id, rule } = finding;
  return { document, from, to, before, after, rule, finding: id, decision: '', order: 0 };
}

const goes = (fate: ArticleInfo['fate']) => fate !== 'kept';

function removedMembers(cluster: DuplicateFinding, state: FindingState): string[] {
  const canonical = state.canonicalOf(cluster);
  const excluded = state.excludedOf(cluster);
  return cluster.members
    .filter((_, index) => index !== canonical && !excluded.has(index))
    .map(articleKey);
}

function clusterExample({ id, kind, title }: DuplicateFinding, removed: number): BatchExample {
  return { finding: id, kind, title, places: removed, change: null };
}

function textExample(corpus: Corpus, finding: TextFinding, state: FindingState): BatchExample {
  const { id, kind, title, occurrences } = finding;
  const place = occurrences.findIndex((_, at) => !state.isVetoed(finding, at));
  const occurrence = occurrences[place];
  if (!occurrence) return { finding: id, kind, title, places: 0, change: null };
  const { text } = corpus.document(occurrence.document);
  const article = corpus.articlesOf(occurrence.document)[occurrence.article]!;
  const around = contextOf(text, occurrence, article);
  return {
    finding: id,
    kind,
    title,
    places: occurrences.filter((_, at) => !state.isVetoed(finding, at)).length,
    change: {
      left: endOf(text.slice(around.from, occurrence.from)),
      before: occurrence.before,
      after: state.afterOf(finding, occurrence),
      right: startOf(text.slice(occurrence.to, around.to)),
    },
  };
}

/** The last words of a text, after an ellipsis where more stands before them. */
function endOf(text: string): string {
  if (text.length <= longestAround) return text;
  return `…${text.slice(-longestAround).replace(/^\S{0,24}\s+/u, '')}`;
}

/** The first words of a text, before an ellipsis where more comes after them. */
function startOf(text: string): string {
  if (text.length <= longestAround) return text;
  return `${text.slice(0, longestAround).replace(/\s+\S{0,24}$/u, '')}…`;
}
