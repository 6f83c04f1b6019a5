import type { Corpus } from '../../corpus/corpus.ts';
import type { Occurrence, TextFinding } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import { endsSentence, isLoneFigure, isMarkerShape } from '../../text/line-shape.ts';
import { lineKey } from '../../text/lines.ts';
import type { PlaceContexts, PlaceShape } from '../model.ts';
import { isWholeLines } from './context.ts';

/** Places looked at before others may go on. */
const placesAtOnce = 100;
const mostShapes = 12;
const longestLine = 2000;

/** In what company the places of a finding stand: shapes of what comes right before and after, most frequent first, each with one place that shows it; counted in portions. */
export function* placeContexts(corpus: Corpus, finding: TextFinding): Portions<PlaceContexts> {
  const before = new Map<string, { shape: PlaceShape; places: number; sample: number }>();
  const after = new Map<string, { shape: PlaceShape; places: number; sample: number }>();
  const add = (into: typeof before, shape: PlaceShape, sample: number) => {
    const known = into.get(shape);
    if (known) known.places++;
    else into.set(shape, { shape, places: 1, sample });
  };
  for (const [place, occurrence] of finding.occurrences.entries()) {
    if (place % placesAtOnce === placesAtOnce - 1) yield;
    const { left, right } = shapesAround(corpus, occurrence);
    add(before, left, place);
    add(after, right, place);
  }
  const list = (shapes: typeof before) =>
    [...shapes.values()]
      .sort((a, b) => b.places - a.places || a.sample - b.sample)
      .slice(0, mostShapes);
  return { before: list(before), after: list(after) };
}

function shapesAround(
  corpus: Corpus,
  occurrence: Occurrence,
): { left: PlaceShape; right: PlaceShape } {
  const { text } = corpus.document(occurrence.document);
  const article = corpus.articlesOf(occurrence.document)[occurrence.article]!;
  if (!isWholeLines(text, occurrence)) {
    return {
      left: besideWord(text.slice(Math.max(article.from, occurrence.from - 8), occurrence.from)),
      right: besideWord(text.slice(occurrence.to, Math.min(article.to, occurrence.to + 8)), true),
    };
  }
  const headline = article.headline
    ? lineKey(text.slice(article.headline.from, article.headline.to))
    : null;
  const shapeOf = (line: string | null): PlaceShape => {
    if (line === null) return 'edge';
    const key = lineKey(line);
    if (key === '') return 'blank';
    if (key === headline) return 'headline';
    if (key === lineKey(occurrence.before)) return 'same';
    if (isLoneFigure(key)) return 'figure';
    if (isMarkerShape(key)) return 'short-line';
    return endsSentence(key) && key.length >= 40 ? 'sentence' : 'line';
  };
  let start = occurrence.from - 1;
  let left: string | null = null;
  if (start >= article.from) {
    if (text[start - 1] === '\r') start--;
    const from = Math.max(article.from, text.lastIndexOf('\n', start - 1) + 1, start - longestLine);
    left = text.slice(from, start);
  }
  const next = text[occurrence.to] === '\n' && !/\n$/.test(occurrence.before) ? 1 : 0;
  const to = occurrence.to + next;
  let right: string | null = null;
  if (to < article.to && text.slice(to, article.to).trim() !== '') {
    const end = text.indexOf('\n', to);
    right = text.slice(to, Math.min(end < 0 ? article.to : end, article.to, to + longestLine));
  }
  return { left: shapeOf(left), right: shapeOf(right) };
}

/** For a place within a line: what the next character is. */
function besideWord(text: string, forward = false): PlaceShape {
  const character = forward ? Array.from(text)[0] : Array.from(text).at(-1);
  if (character === undefined) return 'edge';
  if (/[\n\r]/.test(character)) return 'line-end';
  if (/\s/.test(character)) return 'space';
  return /[\p{L}\p{N}]/u.test(character) ? 'word' : 'mark';
}
