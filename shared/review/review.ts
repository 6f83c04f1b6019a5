import { inOneGo, type Portions } from '../progress/portions.ts';
import { EntriesInOrder, type LedgerOrder, type UndoTarget } from './entries-in-order.ts';
import type { Action, Anchor, ArticleAnchor, LedgerEntry } from './ledger-entry.ts';
import { listPosition } from './list-position.ts';
import type { Effective, ReviewState } from './review-state.ts';
import { TagFold } from './tag-fold.ts';

interface FindingRecord {
  /** Positions of the entries about this finding. */
  readonly positions: number[];
  vetoes: readonly Anchor[] | null;
}

/** Entries appended before others may go on. */
const entriesAtOnce = 50;

const placeKey = (place: Anchor): string => `${place.from} ${place.to} ${place.document}`;

/**
 * The fold of a ledger. Appending costs time in proportion to the entry; a retraction recomputes
 * only what it touches, at any depth and out of the middle.
 */
export class Review implements ReviewState {
  private readonly ledger = new EntriesInOrder();
  private readonly findings = new Map<string, FindingRecord>();
  private readonly tagEntries: number[] = [];
  private readonly tagFold = new TagFold((position) =>
    this.ledger.holds(position) ? this.ledger.at(position).action : null,
  );
  private readonly clusters = new Map<string, number[]>();
  private readonly surgeryEntries: number[] = [];
  private readonly auditEntries: number[] = [];

  constructor(entries: Iterable<LedgerEntry> = []) {
    for (const entry of entries) this.append(entry);
  }

  get entries(): readonly LedgerEntry[] {
    return this.ledger.all;
  }

  /** Adds one entry; an id that is there already changes nothing, so a replay does no harm. */
  append(entry: LedgerEntry): void {
    inOneGo(this.appendInPortions(entry));
  }

  /** As `append`; until it is done, what follows from the entry may be there by half. */
  *appendInPortions(entry: LedgerEntry): Portions<void> {
    if (this.ledger.positionOf(entry.id) !== undefined) return;
    const position = this.ledger.append(entry);
    const { action } = entry;
    switch (action.type) {
      case 'decide':
        for (const member of action.members) listPosition(this.clusters, member.digest, position);
        this.record(action.finding).positions.push(position);
        break;
      case 'split':
      case 'join':
        this.surgeryEntries.push(position);
        this.record(action.finding).positions.push(position);
        break;
      case 'veto':
      case 'promote':
      case 'arrange':
      case 'merge':
      case 'fields':
      case 'note':
      case 'settle':
        this.record(action.finding).positions.push(position);
        break;
      case 'tag':
      case 'retag':
        if (action.type === 'tag') this.tagEntries.push(position);
        this.tagFold.add(action, position);
        break;
      case 'audit-verdict':
        this.record(action.finding).positions.push(position);
        this.auditEntries.push(position);
        break;
      case 'audit-begin':
      case 'audit-end':
        this.auditEntries.push(position);
        break;
      case 'retract':
        break;
      default:
        // An action of a newer Stet: kept in its place, without effect.
        return;
    }
    yield* this.ledger.takeEffect(position, (changed) => this.refresh(changed));
  }

  entry(id: string): LedgerEntry | null {
    const position = this.ledger.positionOf(id);
    return position === undefined ? null : this.ledger.at(position);
  }

  isEffective(id: string): boolean {
    const position = this.ledger.positionOf(id);
    return position !== undefined && this.ledger.holds(position);
  }

  decision(finding: string): Effective<'decide'> | null {
    return this.newest(finding, 'decide');
  }

  vetoes(finding: string): readonly Anchor[] {
    const record = this.findings.get(finding);
    if (!record) return [];
    if (!record.vetoes) {
      const places = new Map<string, Anchor>();
      for (const position of record.positions) {
        const { action } = this.ledger.at(position);
        if (action.type !== 'veto' || !this.ledger.holds(position)) continue;
        if (action.vetoed) places.set(placeKey(action.place), action.place);
        else places.delete(placeKey(action.place));
      }
      record.vetoes = [...places.values()];
    }
    return record.vetoes;
  }

  arrangement(finding: string): Effective<'arrange'> | null {
    return this.newest(finding, 'arrange');
  }

  merge(finding: string): Effective<'merge'> | null {
    return this.newest(finding, 'merge');
  }

  fields(finding: string): Effective<'fields'> | null {
    return this.newest(finding, 'fields');
  }

  surgeries(): readonly (Effective<'split'> | Effective<'join'>)[] {
    const effective: (Effective<'split'> | Effective<'join'>)[] = [];
    for (const order of this.surgeryEntries) {
      const entry = this.ledger.at(order);
      const { action } = entry;
      if (!this.ledger.holds(order)) continue;
      if (action.type === 'split') effective.push({ entry, action, order });
      else if (action.type === 'join') effective.push({ entry, action, order });
    }
    return effective;
  }

  promotion(finding: string): Effective<'promote'> | null {
    const newest = this.newest(finding, 'promote');
    if (!newest?.action.promoted) return null;
    if (this.decision(finding)?.action.verdict !== 'accepted') return null;
    for (const position of this.findings.get(finding)?.positions ?? []) {
      if (position < newest.order || !this.ledger.holds(position)) continue;
      const { action } = this.ledger.at(position);
      if (action.type === 'decide' && action.verdict !== 'accepted') return null;
    }
    return newest;
  }

  note(finding: string): string {
    return this.newest(finding, 'note')?.action.text ?? '';
  }

  settlement(finding: string): Effective<'settle'> | null {
    return this.newest(finding, 'settle');
  }

  audits(): readonly { readonly entry: LedgerEntry; readonly holds: boolean }[] {
    return this.auditEntries.map((position) => ({
      entry: this.ledger.at(position),
      holds: this.ledger.holds(position),
    }));
  }

  tags(article: string): readonly string[] {
    return this.tagFold.tags(article);
  }

  tagCounts(): ReadonlyMap<string, number> {
    return this.tagFold.counts();
  }

  tagsRuledOut(article: string): readonly string[] {
    return this.tagFold.ruledOut(article);
  }

  articlesTagged(branch: string): ReadonlySet<string> {
    return this.tagFold.within(branch);
  }

  taggings(): readonly Effective<'tag'>[] {
    return this.tagEntries.flatMap((order) => {
      const entry = this.ledger.at(order);
      const { action } = entry;
      return action.type === 'tag' && this.ledger.holds(order) ? [{ entry, action, order }] : [];
    });
  }

  tagNow(tag: string, since: number): string | null {
    return this.tagFold.nameNow(tag, since);
  }

  taggedArticles(): Iterable<string> {
    return this.tagFold.taggedArticles();
  }

  *decidedFindings(): Iterable<string> {
    for (const finding of this.findings.keys()) if (this.decision(finding)) yield finding;
  }

  historyOf(finding: string): readonly LedgerEntry[] {
    return (this.findings.get(finding)?.positions ?? []).map((position) =>
      this.ledger.at(position),
    );
  }

  decidesClusters(): boolean {
    return this.clusters.size > 0;
  }

  clusterDecisions(digest: string): readonly Effective<'decide'>[] {
    const found: Effective<'decide'>[] = [];
    const positions = this.clusters.get(digest) ?? [];
    for (let i = positions.length - 1; i >= 0; i--) {
      const position = positions[i]!;
      const entry = this.ledger.at(position);
      if (entry.action.type !== 'decide' || !this.ledger.holds(position)) continue;
      if (this.decision(entry.action.finding)?.order !== position) continue;
      found.push({ entry, action: entry.action, order: position });
    }
    return found;
  }

  order(): LedgerOrder {
    return this.ledger.order();
  }

  undoTarget(): UndoTarget | null {
    return this.ledger.undoTarget();
  }

  redoTarget(): UndoTarget | null {
    return this.ledger.redoTarget();
  }

  dependentsOf(id: string): readonly LedgerEntry[] {
    const position = this.ledger.positionOf(id);
    if (position === undefined) return [];
    const { action } = this.ledger.at(position);
    if (action.type === 'split') return this.builtOn(position, [action.members, action.rest]);
    if (action.type === 'join') return this.builtOn(position, [action.members]);
    if (action.type !== 'decide' && action.type !== 'arrange') return [];
    const later: LedgerEntry[] = [];
    for (const other of this.findings.get(action.finding)?.positions ?? []) {
      if (other <= position || !this.ledger.holds(other)) continue;
      const entry = this.ledger.at(other);
      const type = entry.action.type;
      // A newer decision stands by itself, and so does all that was built on it.
      if (type === 'decide' || (type === 'arrange' && action.type === 'arrange')) break;
      if (type === 'merge' || type === 'fields') later.push(entry);
      else if (
        action.type === 'decide' &&
        (type === 'veto' || type === 'arrange' || type === 'promote')
      )
        later.push(entry);
    }
    return later;
  }

  batchMates(id: string): readonly string[] {
    return this.mates(id).map((position) => this.ledger.at(position).id);
  }

  batchSize(id: string): number {
    return this.mates(id).length;
  }

  private mates(id: string): readonly number[] {
    const position = this.ledger.positionOf(id);
    return position === undefined ? [] : this.ledger.batchMates(position);
  }

  /** Later decisions on the clusters that a split or join made: their members are exactly one of these groups. */
  private builtOn(
    position: number,
    groups: readonly (readonly ArticleAnchor[])[],
  ): readonly LedgerEntry[] {
    const built = new Set<number>();
    for (const group of groups) {
      const digests = group.map(({ digest }) => digest).sort();
      for (const other of this.clusters.get(digests[0] ?? '') ?? []) {
        const { action } = this.ledger.at(other);
        if (other <= position || !this.ledger.holds(other) || action.type !== 'decide') continue;
        const then = action.members.map(({ digest }) => digest).sort();
        if (then.length === digests.length && then.every((digest, at) => digest === digests[at]))
          built.add(other);
      }
    }
    return [...built].sort((a, b) => a - b).map((other) => this.ledger.at(other));
  }

  private record(finding: string): FindingRecord {
    let record = this.findings.get(finding);
    if (!record) {
      record = { positions: [], vetoes: null };
      this.findings.set(finding, record);
    }
    return record;
  }

  private newest<Type extends Action['type']>(finding: string, type: Type): Effective<Type> | null {
    const positions = this.findings.get(finding)?.positions ?? [];
    for (let i = positions.length - 1; i >= 0; i--) {
      const position = positions[i]!;
      const entry = this.ledger.at(position);
      if (entry.action.type === type && this.ledger.holds(position))
        return { entry, action: entry.action as Effective<Type>['action'], order: position };
    }
    return null;
  }

  /** Brings up to date what follows from an entry that holds, or holds no more. */
  private refresh(position: number): Portions<void> | null {
    const { action } = this.ledger.at(position);
    if (action.type === 'veto') this.record(action.finding).vetoes = null;
    if (action.type !== 'tag' && action.type !== 'retag') return null;
    return this.tagFold.refresh(action, position === this.ledger.all.length - 1);
  }
}

/** The fold of a ledger, in portions. */
export function* foldInPortions(entries: Iterable<LedgerEntry>): Portions<Review> {
  const review = new Review();
  let appended = 0;
  for (const entry of entries) {
    yield* review.appendInPortions(entry);
    if (++appended % entriesAtOnce === 0) yield;
  }
  return review;
}
