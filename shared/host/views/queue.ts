import { type Finding, type Kind, kinds } from '../../findings/finding.ts';
import { placesOf, worthOf } from '../../scan/order-findings.ts';
import type { Counts, Facets, FindingStatus, QueueItem, Window } from '../model.ts';
import type { QueueFilter } from '../operations.ts';

/** What the queue needs to know of the review. */
export interface QueueState {
  statusOf(finding: Finding): FindingStatus;
  vetoesOf(finding: Finding): number;
  /** The tags of all articles that the finding touches. */
  tagsTouched(finding: Finding): ReadonlySet<string>;
  readonly minConfidence: number;
}

/** True for what still wants a verdict. */
export function isOpen(status: FindingStatus): boolean {
  return status === 'open' || status === 'stale';
}

/** How many findings there are and how many wait, by kind; those below the fold count only once decided. */
export function countFindings(findings: readonly Finding[], state: QueueState): Counts {
  const byKind = Object.fromEntries(kinds.map((kind) => [kind, { total: 0, open: 0 }])) as Record<
    Kind,
    { total: number; open: number }
  >;
  let total = 0;
  let decided = 0;
  for (const finding of findings) {
    const open = isOpen(state.statusOf(finding));
    if (open && finding.confidence < state.minConfidence) continue;
    total++;
    byKind[finding.kind].total++;
    if (open) byKind[finding.kind].open++;
    else decided++;
  }
  return { byKind, total, decided };
}

/** The findings that pass the filter, in the order asked for. */
export function filterFindings(
  findings: readonly Finding[],
  filter: QueueFilter,
  state: QueueState,
): Finding[] {
  const needle = filter.search.trim().toLocaleLowerCase();
  const passing = findings.filter(
    (finding) =>
      (filter.kind === null || finding.kind === filter.kind) &&
      passesStatus(state.statusOf(finding), filter.status) &&
      (filter.belowFold ||
        finding.confidence >= state.minConfidence ||
        !isOpen(state.statusOf(finding))) &&
      (filter.tag === null || state.tagsTouched(finding).has(filter.tag)) &&
      (needle === '' || matches(finding, needle)),
  );
  return sortFindings(passing, filter.sort, state);
}

function passesStatus(status: FindingStatus, wanted: QueueFilter['status']): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'to-decide') return isOpen(status);
  return status === wanted;
}

function matches(finding: Finding, needle: string): boolean {
  if (finding.title.toLocaleLowerCase().includes(needle)) return true;
  if (finding.kind === 'duplicate') {
    return finding.members.some(({ document }) => document.toLocaleLowerCase().includes(needle));
  }
  return (
    finding.pattern.toLocaleLowerCase().includes(needle) ||
    finding.occurrences.some(
      ({ document, before, after }) =>
        before.toLocaleLowerCase().includes(needle) ||
        after.toLocaleLowerCase().includes(needle) ||
        document.toLocaleLowerCase().includes(needle),
    )
  );
}

function sortFindings(
  findings: Finding[],
  sort: QueueFilter['sort'],
  state: QueueState,
): Finding[] {
  const byId = (a: Finding, b: Finding) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const fold = (finding: Finding) => (finding.confidence < state.minConfidence ? 1 : 0);
  const orders: Record<QueueFilter['sort'], (a: Finding, b: Finding) => number> = {
    value: (a, b) => fold(a) - fold(b) || worthOf(b) - worthOf(a) || byId(a, b),
    confidence: (a, b) => b.confidence - a.confidence || worthOf(b) - worthOf(a) || byId(a, b),
    place: (a, b) => comparePlaces(a, b) || byId(a, b),
    title: (a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }) || byId(a, b),
  };
  return findings.sort(orders[sort]);
}

function comparePlaces(a: Finding, b: Finding): number {
  const first = firstPlace(a);
  const second = firstPlace(b);
  if (first.document !== second.document) return first.document < second.document ? -1 : 1;
  return first.offset - second.offset;
}

function firstPlace(finding: Finding): { document: string; offset: number } {
  if (finding.kind === 'duplicate') {
    const member = finding.members[0]!;
    return { document: member.document, offset: member.article };
  }
  const occurrence = finding.occurrences[0]!;
  return { document: occurrence.document, offset: occurrence.from };
}

/** A part of the filtered queue with the facets of the kind that is shown. */
export function queueWindow(
  findings: readonly Finding[],
  filtered: readonly Finding[],
  filter: QueueFilter,
  state: QueueState,
  offset: number,
  limit: number,
): Window<QueueItem> & { facets: Facets } {
  return {
    total: filtered.length,
    offset,
    items: filtered.slice(offset, offset + limit).map((finding) => queueItem(finding, state)),
    facets: facetsOf(findings, filter, state),
  };
}

function queueItem(finding: Finding, state: QueueState): QueueItem {
  const { id, kind, title, confidence } = finding;
  return {
    id,
    kind,
    title,
    detail: detailOf(finding),
    count: placesOf(finding),
    vetoed: state.vetoesOf(finding),
    confidence,
    status: state.statusOf(finding),
    belowFold: confidence < state.minConfidence,
  };
}

const relationWords = {
  'exact-copy': 'exact copies',
  'near-duplicate': 'near-duplicates',
  contained: 'one contains the other',
  'same-template': 'same template, other figures',
  update: 'updates of one story',
} as const;

function detailOf(finding: Finding): string {
  if (finding.kind === 'duplicate') {
    const relations = new Set(finding.pairs.map(({ relation }) => relation));
    const least = Math.min(1, ...finding.pairs.map(({ jaccard }) => jaccard));
    const [only] = relations;
    const words = relations.size === 1 && only ? relationWords[only] : 'near-duplicates';
    return least < 1 ? `${words} · from ${least.toFixed(2)}` : words;
  }
  const documents = new Set(finding.occurrences.map(({ document }) => document)).size;
  return documents === 1 ? finding.occurrences[0]!.document : `${documents} documents`;
}

function facetsOf(findings: readonly Finding[], filter: QueueFilter, state: QueueState): Facets {
  const status: Record<FindingStatus, number> = {
    open: 0,
    stale: 0,
    accepted: 0,
    rejected: 0,
    edited: 0,
    deferred: 0,
  };
  const tags: Record<string, number> = {};
  let above = 0;
  let below = 0;
  for (const finding of findings) {
    if (filter.kind !== null && finding.kind !== filter.kind) continue;
    const own = state.statusOf(finding);
    const folded = finding.confidence < state.minConfidence;
    if (folded) below++;
    else above++;
    if (folded && isOpen(own) && !filter.belowFold) continue;
    status[own]++;
    for (const tag of state.tagsTouched(finding)) tags[tag] = (tags[tag] ?? 0) + 1;
  }
  return { status, tags, confidence: { above, below } };
}
