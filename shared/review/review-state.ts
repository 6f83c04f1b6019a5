import { inOneGo, type Portions } from '../progress/portions.ts';
import type { Action, Anchor, ArticleAnchor, LedgerEntry } from './ledger-entry.ts';
import { NewestFirst } from './newest-first.ts';
import { TagFold } from './tag-fold.ts';

type ActionOf<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** An effective action together with the entry that holds it. */
export interface Effective<Type extends Action['type']> {
  readonly entry: LedgerEntry;
  readonly action: ActionOf<Type>;
  /** Position in the ledger; the higher, the later. */
  readonly order: number;
}

/** Where undo and redo stand in the ledger, as positions in it; what is no entry can be put in order by them. */
export interface LedgerOrder {
  readonly length: number;
  /** The newest entry that undo would take back, and the newest retraction that redo would. */
  readonly undo: number | null;
  readonly redo: number | null;
  /** The newest entry that is no retraction, whether it holds or not; -1 for none. */
  readonly newest: number;
}

/** Of a ledger without entries. */
export const emptyOrder: LedgerOrder = { length: 0, undo: null, redo: null, newest: -1 };

/** What undo or redo would take back: the entries to name in a `retract` action. */
export interface UndoTarget {
  readonly entries: readonly string[];
  /** The entries whose effect goes or comes back, in ledger order. */
  readonly affected: readonly LedgerEntry[];
}

/** What the ledger amounts to now, as its readers see it. Entries unknown to it are kept and have no effect. */
export interface ReviewState {
  readonly entries: readonly LedgerEntry[];
  entry(id: string): LedgerEntry | null;
  /** False for entries that were taken back. */
  isEffective(id: string): boolean;
  decision(finding: string): Effective<'decide'> | null;
  /** Places set aside from a finding, in ledger order. */
  vetoes(finding: string): readonly Anchor[];
  arrangement(finding: string): Effective<'arrange'> | null;
  merge(finding: string): Effective<'merge'> | null;
  /** What a merge takes of the members' records. */
  fields(finding: string): Effective<'fields'> | null;
  /** How clusters were split and joined, in ledger order. */
  surgeries(): readonly (Effective<'split'> | Effective<'join'>)[];
  /** The promotion by which an accepted finding is a rule; null for others, and once it was denied or the promotion taken back. */
  promotion(finding: string): Effective<'promote'> | null;
  note(finding: string): string;
  /** How a conflict with another ledger about this finding was settled last. */
  settlement(finding: string): Effective<'settle'> | null;
  /** The entries of all audits in ledger order, with whether each is effective. */
  audits(): readonly { readonly entry: LedgerEntry; readonly holds: boolean }[];
  /** Tags of the article with this `articleKey`, in order of name. */
  tags(article: string): readonly string[];
  /** Every tag in use with its number of articles, in order of name. */
  tagCounts(): ReadonlyMap<string, number>;
  /** Tags that were last taken off the article with this key, had it them or not, in order of name. */
  tagsRuledOut(article: string): readonly string[];
  /** The keys of the articles that have the tag or one below it. */
  articlesTagged(branch: string): ReadonlySet<string>;
  /** How articles were tagged, in ledger order. */
  taggings(): readonly Effective<'tag'>[];
  /** What a tag written down when the ledger had `since` entries is called now; null where it was deleted. */
  tagNow(tag: string, since: number): string | null;
  /** The keys of articles that have tags. */
  taggedArticles(): Iterable<string>;
  /** Ids of the findings with an effective decision, in order of first decision. */
  decidedFindings(): Iterable<string>;
  /** All entries about a finding, taken back or not, in ledger order. */
  historyOf(finding: string): readonly LedgerEntry[];
  /** False while no cluster was ever decided on, so that nobody needs digests. */
  decidesClusters(): boolean;
  /** The effective decisions on clusters that had a member with this digest, newest first. */
  clusterDecisions(digest: string): readonly Effective<'decide'>[];
  order(): LedgerOrder;
  undoTarget(): UndoTarget | null;
  redoTarget(): UndoTarget | null;
  /** Effective later entries that make sense only while this one holds, in ledger order. */
  dependentsOf(id: string): readonly LedgerEntry[];
  /** Ids of all entries that one key made together with this one, itself among them, in ledger order. */
  batchMates(id: string): readonly string[];
  /** How many these are. */
  batchSize(id: string): number;
}

interface FindingRecord {
  /** Positions of the entries about this finding. */
  readonly positions: number[];
  vetoes: readonly Anchor[] | null;
}

/** Entries appended, or taken back, before others may go on. */
const entriesAtOnce = 50;

const placeKey = (place: Anchor): string => `${place.from} ${place.to} ${place.document}`;

/**
 * The fold of a ledger. Appending costs time in proportion to the entry; a retraction recomputes
 * only what it touches, at any depth and out of the middle.
 */
export class Review implements ReviewState {
  private readonly list: LedgerEntry[] = [];
  private readonly positionOf = new Map<string, number>();
  /** How many effective retractions name the entry; it is effective at 0. */
  private readonly retractions: number[] = [];
  /** Positions of the retractions that are counted in `retractions`. */
  private readonly counted = new Set<number>();
  private readonly findings = new Map<string, FindingRecord>();
  private readonly batches = new Map<string, number[]>();
  private readonly tagEntries: number[] = [];
  private readonly tagFold = new TagFold((position) =>
    this.holds(position) ? this.list[position]!.action : null,
  );
  private readonly clusters = new Map<string, number[]>();
  private readonly surgeryEntries: number[] = [];
  private readonly auditEntries: number[] = [];
  private readonly doings = new NewestFirst((position) => this.holds(position));
  private readonly undoings = new NewestFirst((position) => this.holds(position));
  private newestDoing = -1;

  constructor(entries: Iterable<LedgerEntry> = []) {
    for (const entry of entries) this.append(entry);
  }

  get entries(): readonly LedgerEntry[] {
    return this.list;
  }

  /** Adds one entry; an id that is there already changes nothing, so a replay does no harm. */
  append(entry: LedgerEntry): void {
    inOneGo(this.appendInPortions(entry));
  }

  /** As `append`; until it is done, what follows from the entry may be there by half. */
  *appendInPortions(entry: LedgerEntry): Portions<void> {
    if (this.positionOf.has(entry.id)) return;
    const position = this.list.length;
    this.list.push(entry);
    this.retractions.push(0);
    const { action } = entry;
    switch (action.type) {
      case 'decide':
        for (const member of action.members) listUnder(this.clusters, member.digest, position);
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
        this.positionOf.set(entry.id, position);
        return;
    }
    if (action.type !== 'retract') this.newestDoing = position;
    if (entry.batch !== undefined) listUnder(this.batches, entry.batch, position);
    this.positionOf.set(entry.id, position);
    yield* this.takeEffect(position);
  }

  entry(id: string): LedgerEntry | null {
    const position = this.positionOf.get(id);
    return position === undefined ? null : this.list[position]!;
  }

  isEffective(id: string): boolean {
    const position = this.positionOf.get(id);
    return position !== undefined && this.holds(position);
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
        const { action } = this.list[position]!;
        if (action.type !== 'veto' || !this.holds(position)) continue;
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
      const entry = this.list[order]!;
      const { action } = entry;
      if (!this.holds(order)) continue;
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
      if (position < newest.order || !this.holds(position)) continue;
      const { action } = this.list[position]!;
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
      entry: this.list[position]!,
      holds: this.holds(position),
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
      const entry = this.list[order]!;
      const { action } = entry;
      return action.type === 'tag' && this.holds(order) ? [{ entry, action, order }] : [];
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
    return (this.findings.get(finding)?.positions ?? []).map((position) => this.list[position]!);
  }

  decidesClusters(): boolean {
    return this.clusters.size > 0;
  }

  clusterDecisions(digest: string): readonly Effective<'decide'>[] {
    const found: Effective<'decide'>[] = [];
    const positions = this.clusters.get(digest) ?? [];
    for (let i = positions.length - 1; i >= 0; i--) {
      const position = positions[i]!;
      const entry = this.list[position]!;
      if (entry.action.type !== 'decide' || !this.holds(position)) continue;
      if (this.decision(entry.action.finding)?.order !== position) continue;
      found.push({ entry, action: entry.action, order: position });
    }
    return found;
  }

  order(): LedgerOrder {
    return {
      length: this.list.length,
      undo: this.doings.newest(),
      redo: this.newestUndoing(),
      newest: this.newestDoing,
    };
  }

  undoTarget(): UndoTarget | null {
    const position = this.doings.newest();
    if (position === null) return null;
    const affected = this.batchOf(position);
    return { entries: affected.map((entry) => entry.id), affected };
  }

  redoTarget(): UndoTarget | null {
    const position = this.newestUndoing();
    if (position === null) return null;
    const undoings = this.batchOf(position);
    const affected: LedgerEntry[] = [];
    for (const { action } of undoings) {
      if (action.type !== 'retract') continue;
      for (const id of action.entries) {
        const target = this.entry(id);
        if (target) affected.push(target);
      }
    }
    return { entries: undoings.map((entry) => entry.id), affected };
  }

  dependentsOf(id: string): readonly LedgerEntry[] {
    const position = this.positionOf.get(id);
    if (position === undefined) return [];
    const { action } = this.list[position]!;
    if (action.type === 'split') return this.builtOn(position, [action.members, action.rest]);
    if (action.type === 'join') return this.builtOn(position, [action.members]);
    if (action.type !== 'decide' && action.type !== 'arrange') return [];
    const later: LedgerEntry[] = [];
    for (const other of this.findings.get(action.finding)?.positions ?? []) {
      if (other <= position || !this.holds(other)) continue;
      const entry = this.list[other]!;
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
    const position = this.positionOf.get(id);
    if (position === undefined) return [];
    const { batch } = this.list[position]!;
    const positions = batch === undefined ? [position] : (this.batches.get(batch) ?? [position]);
    return positions.map((other) => this.list[other]!.id);
  }

  batchSize(id: string): number {
    const position = this.positionOf.get(id);
    if (position === undefined) return 0;
    const { batch } = this.list[position]!;
    return batch === undefined ? 1 : (this.batches.get(batch)?.length ?? 1);
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
        const { action } = this.list[other]!;
        if (other <= position || !this.holds(other) || action.type !== 'decide') continue;
        const then = action.members.map(({ digest }) => digest).sort();
        if (then.length === digests.length && then.every((digest, at) => digest === digests[at]))
          built.add(other);
      }
    }
    return [...built].sort((a, b) => a - b).map((other) => this.list[other]!);
  }

  private holds(position: number): boolean {
    return this.retractions[position] === 0;
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
      const entry = this.list[position]!;
      if (entry.action.type === type && this.holds(position))
        return { entry, action: entry.action as ActionOf<Type>, order: position };
    }
    return null;
  }

  /** The effective entries that one key made together with this one. */
  private newestUndoing(): number | null {
    const position = this.undoings.newest();
    // Something was done since: there is nothing to do again, only history to take back.
    return position === null || position < this.newestDoing ? null : position;
  }

  private batchOf(position: number): LedgerEntry[] {
    const { batch } = this.list[position]!;
    const positions = batch === undefined ? [position] : (this.batches.get(batch) ?? [position]);
    return positions.filter((other) => this.holds(other)).map((other) => this.list[other]!);
  }

  /** Makes known that an entry holds, or holds no more; retractions hand this on to what they name. */
  private *takeEffect(first: number): Portions<void> {
    const changed = [first];
    let settled = 0;
    for (let position = changed.pop(); position !== undefined; position = changed.pop()) {
      if (++settled % entriesAtOnce === 0) yield;
      const { action } = this.list[position]!;
      const holds = this.holds(position);
      if (action.type !== 'retract') {
        if (holds) this.doings.add(position);
        if (action.type === 'veto') this.record(action.finding).vetoes = null;
        if (action.type === 'tag' || action.type === 'retag')
          yield* this.tagFold.refresh(action, position === this.list.length - 1);
        continue;
      }
      if (this.counted.has(position) === holds) continue;
      if (holds) this.counted.add(position);
      else this.counted.delete(position);
      let undoes = false;
      for (const id of new Set(action.entries)) {
        const target = this.positionOf.get(id);
        // Only what came before can be taken back, so retractions never form a circle.
        if (target === undefined || target >= position) continue;
        if (this.list[target]!.action.type !== 'retract') undoes = true;
        const before = this.retractions[target]!;
        const now = before + (holds ? 1 : -1);
        this.retractions[target] = now;
        if ((before === 0) !== (now === 0)) changed.push(target);
      }
      if (holds && undoes) this.undoings.add(position);
    }
  }
}

function listUnder<Key>(lists: Map<Key, number[]>, key: Key, position: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [position]);
  else if (list.at(-1) !== position) list.push(position);
}

/** True when both name the same text at the same place in the corpus. */
export function sameArticle(a: ArticleAnchor, b: ArticleAnchor): boolean {
  return a.document === b.document && a.article === b.article && a.digest === b.digest;
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
