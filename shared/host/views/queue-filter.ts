import { kinds } from '../../findings/finding.ts';
import type { Facet, Facets, FindingStatus } from '../model.ts';
import type { QueueFilter } from '../operations.ts';
import { isOpen, type QueueTable, type Several, statuses } from './queue-table.ts';

/** What a filter needs beside the columns: rows that the search found, and rows by the tags of the articles they touch. */
export interface QueueMatches {
  /** By row: 1 where the finding's own words match; null without a search. */
  readonly own: Uint8Array | null;
  /** By row: 1 where the text of an article that the finding touches matches; null while that is not known. */
  readonly text: Uint8Array | null;
  readonly tagged: ReadonlyMap<string, Uint32Array>;
}

export interface NarrowedQueue {
  /** Rows that pass, in the order asked for; after a search those whose own words match come first. */
  readonly rows: Uint32Array;
  /** How many of them match by their own words, and how many more by the text of their articles. */
  readonly own: number;
  readonly text: number;
  readonly facets: Facets;
}

/** Parts of a filter, as bits. A row that fails one part alone is still counted by the facet of that part. */
const part = {
  kind: 1,
  status: 2,
  fold: 4,
  tag: 8,
  source: 16,
  rule: 32,
  confidence: 64,
  search: 128,
} as const;

/** The least confidence of each band; a band ends where the one before begins. */
export const confidenceBands = { sure: 0.95, likely: 0.8, unsure: 0 } as const;
export type ConfidenceBand = keyof typeof confidenceBands;
const bands = Object.keys(confidenceBands) as ConfidenceBand[];

/** The band in which a confidence lies. */
export function bandOf(confidence: number): ConfidenceBand {
  return bands.find((band) => confidence >= confidenceBands[band]) ?? 'unsure';
}

/** Values that a facet lists at most. */
const mostValues = 200;

/** The rows that pass the filter with the counts of every facet, each facet counted under all the other parts of the filter. */
export function narrowQueue(
  table: QueueTable,
  order: Uint32Array,
  filter: QueueFilter,
  matches: QueueMatches,
): NarrowedQueue {
  const count = order.length;
  const failed = failures(table, filter, matches);
  const own = new Uint32Array(count);
  const text = new Uint32Array(count);
  let owns = 0;
  let texts = 0;
  for (let at = 0; at < count; at++) {
    const row = order[at]!;
    if (failed[row] !== 0) continue;
    const byText = matches.own && (filter.searchIn === 'text' || matches.own[row] === 0);
    if (byText) text[texts++] = row;
    else own[owns++] = row;
  }
  const rows = new Uint32Array(owns + texts);
  rows.set(own.subarray(0, owns));
  rows.set(text.subarray(0, texts), owns);
  return { rows, own: owns, text: texts, facets: facetsOf(table, filter, matches, failed) };
}

/** By row, which parts of the filter it fails. */
function failures(table: QueueTable, filter: QueueFilter, matches: QueueMatches): Uint8Array {
  const { kind, status, folded, confidence, rule } = table;
  const count = table.findings.length;
  const failed = new Uint8Array(count);
  const wantedKind = filter.kind === null ? -1 : kinds.indexOf(filter.kind);
  const wantedRule = filter.rule === null ? -1 : table.rules.indexOf(filter.rule);
  const passes = statuses.map((name) => passesStatus(name, filter.status));
  const open = statuses.map(isOpen);
  const { own, text } = searched(filter, matches);
  for (let row = 0; row < count; row++) {
    let fails = 0;
    if (wantedKind >= 0 && kind[row] !== wantedKind) fails |= part.kind;
    if (!passes[status[row]!]) fails |= part.status;
    if (!filter.belowFold && folded[row] === 1 && open[status[row]!]) fails |= part.fold;
    if (filter.rule !== null && rule[row] !== wantedRule) fails |= part.rule;
    if (filter.confidence !== null && bandOf(confidence[row]!) !== filter.confidence)
      fails |= part.confidence;
    if (matches.own && own?.[row] !== 1 && text?.[row] !== 1) fails |= part.search;
    failed[row] = fails;
  }
  if (filter.tag !== null) failUnless(failed, part.tag, matches.tagged.get(filter.tag));
  if (filter.source !== null) {
    const sources = table.sources();
    const rows = sources ? rowsWith(sources.of, sources.names.indexOf(filter.source)) : undefined;
    failUnless(failed, part.source, rows);
  }
  return failed;
}

/** The matches that count where only one sort of them is wanted. */
function searched(filter: QueueFilter, matches: QueueMatches) {
  return {
    own: filter.searchIn === 'text' ? null : matches.own,
    text: filter.searchIn === 'findings' ? null : matches.text,
  };
}

function passesStatus(status: FindingStatus, wanted: QueueFilter['status']): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'to-decide') return isOpen(status);
  return status === wanted;
}

/** Marks all rows as failing a part, but those named. */
function failUnless(failed: Uint8Array, bit: number, rows: Uint32Array | undefined): void {
  const passes = new Uint8Array(failed.length);
  for (const row of rows ?? []) passes[row] = 1;
  for (let row = 0; row < failed.length; row++) if (passes[row] === 0) failed[row]! |= bit;
}

function rowsWith({ starts, values }: Several, wanted: number): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      if (values[at] === wanted) rows.push(row);
    }
  }
  return Uint32Array.from(rows);
}

function facetsOf(
  table: QueueTable,
  filter: QueueFilter,
  matches: QueueMatches,
  failed: Uint8Array,
): Facets {
  const { kind, status, folded, confidence, rule } = table;
  const count = failed.length;
  const kindCounts = new Uint32Array(kinds.length);
  const statusCounts = new Uint32Array(statuses.length);
  const ruleCounts = new Uint32Array(table.rules.length);
  const bandCounts = { sure: 0, likely: 0, unsure: 0 };
  const open = statuses.map(isOpen);
  let below = 0;
  let above = 0;
  for (let row = 0; row < count; row++) {
    const fails = failed[row]!;
    if ((fails & ~part.kind) === 0) kindCounts[kind[row]!]!++;
    if ((fails & ~part.status) === 0) statusCounts[status[row]!]!++;
    if ((fails & ~part.rule) === 0) ruleCounts[rule[row]!]!++;
    if ((fails & ~part.confidence) === 0) bandCounts[bandOf(confidence[row]!)]++;
    if ((fails & ~part.fold) === 0) {
      if (folded[row] === 1 && open[status[row]!]) below++;
      else above++;
    }
  }
  const tags: Record<string, number> = {};
  for (const [tag, rows] of matches.tagged) {
    let number = 0;
    for (const row of rows) if ((failed[row]! & ~part.tag) === 0) number++;
    if (number > 0 || tag === filter.tag) tags[tag] = number;
  }
  return {
    kind: Object.fromEntries(kinds.map((name, at) => [name, kindCounts[at]!])) as Facets['kind'],
    status: Object.fromEntries(
      statuses.map((name, at) => [name, statusCounts[at]!]),
    ) as Facets['status'],
    tags,
    confidence: { above, below, ...bandCounts },
    rules: most(table.rules, ruleCounts, filter.rule),
    sources: sourceFacet(table, filter.source, failed),
  };
}

function sourceFacet(table: QueueTable, chosen: string | null, failed: Uint8Array): Facet[] | null {
  const sources = table.sources();
  if (!sources) return null;
  const { starts, values } = sources.of;
  const counts = new Uint32Array(sources.names.length);
  for (let row = 0; row < failed.length; row++) {
    if ((failed[row]! & ~part.source) !== 0) continue;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) counts[values[at]!]!++;
  }
  return most(sources.names, counts, chosen);
}

/** The most frequent values with their counts, most frequent first, and always the one that is chosen. */
function most(names: readonly string[], counts: Uint32Array, chosen: string | null): Facet[] {
  return names
    .map((name, at) => ({ name, count: counts[at]! }))
    .filter(({ name, count }) => count > 0 || name === chosen)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .filter(({ name }, at) => at < mostValues || name === chosen);
}
