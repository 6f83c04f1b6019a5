import type { Corpus } from '../../corpus/corpus.ts';
import { outletOf } from '../../corpus/outlet.ts';
import { type Finding, type Kind, kinds } from '../../findings/finding.ts';
import type { Portions } from '../../progress/portions.ts';
import { sortedNumbers } from '../../progress/sorted-numbers.ts';
import { worthOf } from '../../scan/order-findings.ts';
import type { Counts, FindingStatus } from '../model.ts';
import type { QueueSort } from '../queue-sorts.ts';

/** Every status; a column holds indices into it. */
export const statuses = [
  'open',
  'stale',
  'accepted',
  'rejected',
  'edited',
  'deferred',
] as const satisfies readonly FindingStatus[];

/** Statuses before this one still want a verdict. */
const firstDecided = statuses.indexOf('accepted');

/** True for what still wants a verdict. */
export function isOpen(status: FindingStatus): boolean {
  return statuses.indexOf(status) < firstDecided;
}

/** The least confidence of each band; a band ends where the one before begins. */
const confidenceBands = { sure: 0.95, likely: 0.8, unsure: 0 } as const;
/** A column holds indices into it. */
export const bands = Object.keys(confidenceBands) as (keyof typeof confidenceBands)[];

/** The number of the band in which a confidence lies. */
function bandOf(confidence: number): number {
  const at = bands.findIndex((band) => confidence >= confidenceBands[band]);
  return at < 0 ? bands.length - 1 : at;
}

/** The values of a property that a finding can have several of: those of finding `i` are `values[starts[i]]` up to `values[starts[i + 1]]`. */
export interface Several {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Outlets, else folders, in order of name, and which of them each finding touches. */
export interface Sources {
  readonly names: readonly string[];
  readonly of: Several;
}

/** Findings in columns, so that counting and filtering a hundred thousand of them takes a millisecond or two. */
export interface QueueTable {
  readonly findings: readonly Finding[];
  /** Indices into `kinds`. */
  readonly kind: Uint8Array;
  /** Indices into `bands`. */
  readonly band: Uint8Array;
  /** 1 for what is below the fold. */
  readonly folded: Uint8Array;
  /** Indices into `statuses`; changed by `setStatus` alone. */
  readonly status: Uint8Array;
  readonly rules: readonly string[];
  /** Indices into `rules`. */
  readonly rule: Uint16Array;
  /** Where the articles come from that findings touch; null until `findSources` ran to its end. */
  sources(): Sources | null;
  /** Works out `sources`. Yields while it works. */
  findSources(): Portions<Sources>;
  /** Row of a finding, or -1. */
  rowOf(id: string): number;
  setStatus(row: number, status: FindingStatus): void;
  /** Findings and what is to decide, by kind; those below the fold count only once decided. */
  counts(): Counts;
  /** Rows in this order. Yields while it works; worked out once. */
  order(sort: QueueSort): Portions<Uint32Array>;
}

/** Columns over the findings of `corpus`, with the status of each as `statusOf` says now. `minConfidence` is the fold. Yields while it works. */
export function* createQueueTable(
  corpus: Corpus,
  findings: readonly Finding[],
  minConfidence: number,
  statusOf: (finding: Finding) => FindingStatus,
): Portions<QueueTable> {
  const count = findings.length;
  const kind = new Uint8Array(count);
  const confidence = new Float64Array(count);
  const band = new Uint8Array(count);
  const worth = new Float64Array(count);
  const folded = new Uint8Array(count);
  const status = new Uint8Array(count);
  const rule = new Uint16Array(count);
  const ruleNumbers = new Map<string, number>();
  const rows = new Map<string, number>();
  const kindNumbers = new Map(kinds.map((name, number) => [name, number]));
  const totals = new Uint32Array(kinds.length);
  const opens = new Uint32Array(kinds.length);
  for (const [row, finding] of findings.entries()) {
    rows.set(finding.id, row);
    kind[row] = kindNumbers.get(finding.kind)!;
    confidence[row] = finding.confidence;
    band[row] = bandOf(finding.confidence);
    worth[row] = worthOf(finding);
    folded[row] = finding.confidence < minConfidence ? 1 : 0;
    status[row] = statuses.indexOf(statusOf(finding));
    let number = ruleNumbers.get(finding.rule);
    if (number === undefined) {
      number = ruleNumbers.size;
      ruleNumbers.set(finding.rule, number);
    }
    rule[row] = number;
    tally(row, 1);
    // A cluster that was decided on takes longer than all else.
    if (finding.kind === 'duplicate' ? row % 20 === 0 : row % findingsBetweenPauses === 0) yield;
  }

  /** Adds a row to the counts, or takes it out of them (-1). */
  function tally(row: number, by: 1 | -1): void {
    const open = status[row]! < firstDecided;
    if (open && folded[row] === 1) return;
    totals[kind[row]!]! += by;
    if (open) opens[kind[row]!]! += by;
  }

  let places: Places | null = null;
  const firstPlaces = () => {
    places ??= firstPlacesOf(findings);
    return places;
  };
  let sources: Sources | null = null;
  function* findSources(): Portions<Sources> {
    sources ??= yield* sourcesOf(corpus, findings);
    return sources;
  }
  const byId = (a: number, b: number) => {
    const [one, other] = [findings[a]!.id, findings[b]!.id];
    return one < other ? -1 : one > other ? 1 : 0;
  };
  const byWorth = (a: number, b: number) => worth[b]! - worth[a]!;

  function* comparison(sort: QueueSort): Portions<(a: number, b: number) => number> {
    if (sort === 'value') return (a, b) => folded[a]! - folded[b]! || byWorth(a, b) || byId(a, b);
    if (sort === 'confidence')
      return (a, b) => confidence[b]! - confidence[a]! || byWorth(a, b) || byId(a, b);
    if (sort === 'title') {
      const titles = findings.map(({ title }) => title);
      const { compare } = new Intl.Collator('en', { numeric: true });
      return (a, b) => compare(titles[a]!, titles[b]!) || byId(a, b);
    }
    const { document, offset } = firstPlaces();
    const byPlace = (a: number, b: number) =>
      document[a]! - document[b]! || offset[a]! - offset[b]! || byId(a, b);
    if (sort === 'place') return byPlace;
    const { starts, values } = (yield* findSources()).of;
    return (a, b) => values[starts[a]!]! - values[starts[b]!]! || byPlace(a, b);
  }

  const orders = new Map<QueueSort, Uint32Array>();
  return {
    findings,
    kind,
    band,
    folded,
    status,
    rules: [...ruleNumbers.keys()],
    rule,
    sources: () => sources,
    findSources,
    rowOf: (id) => rows.get(id) ?? -1,
    setStatus(row, next) {
      tally(row, -1);
      status[row] = statuses.indexOf(next);
      tally(row, 1);
    },
    counts() {
      const byKind = Object.fromEntries(
        kinds.map((name, number) => [name, { total: totals[number]!, open: opens[number]! }]),
      ) as Record<Kind, { total: number; open: number }>;
      const sum = (numbers: Uint32Array) => numbers.reduce((all, number) => all + number, 0);
      const total = sum(totals);
      return { byKind, total, decided: total - sum(opens) };
    },
    *order(sort) {
      let order = orders.get(sort);
      if (!order) {
        order = yield* sortedNumbers(count, yield* comparison(sort));
        orders.set(sort, order);
      }
      return order;
    },
  };
}

interface Places {
  /** Rank of the first document among all first documents, by id. */
  readonly document: Uint32Array;
  readonly offset: Float64Array;
}

function firstPlacesOf(findings: readonly Finding[]): Places {
  const firsts = findings.map((finding) =>
    finding.kind === 'duplicate'
      ? { document: finding.members[0]!.document, offset: finding.members[0]!.article }
      : { document: finding.occurrences[0]!.document, offset: finding.occurrences[0]!.from },
  );
  const names = [...new Set(firsts.map(({ document }) => document))].sort();
  const ranks = new Map(names.map((name, rank) => [name, rank]));
  return {
    document: Uint32Array.from(firsts, ({ document }) => ranks.get(document) ?? 0),
    offset: Float64Array.from(firsts, ({ offset }) => offset),
  };
}

/** The outlet of a document; where it names none, the folder it lies in or the file whose record it is. */
function sourceOf(corpus: Corpus, id: string): string {
  const outlet = outletOf(corpus.document(id));
  if (outlet !== '') return outlet;
  const record = id.lastIndexOf('#');
  if (record >= 0) return id.slice(0, record);
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

/** Findings looked at between two pauses. */
const findingsBetweenPauses = 1_000;
const placesBetweenPauses = 1_000;

function* sourcesOf(corpus: Corpus, findings: readonly Finding[]): Portions<Sources> {
  const ofDocument = new Map<string, string>();
  const nameOf = (document: string) => {
    let name = ofDocument.get(document);
    if (name === undefined) {
      name = sourceOf(corpus, document);
      ofDocument.set(document, name);
    }
    return name;
  };
  const lists: string[][] = [];
  let looked = 0;
  for (const finding of findings) {
    const refs = finding.kind === 'duplicate' ? finding.members : finding.occurrences;
    const among = new Set<string>();
    for (const { document } of refs) {
      if (++looked % placesBetweenPauses === 0) yield;
      among.add(nameOf(document));
    }
    lists.push([...among]);
  }
  const names: string[] = [...new Set(ofDocument.values())].sort();
  const numbers = new Map<string, number>(names.map((name, number) => [name, number]));
  const starts = new Uint32Array(findings.length + 1);
  lists.forEach((list, row) => {
    starts[row + 1] = starts[row]! + list.length;
  });
  const values = new Uint32Array(starts[findings.length]!);
  for (const [row, list] of lists.entries()) {
    if (row % placesBetweenPauses === 0) yield;
    // By the order of places, so that the first one is where the finding begins.
    values.set(
      list.map((name) => numbers.get(name)!),
      starts[row]!,
    );
  }
  return { names, of: { starts, values } };
}
