import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import { contentId } from '../findings/content-id.ts';
import {
  type KeptPlace,
  type Occurrence,
  occurrenceAt,
  type TextFinding,
} from '../findings/finding.ts';
import { detached } from '../text/detached.ts';
import type { CardDraft } from './card.ts';
import { afterLineEnd, type CorpusLines, lineEnd } from './corpus-lines.ts';
import { countLeftovers, leftoverReasons, noLeftovers } from './leftovers.ts';

/** The findings of the cards, in their order. No two cards have a line in common. Reads each document that has occurrences once, in corpus order. */
export function finishCards(
  drafts: readonly CardDraft[],
  corpus: Corpus,
  lines: CorpusLines,
  pulse: () => void,
): TextFinding[] {
  if (drafts.length === 0) return [];
  const cards = drafts.map((draft) => ({
    draft,
    confidence: roundedConfidence(draft),
    occurrences: new Array<Occurrence>(draft.lines.length),
    leftovers: noLeftovers(),
  }));
  const total = lines.starts[corpus.articles.length]!;
  // Of each line that is removed, its card and its place in the card, plus one.
  const cardAt = new Int32Array(total);
  const placeAt = new Int32Array(total);
  const kept = new Map<number, KeptPlace | null>();
  for (const [number, { draft }] of cards.entries()) {
    for (const [place, line] of draft.lines.entries()) {
      cardAt[line] = number + 1;
      placeAt[line] = place;
    }
    for (const line of draft.kept) kept.set(line, null);
  }
  const linesBefore = new Map<number, string>();
  let removals: { card: (typeof cards)[number]; occurrence: Occurrence; article: Article }[] = [];
  const tell = () => {
    if (removals.length > 0) {
      const { text } = corpus.document(removals[0]!.article.document);
      countLeftovers(text, removals);
    }
    removals = [];
  };
  let read = '';
  for (const [number, article] of corpus.articles.entries()) {
    if (number % 64 === 0) pulse();
    if (article.document !== read) {
      tell();
      read = article.document;
    }
    for (let line = lines.starts[number]!; line < lines.starts[number + 1]!; line++) {
      const isKept = kept.has(line);
      if (cardAt[line] === 0 && !isKept) continue;
      const { text } = corpus.document(article.document);
      const from = lines.froms[line]!;
      const to = afterLineEnd(text, lineEnd(text, from, article.to), article.to);
      const place = { document: article.document, article: article.index, from, to };
      if (isKept) kept.set(line, place);
      if (cardAt[line] === 0) continue;
      const kind = lines.kindOf[line]!;
      let before = linesBefore.get(kind);
      if (before === undefined || before.length !== to - from || !text.startsWith(before, from)) {
        before = detached(text.slice(from, to));
        linesBefore.set(kind, before);
      }
      const occurrence = occurrenceAt(place, from, to, before, '');
      const card = cards[cardAt[line]! - 1]!;
      card.occurrences[placeAt[line]!] = occurrence;
      removals.push({ card, occurrence, article });
      if (removals.length % 256 === 0) pulse();
    }
  }
  tell();
  return cards.map(({ draft, confidence, occurrences, leftovers }) => ({
    // It depends on rule, scope and pattern alone, so that it lasts when pages are added.
    id: contentId('boilerplate', draft.rule, draft.scope, draft.pattern),
    kind: 'boilerplate',
    confidence,
    rule: draft.rule,
    title: draft.showsLine ? `${draft.title} ${occurrences[0]!.before.trim()}` : draft.title,
    reasons: [...draft.reasons, ...leftoverReasons(leftovers)],
    pattern: draft.pattern,
    suggestions: [],
    occurrences,
    kept: draft.kept.map((line) => kept.get(line)!),
  }));
}

function roundedConfidence({ confidence }: CardDraft): number {
  return Math.round(Math.min(Math.max(confidence, 0), 0.99) * 1000) / 1000;
}
