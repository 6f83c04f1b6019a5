import type { Corpus } from '../corpus/corpus.ts';
import { type Opening, openingReach, type PageLine, readOpening } from '../corpus/opening.ts';
import { countWords, isLoneFigure, isMarkerShape } from '../text/line-shape.ts';
import { maskFigures } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import type { CorpusLines } from './corpus-lines.ts';
import type { LazyPage, LineSource } from './line-source.ts';

interface MarkerPlace {
  /** Number of its line. */
  readonly line: number;
  readonly article: number;
  readonly key: string;
  /** A later line of the opening shows the headline or a caption again, so the marker stands amid repeats. */
  readonly amidRepeats: boolean;
  readonly afterCaption: boolean;
}

/** What the openings of articles show again, and what stands astray in them: collected article by article, then made into cards. */
export interface OpeningCollector {
  /** Reads one article and claims what its opening repeats; false when it has no such opening. Articles come in corpus order. */
  add(article: number, page: LazyPage): boolean;
  cards(): CardDraft[];
}

/** Numbers of lines: those shown again, and the first of each, which stays. */
interface Repeats {
  readonly lines: number[];
  readonly kept: number[];
  /** Those of `kept` that stand in the article that is read. */
  readonly keptHere: Set<number>;
}

export function createOpeningCollector({
  corpus,
  lines,
  claims,
  places: linePlaces,
}: LineSource): OpeningCollector {
  const headlines: Repeats = { lines: [], kept: [], keptHere: new Set() };
  const captions: Repeats = { lines: [], kept: [], keptHere: new Set() };
  const markers = new Map<string, MarkerPlace[]>();
  const below: { pattern: string; place: MarkerPlace }[] = [];
  let articlesWithOpening = 0;

  function add(article: number, lazyPage: LazyPage): boolean {
    const first = lines.starts[article]!;
    const start = openingLine(corpus, lines, article);
    if (start < 0) return false;
    const page = lazyPage();
    const opening = openingOf(page, start - first, lines.headlines[article]! >= 0);
    if (!opening) return false;
    articlesWithOpening++;
    const seen = new Map<string, number>();
    headlines.keptHere.clear();
    captions.keptHere.clear();
    const repeat = (at: number, repeats: Repeats) => {
      const { key } = page[at]!;
      const shown = seen.get(key);
      if (shown === undefined) {
        seen.set(key, at);
        return;
      }
      if (!claims.take(first + at)) return;
      repeats.lines.push(first + at);
      if (repeats.keptHere.has(shown)) return;
      repeats.keptHere.add(shown);
      repeats.kept.push(first + shown);
    };
    const placeOf = (at: number) => markerPlace(page, opening, at, article, first + at);
    for (let at = opening.start; at < opening.end; at++) {
      const role = opening.roles[at - opening.start]!;
      if (role === 'headline') repeat(at, headlines);
      else if (role === 'caption') repeat(at, captions);
      else if (role === 'marker' && claims.take(first + at)) {
        const pattern = maskFigures(page[at]!.key);
        const places = markers.get(pattern);
        if (places) places.push(placeOf(at));
        else markers.set(pattern, [placeOf(at)]);
      }
    }
    for (let at = opening.end; at < Math.min(opening.end + 2, page.length); at++) {
      const { key } = page[at]!;
      if (!isMarkerShape(key)) break;
      below.push({ pattern: maskFigures(key), place: placeOf(at) });
    }
    for (let at = opening.end; at < page.length; at++) {
      const { key } = page[at]!;
      if (!seen.has(key) || countWords(key) < 4) continue;
      repeat(at, key === page[opening.start]!.key ? headlines : captions);
    }
    return true;
  }

  /** A line right below an opening is astray when it is a known marker of other articles. */
  function addMarkersBelow(): void {
    const known = new Set<string>();
    for (const [pattern, places] of markers) {
      if (places.some((place) => place.amidRepeats)) known.add(pattern);
    }
    const extended = new Set<MarkerPlace[]>();
    for (const { pattern, place } of below) {
      if (!known.has(pattern) || !claims.take(place.line)) continue;
      const places = markers.get(pattern)!;
      places.push(place);
      extended.add(places);
    }
    for (const places of extended) {
      places.sort((a, b) => linePlaces.inOrder(a.line, b.line));
    }
  }

  function cards(): CardDraft[] {
    addMarkersBelow();
    const drafts: CardDraft[] = [];
    if (headlines.lines.length > 0) {
      drafts.push({
        rule: 'repeated-headline',
        pattern: 'headline',
        scope: '',
        confidence: 0.97,
        title: 'Headline shown again',
        reasons: [
          `${countOf(headlines.kept.length, 'headline')} shown again in the same article, word for word: ${countOf(headlines.lines.length, 'place')}.`,
          'The first one stays.',
        ],
        lines: headlines.lines,
        kept: headlines.kept,
      });
    }
    if (captions.lines.length > 0) {
      drafts.push({
        rule: 'repeated-caption',
        pattern: 'caption',
        scope: '',
        confidence: 0.97,
        title: 'Caption shown again',
        reasons: [
          `${countOf(captions.kept.length, 'caption')} shown again in the same article, word for word: ${countOf(captions.lines.length, 'place')}.`,
          'The first place of each stays, right below the headline.',
        ],
        lines: captions.lines,
        kept: captions.kept,
      });
    }
    for (const [pattern, places] of markers) {
      drafts.push(markerCard(pattern, places, articlesWithOpening));
    }
    return drafts;
  }

  return { add, cards };
}

/** The line at which an opening of the article would begin; -1 where nothing is shown again near it, which rules one out. */
function openingLine(corpus: Corpus, lines: CorpusLines, article: number): number {
  const { starts, kindOf, headlines, kinds } = lines;
  const [first, end] = [starts[article]!, starts[article + 1]!];
  if (corpus.articles[article]!.headline) {
    const headline = headlines[article]!;
    const limit = Math.min(end, headline + openingReach);
    for (let line = headline; headline >= 0 && line < limit; line++) {
      for (let other = line + 1; other < limit; other++) {
        if (kindOf[other] === kindOf[line]) return headline;
      }
    }
    return -1;
  }
  if (first === end) return -1;
  const length = kinds.lengths[kindOf[first]!]!;
  if (length < 40 || length > 1000) return -1;
  const limit = Math.min(end, first + openingReach);
  for (let line = first + 1; line < limit; line++) {
    if (kindOf[line] === kindOf[first]) return first;
  }
  return -1;
}

/** The opening at the article's headline, which stands at line `start`; without one, that of a caption shown again on the first lines. */
function openingOf(page: readonly PageLine[], start: number, hasHeadline: boolean): Opening | null {
  const opening = readOpening(page, start);
  if (!opening) return null;
  if (hasHeadline) {
    if (opening.headlines > 1) return opening;
    // A headline that stands once: only a caption right below it makes an opening, not a table further down.
    return opening.roles[1] === 'caption' && page[start + 1]!.key.length >= 20 ? opening : null;
  }
  if (opening.headlines < 2 || opening.roles.includes('other')) return null;
  return { ...opening, roles: opening.roles.map((r) => (r === 'headline' ? 'caption' : r)) };
}

function markerPlace(
  page: readonly PageLine[],
  opening: Opening,
  at: number,
  article: number,
  line: number,
): MarkerPlace {
  const step = at - opening.start;
  const later = opening.roles.slice(step + 1);
  const earlier = opening.roles.slice(0, step).filter((role) => role !== 'marker');
  return {
    line,
    article,
    key: page[at]!.key,
    amidRepeats: later.includes('headline') || later.includes('caption'),
    afterCaption: earlier.at(-1) === 'caption',
  };
}

function markerCard(masked: string, places: readonly MarkerPlace[], openings: number): CardDraft {
  const figure = isLoneFigure(places[0]!.key);
  const articles = new Set(places.map((place) => place.article));
  const variants = [...new Set(places.map((place) => place.key))];
  const pattern = variants.length > 1 || figure ? masked : variants[0]!;
  const amid = places.filter((place) => place.amidRepeats).length;
  const after = places.filter((place) => place.afterCaption).length;
  const single = countWords(pattern) <= 1 && pattern.length <= 12;
  // Two or three capitals below what is shown again are no line of an article.
  const code = pattern.length <= 3 && !/[\p{Ll}\p{Nd}]/u.test(pattern);
  let confidence = amid > 0 ? (single || figure ? 0.85 : 0.45) : figure || code ? 0.6 : 0.4;
  if (articles.size >= 2) confidence = Math.max(confidence, 0.9);
  if (articles.size >= 3) confidence = 0.96;
  if (articles.size >= 6) confidence = 0.98;
  const reasons = [
    `Alone on its line in ${articles.size} of ${countOf(openings, 'article')} that open in the same way.`,
  ];
  if (after > 0) {
    reasons.push(
      after === places.length
        ? 'It always follows the caption.'
        : `It follows the caption in ${after} of ${countOf(places.length, 'place')}.`,
    );
  }
  if (amid > 0) {
    reasons.push(
      amid === places.length
        ? 'The headline or the caption is shown again right after it.'
        : `The headline or the caption is shown again after it in ${amid} of ${countOf(places.length, 'place')}.`,
    );
  }
  if (figure) {
    reasons.push(
      variants.length > 1
        ? `A figure alone on its line: ${variants.slice(0, 6).join(', ')}${variants.length > 6 ? '…' : ''}.`
        : `A figure alone on its line: ${variants[0]}.`,
    );
  }
  const sample = variants.length === 1 ? variants[0]! : variants.slice(0, 3).join(', ');
  return {
    rule: figure ? 'lone-count' : 'stray-marker',
    pattern,
    scope: '',
    confidence,
    title: figure ? `Lone figure ${sample}` : `Stray marker ${pattern}`,
    reasons,
    lines: places.map((place) => place.line),
    kept: [],
  };
}
