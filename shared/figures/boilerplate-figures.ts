import type { Corpus } from '../corpus/corpus.ts';
import type { Finding, TextFinding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import { splitLines } from '../text/lines.ts';
import { outletName } from './outlet-name.ts';

/** How much text there is; lines that are blank do not count. */
export interface Amount {
  readonly lines: number;
  readonly characters: number;
}

/** One outlet's share: what it has, what is offered for removal of it, and what is accepted already. */
export interface OutletFigures {
  /** As its records name it, else the folder or file its documents stand in; empty for neither. */
  readonly outlet: string;
  readonly articles: number;
  readonly all: Amount;
  readonly offered: Amount;
  readonly accepted: Amount;
}

export interface RuleFigures {
  readonly rule: string;
  readonly cards: number;
  readonly offered: Amount;
  readonly accepted: Amount;
}

export interface BoilerplateFigures {
  readonly all: Amount;
  readonly offered: Amount;
  readonly accepted: Amount;
  /** Those with most offered text first, then by name. */
  readonly outlets: readonly OutletFigures[];
  readonly rules: readonly RuleFigures[];
}

/** What the review says of one place of a finding. */
export type PlaceVerdict = 'offered' | 'accepted' | 'kept';

interface Sum {
  lines: number;
  characters: number;
}

interface OutletSums {
  articles: number;
  readonly all: Sum;
  readonly offered: Sum;
  readonly accepted: Sum;
}

const sum = (): Sum => ({ lines: 0, characters: 0 });

type OutletFiguresOf = (
  findings: readonly Finding[],
  verdictOf: (finding: TextFinding, place: number) => PlaceVerdict,
) => Portions<BoilerplateFigures>;

const documentsAtOnce = 200;
const placesAtOnce = 1_000;

/** Counts the text of each outlet once, so that figures can be asked for after each decision; reads every line of the corpus, in portions. */
export function* countOutlets(corpus: Corpus): Portions<OutletFiguresOf> {
  const nameOf = new Map<string, string>();
  const totals = new Map<string, { articles: number; all: Sum }>();
  for (const [at, document] of corpus.documents.entries()) {
    if (at % documentsAtOnce === 0) yield;
    const name = outletName(document);
    nameOf.set(document.id, name);
    const total = totals.get(name) ?? { articles: 0, all: sum() };
    totals.set(name, total);
    total.articles += corpus.articlesOf(document.id).length;
    count(total.all, document.text);
  }
  return function* (findings, verdictOf) {
    let looked = 0;
    const outlets = new Map<string, OutletSums>();
    for (const [name, total] of totals)
      outlets.set(name, { ...total, offered: sum(), accepted: sum() });
    const rules = new Map<string, { cards: number; offered: Sum; accepted: Sum }>();
    const whole = { all: sum(), offered: sum(), accepted: sum() };
    for (const { all } of totals.values()) addTo(whole.all, all);
    for (const finding of findings) {
      if (finding.kind !== 'boilerplate') continue;
      const rule = rules.get(finding.rule) ?? { cards: 0, offered: sum(), accepted: sum() };
      rules.set(finding.rule, rule);
      rule.cards++;
      for (const [place, { document, before }] of finding.occurrences.entries()) {
        if (++looked % placesAtOnce === 0) yield;
        const verdict = verdictOf(finding, place);
        if (verdict === 'kept') continue;
        const amount = sum();
        count(amount, before);
        for (const holder of [rule, outlets.get(nameOf.get(document) ?? ''), whole]) {
          if (!holder) continue;
          addTo(holder.offered, amount);
          if (verdict === 'accepted') addTo(holder.accepted, amount);
        }
      }
    }
    return {
      ...whole,
      outlets: [...outlets]
        .map(([outlet, sums]) => ({ outlet, ...sums }))
        .sort((a, b) => byAmount(a, b) || compare(a.outlet, b.outlet)),
      rules: [...rules]
        .map(([rule, sums]) => ({ rule, ...sums }))
        .sort((a, b) => byAmount(a, b) || compare(a.rule, b.rule)),
    };
  };
}

function count(into: Sum, text: string): void {
  for (const { from, end } of splitLines(text)) {
    const length = text.slice(from, end).trim().length;
    if (length === 0) continue;
    into.lines++;
    into.characters += length;
  }
}

function addTo(into: Sum, amount: Amount): void {
  into.lines += amount.lines;
  into.characters += amount.characters;
}

function byAmount(a: { offered: Amount }, b: { offered: Amount }): number {
  return b.offered.characters - a.offered.characters;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
