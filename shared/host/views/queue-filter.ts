import { kinds } from '../../findings/finding.ts';
import type { Facet, Facets, FindingStatus } from '../model.ts';
import type { QueueFilter } from '../operations.ts';
import { bands, isOpen, type QueueTable, type Several, statuses } from './queue-table.ts';

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
} as const;

/** Values that a facet lists at most. */
const mostValues = 200;

/**
 * The rows that pass the filter with the counts of every facet, each facet counted under all the other
 * parts of the filter. `failed` is what `failures` says of this filter.
 */
export function narrowQueue(
  table: QueueTable,
  order: Uint32Array,
  filter: QueueFilter,
  matches: QueueMatches,
  failed: Uint8Array,
): NarrowedQueue {
  const count = order.length;
  const searched = matches.own && matched(filter, matches.own, matches.text);
  const rows = new Uint32Array(count);
  const text = new Uint32Array(searched ? count : 0);
  let owns = 0;
  let texts = 0;
  for (let at = 0; at < count; at++) {
    const row = order[at]!;
    if (failed[row] !== 0) continue;
    const by = searched ? searched[row]! : byOwn;
    if (by === byOwn) rows[owns++] = row;
    else if (by === byText) text[texts++] = row;
  }
  rows.set(text.subarray(0, texts), owns);
  return {
    rows: rows.slice(0, owns + texts),
    own: owns,
    text: texts,
    facets: facetsOf(table, filter, matches.tagged, failed, searched),
  };
}

const byOwn = 1;
const byText = 2;

/** By row: `byOwn` or `byText` where a search found it in what is to be searched, else 0. */
function matched(filter: QueueFilter, own: Uint8Array, text: Uint8Array | null): Uint8Array {
  const inOwn = filter.searchIn !== 'text';
  const inTexts = filter.searchIn === 'findings' ? null : text;
  const by = new Uint8Array(own.length);
  for (let row = 0; row < by.length; row++) {
    if (inOwn && own[row] === 1) by[row] = byOwn;
    else if (inTexts?.[row] === 1) by[row] = byText;
  }
  return by;
}

/** By row, which parts of the filter it fails, its search left aside. */
export function failures(
  table: QueueTable,
  filter: QueueFilter,
  tagged: ReadonlyMap<string, Uint32Array>,
): Uint8Array {
  const { kind, status, folded, band, rule } = table;
  const count = table.findings.length;
  const failed = new Uint8Array(count);
  const wantedKind = filter.kind === null ? -1 : kinds.indexOf(filter.kind);
  const wantedRule = filter.rule === null ? -1 : table.rules.indexOf(filter.rule);
  const wantedBand = filter.confidence === null ? -1 : bands.indexOf(filter.confidence);
  const passes = statuses.map((name) => passesStatus(name, filter.status));
  const open = statuses.map(isOpen);
  for (let row = 0; row < count; row++) {
    let fails = 0;
    if (wantedKind >= 0 && kind[row] !== wantedKind) fails |= part.kind;
    if (!passes[status[row]!]) fails |= part.status;
    if (!filter.belowFold && folded[row] === 1 && open[status[row]!]) fails |= part.fold;
    if (filter.rule !== null && rule[row] !== wantedRule) fails |= part.rule;
    if (filter.confidence !== null && band[row] !== wantedBand) fails |= part.confidence;
    failed[row] = fails;
  }
  if (filter.tag !== null) failUnless(failed, part.tag, tagged.get(filter.tag));
  if (filter.source !== null) {
    const sources = table.sources();
    const rows = sources ? rowsWith(sources.of, sources.names.indexOf(filter.source)) : undefined;
    failUnless(failed, part.source, rows);
  }
  return failed;
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
  tagged: QueueMatches['tagged'],
  failed: Uint8Array,
  searched: Uint8Array | null,
): Facets {
  const { kind, status, folded, band, rule } = table;
  const count = failed.length;
  const kindCounts = new Uint32Array(kinds.length);
  const statusCounts = new Uint32Array(statuses.length);
  const ruleCounts = new Uint32Array(table.rules.length);
  const bandCounts = new Uint32Array(bands.length);
  const sources = table.sources();
  const sourceCounts = new Uint32Array(sources?.names.length ?? 0);
  const starts = sources?.of.starts;
  const values = sources?.of.values;
  const open = statuses.map(isOpen);
  let below = 0;
  let above = 0;
  for (let row = 0; row < count; row++) {
    const fails = failed[row]!;
    // What fails two parts is counted nowhere.
    if ((fails & (fails - 1)) !== 0 || searched?.[row] === 0) continue;
    if ((fails & ~part.kind) === 0) kindCounts[kind[row]!]!++;
    if ((fails & ~part.status) === 0) statusCounts[status[row]!]!++;
    if ((fails & ~part.rule) === 0) ruleCounts[rule[row]!]!++;
    if ((fails & ~part.confidence) === 0) bandCounts[band[row]!]!++;
    if ((fails & ~part.fold) === 0) {
      if (folded[row] === 1 && open[status[row]!]) below++;
      else above++;
    }
    if (!starts || !values || (fails & ~part.source) !== 0) continue;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) sourceCounts[values[at]!]!++;
  }
  const tags: Record<string, number> = {};
  for (const [tag, rows] of tagged) {
    let number = 0;
    for (const row of rows) {
      if ((failed[row]! & ~part.tag) === 0 && searched?.[row] !== 0) number++;
    }
    if (number > 0 || tag === filter.tag) tags[tag] = number;
  }
  return {
    kind: byName(kinds, kindCounts),
    status: byName(statuses, statusCounts),
    tags,
    confidence: { above, below, ...byName(bands, bandCounts) },
    rules: most(table.rules, ruleCounts, filter.rule),
    sources: sources && most(sources.names, sourceCounts, filter.source),
  };
}

function byName<Name extends string>(
  names: readonly Name[],
  counts: Uint32Array,
): Record<Name, number> {
  return Object.fromEntries(names.map((name, at) => [name, counts[at]!])) as Record<Name, number>;
}

/** The most frequent values with their counts, most frequent first, and always the one that is chosen. */
function most(names: readonly string[], counts: Uint32Array, chosen: string | null): Facet[] {
  return names
    .map((name, at) => ({ name, count: counts[at]! }))
    .filter(({ name, count }) => count > 0 || name === chosen)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .filter(({ name }, at) => at < mostValues || name === chosen);
}
