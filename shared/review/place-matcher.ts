import type { Corpus } from '../corpus/corpus.ts';
import type { Occurrence } from '../findings/finding.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import { locate, standsWhereItWas } from './anchors.ts';
import type { Anchor } from './ledger-entry.ts';

/** Places listed before others may go on. */
const listedAtOnce = 2_000;

/** Tells which of a finding's occurrences the ledger's anchors mean. Quickest where they come in the same order. */
export class PlaceMatcher {
  private readonly occurrences: readonly Occurrence[];
  private readonly corpus: Corpus;
  /** The occurrence after the one found last. */
  private next = 0;
  private listed: ReadonlyMap<string, number> | null = null;
  /** The document looked at last; each look makes its text anew. */
  private last: { readonly id: string; readonly text: string | null } | null = null;

  constructor(occurrences: readonly Occurrence[], corpus: Corpus) {
    this.occurrences = occurrences;
    this.corpus = corpus;
  }

  /** Makes ready to look an anchor up. */
  *prepare(anchor: Anchor): Portions<void> {
    if (!this.listed && !this.isNext(anchor.document, anchor.from, anchor.to))
      this.listed = yield* listPlaces(this.occurrences);
  }

  /** The occurrence an anchor means, -1 where it stands but is no occurrence any more or its document is gone, null where it is lost. */
  indexOf(anchor: Anchor): number | null {
    const text = this.textOf(anchor.document);
    if (text === null) return -1;
    const { document, from, to } = anchor;
    const here = this.at(document, from, to);
    if (here >= 0 && standsWhereItWas(anchor, text)) return here;
    const span = locate(anchor, text);
    return span ? this.at(document, span.from, span.to) : null;
  }

  private textOf(id: string): string | null {
    if (this.last?.id !== id) {
      // Looking an unknown document up throws; one without articles is not in the corpus.
      const known = this.corpus.articlesOf(id).length > 0;
      this.last = { id, text: known ? this.corpus.document(id).text : null };
    }
    return this.last.text;
  }

  private isNext(document: string, from: number, to: number): boolean {
    const expected = this.occurrences[this.next];
    return expected?.from === from && expected.to === to && expected.document === document;
  }

  private at(document: string, from: number, to: number): number {
    if (this.isNext(document, from, to)) return this.next++;
    this.listed ??= inOneGo(listPlaces(this.occurrences));
    const found = this.listed.get(`${from} ${to} ${document}`) ?? -1;
    if (found >= 0) this.next = found + 1;
    return found;
  }
}

function* listPlaces(occurrences: readonly Occurrence[]): Portions<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [index, { document, from, to }] of occurrences.entries()) {
    if (index % listedAtOnce === listedAtOnce - 1) yield;
    places.set(`${from} ${to} ${document}`, index);
  }
  return places;
}
