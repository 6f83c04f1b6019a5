import { contentId } from '../findings/content-id.ts';
import type { KeptPlace, Occurrence, TextFinding } from '../findings/finding.ts';

/** A pattern card in the making. `scope` tells apart cards of one rule and pattern, such as those of two outlets. */
export interface CardDraft {
  readonly rule: string;
  readonly pattern: string;
  readonly scope: string;
  readonly confidence: number;
  readonly title: string;
  readonly reasons: readonly string[];
  readonly occurrences: readonly Occurrence[];
  readonly kept: readonly KeptPlace[];
}

/** The finding of a card; its id depends on rule, scope and pattern alone, so that it lasts when pages are added. */
export function toFinding(draft: CardDraft): TextFinding {
  return {
    id: contentId('boilerplate', draft.rule, draft.scope, draft.pattern),
    kind: 'boilerplate',
    confidence: Math.round(Math.min(Math.max(draft.confidence, 0), 0.99) * 1000) / 1000,
    rule: draft.rule,
    title: draft.title,
    reasons: draft.reasons,
    pattern: draft.pattern,
    suggestions: [],
    occurrences: draft.occurrences,
    kept: draft.kept,
  };
}

/** `1 article`, `8 articles`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
