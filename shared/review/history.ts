import type { Portions } from '../progress/portions.ts';
import type { Action, LedgerEntry } from './ledger-entry.ts';

/** What entries of the ledger are called where one looks through them. */
export const historyKinds = [
  'verdict',
  'veto',
  'rule',
  'cluster',
  'merge',
  'tag',
  'note',
  'settlement',
  'audit',
  'taken-back',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

const kindOfAction: Readonly<Record<Action['type'], HistoryKind>> = {
  decide: 'verdict',
  veto: 'veto',
  promote: 'rule',
  arrange: 'cluster',
  split: 'cluster',
  join: 'cluster',
  merge: 'merge',
  fields: 'merge',
  tag: 'tag',
  retag: 'tag',
  note: 'note',
  settle: 'settlement',
  'audit-begin': 'audit',
  'audit-verdict': 'audit',
  'audit-end': 'audit',
  retract: 'taken-back',
};

/** Of which kind an entry is; null for an action that this version does not know. */
export function historyKindOf(entry: LedgerEntry): HistoryKind | null {
  return kindOfAction[entry.action.type] ?? null;
}

/** What narrows the history down; all parts must hold, and null holds always. */
export interface HistoryFilter {
  /** Words of the entry, of its author, or of the document it is about. */
  readonly search: string;
  readonly author: string | null;
  readonly kind: HistoryKind | null;
  /** ISO 8601: from this time on, and before that one. */
  readonly since: string | null;
  readonly until: string | null;
}

/** Who made entries of which kinds, with their numbers. */
export interface HistoryFacets {
  /** Most entries first. */
  readonly authors: readonly { readonly name: string; readonly entries: number }[];
  readonly kinds: Readonly<Partial<Record<HistoryKind, number>>>;
  /** The earliest and the latest time, null for an empty ledger. */
  readonly first: string | null;
  readonly last: string | null;
}

/** So many entries are put into words before the reader lets others go on; takes some milliseconds. */
const entriesAtOnce = 200;
const lookedAtOnce = 5_000;

/**
 * Looks through a ledger that only grows. The words of each entry are worked out once, however often
 * one searches; a search over 100,000 entries then takes milliseconds.
 */
export class HistoryIndex {
  private readonly entries: readonly LedgerEntry[];
  private readonly words: (entry: LedgerEntry) => string;
  private readonly texts: string[] = [];
  private readonly authors = new Map<string, number>();
  private readonly kinds = new Map<HistoryKind, number>();
  private counted = 0;
  private first: string | null = null;
  private last: string | null = null;
  private kept: { key: string; length: number; positions: readonly number[] } | null = null;

  /** `words` says what an entry did; `entries` may grow at its end. */
  constructor(entries: readonly LedgerEntry[], words: (entry: LedgerEntry) => string) {
    this.entries = entries;
    this.words = words;
  }

  /** Puts entries that came since into words; stops now and then, so that the caller can let others go on. */
  *catchUp(): Portions<void> {
    while (this.texts.length < this.entries.length) {
      const entry = this.entries[this.texts.length]!;
      this.texts.push(`${this.words(entry)}\n${entry.by}`.toLocaleLowerCase());
      if (this.texts.length % entriesAtOnce === 0) yield;
    }
  }

  /** Positions of the entries that pass, newest first, found in portions. A search needs `catchUp` to be done. */
  *find(filter: HistoryFilter): Portions<readonly number[]> {
    const key = JSON.stringify(filter);
    const { length } = this.entries;
    if (this.kept?.key === key && this.kept.length === length) return this.kept.positions;
    const needle = filter.search.trim().toLocaleLowerCase();
    const since = filter.since === null ? Number.NEGATIVE_INFINITY : Date.parse(filter.since);
    const until = filter.until === null ? Number.POSITIVE_INFINITY : Date.parse(filter.until);
    const timed = filter.since !== null || filter.until !== null;
    const positions: number[] = [];
    for (let position = length - 1; position >= 0; position--) {
      if (position % lookedAtOnce === 0) yield;
      const entry = this.entries[position]!;
      if (filter.author !== null && entry.by !== filter.author) continue;
      if (filter.kind !== null && historyKindOf(entry) !== filter.kind) continue;
      if (timed) {
        const at = Date.parse(entry.at);
        if (!(at >= since && at < until)) continue;
      }
      if (needle === '' || this.texts[position]?.includes(needle)) positions.push(position);
    }
    this.kept = { key, length, positions };
    return positions;
  }

  /** Counted in portions. */
  *facets(): Portions<HistoryFacets> {
    while (this.counted < this.entries.length) {
      if (this.counted % lookedAtOnce === 0) yield;
      // Others may have counted on meanwhile.
      const entry = this.entries[this.counted];
      if (!entry) break;
      this.counted++;
      const kind = historyKindOf(entry);
      this.authors.set(entry.by, (this.authors.get(entry.by) ?? 0) + 1);
      if (kind) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
      if (this.first === null || entry.at < this.first) this.first = entry.at;
      if (this.last === null || entry.at > this.last) this.last = entry.at;
    }
    return {
      authors: [...this.authors]
        .map(([name, entries]) => ({ name, entries }))
        .sort((a, b) => b.entries - a.entries || (a.name < b.name ? -1 : 1)),
      kinds: Object.fromEntries(this.kinds),
      first: this.first,
      last: this.last,
    };
  }
}
