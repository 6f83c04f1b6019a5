import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import { type Opening, type PageLine, readOpening } from '../corpus/opening.ts';
import type { KeptPlace, Occurrence } from '../findings/finding.ts';
import { countWords, isLoneFigure, isMarkerShape } from '../text/line-shape.ts';
import { maskFigures } from '../text/lines.ts';
import { type CardDraft, countOf } from './card.ts';
import { byPlace, type Claims, removalOf } from './claim.ts';

interface MarkerPlace {
  readonly occurrence: Occurrence;
  readonly key: string;
  /** A later line of the opening shows the headline or a caption again, so the marker stands amid repeats. */
  readonly amidRepeats: boolean;
  readonly afterCaption: boolean;
}

/** What the openings of articles show again, and what stands astray in them: collected article by article, then made into cards. */
export interface OpeningCollector {
  /** Reads one article and claims what its opening repeats; false when it has no such opening. Articles come in corpus order. */
  add(article: Article, page: readonly PageLine[]): boolean;
  cards(): CardDraft[];
}

export function createOpeningCollector(corpus: Corpus, claims: Claims): OpeningCollector {
  const headlines: Occurrence[] = [];
  const keptHeadlines: KeptPlace[] = [];
  const captions: Occurrence[] = [];
  const keptCaptions: KeptPlace[] = [];
  const markers = new Map<string, MarkerPlace[]>();
  const below: { pattern: string; place: MarkerPlace }[] = [];
  let articlesWithOpening = 0;

  function add(article: Article, page: readonly PageLine[]): boolean {
    const opening = openingOf(article, page);
    if (!opening) return false;
    articlesWithOpening++;
    const { text } = corpus.document(article.document);
    const kept = new Map<string, PageLine>();
    const repeat = (line: PageLine, into: Occurrence[], places: KeptPlace[]) => {
      const first = kept.get(line.key);
      if (!first) {
        kept.set(line.key, line);
        return;
      }
      if (!claims.take(article.document, line.from)) return;
      into.push(removalOf(text, article, line));
      const last = places.at(-1);
      if (last?.from === first.from && last.document === article.document) return;
      if (places.some((p) => p.document === article.document && p.from === first.from)) return;
      const { document, index } = article;
      places.push({ document, article: index, from: first.from, to: first.to });
    };
    for (let at = opening.start; at < opening.end; at++) {
      const line = page[at]!;
      const role = opening.roles[at - opening.start]!;
      if (role === 'headline') repeat(line, headlines, keptHeadlines);
      else if (role === 'caption') repeat(line, captions, keptCaptions);
      else if (role === 'marker' && claims.take(article.document, line.from)) {
        const pattern = maskFigures(line.key);
        const places = markers.get(pattern);
        const place = markerPlace(text, article, page, opening, at);
        if (places) places.push(place);
        else markers.set(pattern, [place]);
      }
    }
    for (let at = opening.end; at < Math.min(opening.end + 2, page.length); at++) {
      const { key } = page[at]!;
      if (!isMarkerShape(key)) break;
      below.push({
        pattern: maskFigures(key),
        place: markerPlace(text, article, page, opening, at),
      });
    }
    for (let at = opening.end; at < page.length; at++) {
      const line = page[at]!;
      if (!kept.has(line.key) || countWords(line.key) < 4) continue;
      if (line.key === page[opening.start]!.key) repeat(line, headlines, keptHeadlines);
      else repeat(line, captions, keptCaptions);
    }
    return true;
  }

  function cards(): CardDraft[] {
    // A line right below an opening is astray when it is a known marker of other articles.
    for (const { pattern, place } of below) {
      const places = markers.get(pattern);
      if (!places?.some((known) => known.amidRepeats)) continue;
      if (!claims.take(place.occurrence.document, place.occurrence.from)) continue;
      places.push(place);
      places.sort((a, b) => byPlace(a.occurrence, b.occurrence));
    }
    const drafts: CardDraft[] = [];
    if (headlines.length > 0) {
      drafts.push({
        rule: 'repeated-headline',
        pattern: 'headline',
        scope: '',
        confidence: 0.97,
        title: 'Headline shown again',
        reasons: [
          `${countOf(keptHeadlines.length, 'headline')} shown again in the same article, word for word: ${countOf(headlines.length, 'place')}.`,
          'The first one stays.',
        ],
        occurrences: headlines,
        kept: keptHeadlines,
      });
    }
    if (captions.length > 0) {
      drafts.push({
        rule: 'repeated-caption',
        pattern: 'caption',
        scope: '',
        confidence: 0.97,
        title: 'Caption shown again',
        reasons: [
          `${countOf(keptCaptions.length, 'caption')} shown again in the same article, word for word: ${countOf(captions.length, 'place')}.`,
          'The first place of each stays, right below the headline.',
        ],
        occurrences: captions,
        kept: keptCaptions,
      });
    }
    for (const [pattern, places] of markers) {
      drafts.push(markerCard(pattern, places, articlesWithOpening));
    }
    return drafts;
  }

  return { add, cards };
}

/** The opening at the article's headline; without one, that of a caption shown again on the first lines. */
function openingOf(article: Article, page: readonly PageLine[]): Opening | null {
  const { headline } = article;
  if (headline) {
    const start = page.findIndex((line) => line.from <= headline.from && headline.from < line.to);
    const opening = start < 0 ? null : readOpening(page, start);
    if (!opening || opening.headlines > 1) return opening;
    // A headline that stands once: only a caption right below it makes an opening, not a table further down.
    return opening.roles[1] === 'caption' && page[start + 1]!.key.length >= 20 ? opening : null;
  }
  const first = page[0];
  if (!first || first.key.length < 40 || first.key.length > 1000) return null;
  const opening = readOpening(page, 0);
  if (!opening || opening.headlines < 2 || opening.roles.includes('other')) return null;
  return { ...opening, roles: opening.roles.map((r) => (r === 'headline' ? 'caption' : r)) };
}

function markerPlace(
  text: string,
  article: Article,
  page: readonly PageLine[],
  opening: Opening,
  at: number,
): MarkerPlace {
  const step = at - opening.start;
  const later = opening.roles.slice(step + 1);
  const earlier = opening.roles.slice(0, step).filter((role) => role !== 'marker');
  return {
    occurrence: removalOf(text, article, page[at]!),
    key: page[at]!.key,
    amidRepeats: later.includes('headline') || later.includes('caption'),
    afterCaption: earlier.at(-1) === 'caption',
  };
}

function markerCard(masked: string, places: readonly MarkerPlace[], openings: number): CardDraft {
  const figure = isLoneFigure(places[0]!.key);
  const articles = new Set(places.map((p) => `${p.occurrence.document}:${p.occurrence.article}`));
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
    occurrences: places.map((place) => place.occurrence),
    kept: [],
  };
}
