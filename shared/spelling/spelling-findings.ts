import { contentId } from '../findings/content-id.ts';
import type { Occurrence, TextFinding, TextKind } from '../findings/finding.ts';
import type { NameVariant } from './name-variants.ts';
import type { Page } from './page.ts';
import type { RealWordError } from './real-word-errors.ts';
import { type SpelledArticle, sourceSpan } from './spelled-article.ts';
import type { Judgement } from './spelling-judge.ts';
import type { Vocabulary } from './vocabulary.ts';
import { inCaseOf } from './written-form.ts';

interface Group {
  readonly kind: TextKind;
  readonly rule: string;
  readonly pattern: string;
  readonly correction: string;
  readonly occurrences: Occurrence[];
  readonly suggestions: Map<string, number>;
  readonly reasons: string[];
  odds: number;
}

/** What is shown at all has at least this confidence. */
const FLOOR = 0.3;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders findings, surest first. */
export function byConfidence(a: TextFinding, b: TextFinding): number {
  return (
    b.confidence - a.confidence || compareText(a.pattern, b.pattern) || compareText(a.id, b.id)
  );
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** What becomes of the word as it stands where it is written in one way alone, else of its pattern. */
function titleOf({ pattern, correction, occurrences }: Group): string {
  const [first] = occurrences;
  const alike = first && occurrences.every(({ before }) => before === first.before);
  return alike ? `${first.before} → ${first.after}` : `${pattern} → ${correction}`;
}

/** Gathers places into findings: one for each misspelled form and its correction. */
export class Collection {
  private readonly groups = new Map<string, Group>();
  private readonly places = new Set<string>();
  private readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  private add(
    article: SpelledArticle,
    from: number,
    to: number,
    group: Omit<Group, 'occurrences' | 'suggestions' | 'odds'>,
    odds: number,
    suggestions: readonly { readonly text: string; readonly score: number }[],
  ): void {
    const span = sourceSpan(article, from, to);
    if (!span) return;
    const key = `${group.kind}\n${group.pattern}\n${group.correction}`;
    // Two ways of looking may come upon one place, as slips and accents do in a name.
    const place = `${key}\n${article.ref.document}\n${span.from}`;
    if (this.places.has(place)) return;
    this.places.add(place);
    let known = this.groups.get(key);
    if (!known) {
      known = { ...group, occurrences: [], suggestions: new Map(), odds: 0 };
      this.groups.set(key, known);
    }
    known.occurrences.push({
      ...article.ref,
      ...span,
      after: inCaseOf(span.before, group.correction),
    });
    known.odds += odds;
    for (const { text, score } of suggestions) {
      known.suggestions.set(text, Math.max(score, known.suggestions.get(text) ?? score));
    }
  }

  addMisspelling(article: SpelledArticle, page: Page, at: number, judgement: Judgement): void {
    const { vocabulary } = this;
    const id = page.ids[at]!;
    const pattern = vocabulary.words[id]!;
    const correction = judgement.corrections[0]!.text;
    const meant = vocabulary.find(correction);
    const standing = meant > 0 ? vocabulary.total[meant]! : 0;
    const reasons = [
      `“${pattern}” is in no dictionary and stands here ${times(vocabulary.total[id]!)}.`,
    ];
    if (standing > 0) reasons.push(`“${correction}” stands here ${times(standing)}.`);
    this.add(
      article,
      page.from[at]!,
      page.to[at]!,
      { kind: 'typo', rule: 'misspelling', pattern, correction, reasons },
      judgement.odds,
      judgement.corrections,
    );
  }

  addRealWord(article: SpelledArticle, page: Page, error: RealWordError): void {
    const { vocabulary } = this;
    const { at, correction } = error;
    const word = vocabulary.words[page.ids[at]!]!;
    this.add(
      article,
      page.from[at]!,
      page.to[at]!,
      { kind: 'real-word', rule: error.rule, pattern: word, correction, reasons: [error.reason] },
      error.odds,
      [{ text: correction, score: 0 }],
    );
  }

  addVariant(articles: readonly SpelledArticle[], variant: NameVariant, pause: () => void): void {
    const counts = `“${variant.rare}” stands ${times(variant.rareCount)}, “${variant.common}” ${times(variant.commonCount)}.`;
    const odds = Math.log(variant.confidence / (1 - variant.confidence));
    let done = 0;
    for (const place of variant.places) {
      if ((++done & 1023) === 0) pause();
      this.add(
        articles[place.article]!,
        place.from,
        place.to,
        {
          kind: variant.kind,
          rule: variant.rule,
          pattern: variant.rare,
          correction: variant.common,
          reasons: [counts, variant.reason],
        },
        odds,
        [{ text: variant.common, score: 0 }],
      );
    }
  }

  /** The findings, surest first. */
  findings(): TextFinding[] {
    const found: TextFinding[] = [];
    for (const group of this.groups.values()) {
      const confidence = 1 / (1 + Math.exp(-group.odds / group.occurrences.length));
      if (confidence < FLOOR) continue;
      const suggestions = [...group.suggestions]
        .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
        .map(([text]) => text)
        .filter((text) => text !== group.correction);
      found.push({
        id: contentId(group.kind, group.pattern, group.correction),
        kind: group.kind,
        confidence: Math.round(confidence * 1000) / 1000,
        rule: group.rule,
        title: titleOf(group),
        reasons: group.reasons,
        pattern: group.pattern,
        suggestions: [group.correction, ...suggestions],
        occurrences: group.occurrences,
        kept: [],
      });
    }
    return found.sort(byConfidence);
  }
}
