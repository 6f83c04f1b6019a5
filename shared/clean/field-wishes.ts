import type { Span } from '../text/span.ts';
import type { FieldChange, Unapplied } from './clean-corpus.ts';

/** A field that a decision asks for, before others that ask for the same are settled. */
export interface FieldWish extends FieldChange {
  /** Position of the decision in the ledger; the higher, the later. */
  readonly order: number;
}

const noChanges: readonly FieldChange[] = [];

/** What of the wishes for one article's record is applied, in order of name: of several for one field the newest. `remains` is false where the article goes. */
export function settleFields(
  wishes: readonly FieldWish[] | undefined,
  article: Span & { readonly document: string },
  remains: boolean,
): { readonly applied: readonly FieldChange[]; readonly lost: readonly Unapplied[] } {
  if (!wishes) return { applied: noChanges, lost: [] };
  const newest = new Map<string, FieldWish>();
  for (const wish of [...wishes].sort((a, b) => a.order - b.order)) newest.set(wish.name, wish);
  const lost = new Map<string, Unapplied>();
  for (const wish of wishes) {
    if (remains && newest.get(wish.name) === wish) continue;
    const { finding, decision } = wish;
    const { document, from, to } = article;
    const reason = remains ? 'superseded' : 'article-removed';
    lost.set(decision, { finding, decision, document, from, to, reason });
  }
  const applied = remains
    ? [...newest.values()]
        .map(({ order: _, ...change }): FieldChange => change)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    : noChanges;
  return { applied, lost: [...lost.values()] };
}
