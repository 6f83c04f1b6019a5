import type { Corpus } from '../../corpus/corpus.ts';
import type { Occurrence, TextFinding } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import type { Span } from '../../text/span.ts';
import type { PlaceView } from '../model.ts';
import { type ArticleState, articleInfo } from './articles.ts';
import { contextOf, lineNumber } from './context.ts';

/** What the places of a finding need to know of the review. */
export interface PlaceState extends ArticleState {
  isVetoed(finding: TextFinding, place: number): boolean;
  /** Only the rule takes the place in. */
  isByRule(finding: TextFinding, place: number): boolean;
  isStale(finding: TextFinding, place: number): boolean;
  /** What is put at the place when the finding is accepted as it stands. */
  afterOf(finding: TextFinding, occurrence: Occurrence): string;
  /** Spans of a document that other findings remove or propose to remove, in order. */
  removalsIn(document: string): readonly Span[];
}

/** One place of the finding with the text around it, bounded by its article. */
export function placeView(
  corpus: Corpus,
  finding: TextFinding,
  place: number,
  state: PlaceState,
): PlaceView {
  const occurrence = finding.occurrences[place]!;
  const { text } = corpus.document(occurrence.document);
  const article = corpus.articlesOf(occurrence.document)[occurrence.article]!;
  const context = contextOf(text, occurrence, article);
  const removals = state.removalsIn(occurrence.document);
  return {
    place,
    article: articleInfo(corpus, article, state),
    line: lineNumber(text, occurrence.from),
    left: text.slice(context.from, occurrence.from),
    before: occurrence.before,
    after: state.afterOf(finding, occurrence),
    right: text.slice(occurrence.to, context.to),
    leftRemovals: clip(removals, { from: context.from, to: occurrence.from }),
    rightRemovals: clip(removals, { from: occurrence.to, to: context.to }),
    leftCut: context.from > article.from && text[context.from - 1] !== '\n',
    rightCut: context.to < article.to && text[context.to] !== '\n' && text[context.to - 1] !== '\n',
    vetoed: state.isVetoed(finding, place),
    byRule: state.isByRule(finding, place),
    stale: state.isStale(finding, place),
  };
}

/** The parts of ordered spans that lie within `stretch`, relative to its start. */
function clip(spans: readonly Span[], stretch: Span): Span[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to <= stretch.from) low = middle + 1;
    else high = middle;
  }
  const clipped: Span[] = [];
  for (let at = low; at < spans.length && spans[at]!.from < stretch.to; at++) {
    const from = Math.max(spans[at]!.from, stretch.from) - stretch.from;
    const to = Math.min(spans[at]!.to, stretch.to) - stretch.from;
    if (to > from) clipped.push({ from, to });
  }
  return clipped;
}

/** Places looked at before others may go on. */
const placesAtOnce = 100;

/** Positions of the occurrences whose text, document or headline holds the search words, found in portions; all of them for an empty search. */
export function* searchPlaces(
  corpus: Corpus,
  finding: TextFinding,
  search: string,
): Portions<number[]> {
  const needle = search.trim().toLocaleLowerCase();
  const all = finding.occurrences.map((_, place) => place);
  if (needle === '') return all;
  const found: number[] = [];
  for (const [place, occurrence] of finding.occurrences.entries()) {
    if (place % placesAtOnce === placesAtOnce - 1) yield;
    const { text } = corpus.document(occurrence.document);
    const article = corpus.articlesOf(occurrence.document)[occurrence.article]!;
    const context = contextOf(text, occurrence, article);
    if (
      occurrence.document.toLocaleLowerCase().includes(needle) ||
      text.slice(context.from, context.to).toLocaleLowerCase().includes(needle)
    )
      found.push(place);
  }
  return found;
}
