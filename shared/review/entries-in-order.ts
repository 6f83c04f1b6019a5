import type { Portions } from '../progress/portions.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { listPosition } from './list-position.ts';
import { NewestFirst } from './newest-first.ts';

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

/** Entries that take effect before others may go on. */
const entriesAtOnce = 50;

/** The entries of a ledger in their order: which of them hold, which one key made together, and what undo and redo take back. */
export class EntriesInOrder {
  private readonly list: LedgerEntry[] = [];
  private readonly positions = new Map<string, number>();
  /** How many effective retractions name the entry; it is effective at 0. */
  private readonly retractions: number[] = [];
  /** Positions of the retractions that are counted in `retractions`. */
  private readonly counted = new Set<number>();
  private readonly batches = new Map<string, number[]>();
  private readonly doings = new NewestFirst((position) => this.holds(position));
  private readonly undoings = new NewestFirst((position) => this.holds(position));
  private newestDoing = -1;

  get all(): readonly LedgerEntry[] {
    return this.list;
  }

  at(position: number): LedgerEntry {
    return this.list[position]!;
  }

  positionOf(id: string): number | undefined {
    return this.positions.get(id);
  }

  /** False for an entry that was taken back. */
  holds(position: number): boolean {
    return this.retractions[position] === 0;
  }

  /** Puts a new entry at the end and gives its position. It retracts nothing and is not undone before it takes effect. */
  append(entry: LedgerEntry): number {
    this.retractions.push(0);
    const position = this.list.push(entry) - 1;
    this.positions.set(entry.id, position);
    return position;
  }

  /**
   * Lets the entry that was appended last take effect. Retractions hand on to what they name that it holds, or holds
   * no more; `changed` is told the position of each other entry of which this is so, the new one among them.
   */
  *takeEffect(
    position: number,
    changed: (position: number) => Portions<void> | null,
  ): Portions<void> {
    const { action, batch } = this.at(position);
    if (action.type !== 'retract') this.newestDoing = position;
    if (batch !== undefined) listPosition(this.batches, batch, position);
    const waiting = [position];
    let settled = 0;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (++settled % entriesAtOnce === 0) yield;
      if (this.at(next).action.type === 'retract') this.retract(next, waiting);
      else {
        if (this.holds(next)) this.doings.add(next);
        const more = changed(next);
        if (more) yield* more;
      }
    }
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
    const affected = this.effectiveMates(position);
    return { entries: affected.map((entry) => entry.id), affected };
  }

  redoTarget(): UndoTarget | null {
    const position = this.newestUndoing();
    if (position === null) return null;
    const undoings = this.effectiveMates(position);
    const affected: LedgerEntry[] = [];
    for (const { action } of undoings) {
      if (action.type !== 'retract') continue;
      for (const id of action.entries) {
        const target = this.positions.get(id);
        if (target !== undefined) affected.push(this.at(target));
      }
    }
    return { entries: undoings.map((entry) => entry.id), affected };
  }

  /** Positions of all entries that one key made together with this one, itself among them, in ledger order. */
  batchMates(position: number): readonly number[] {
    const { batch } = this.at(position);
    return (batch === undefined ? undefined : this.batches.get(batch)) ?? [position];
  }

  private newestUndoing(): number | null {
    const position = this.undoings.newest();
    // Something was done since: there is nothing to do again, only history to take back.
    return position === null || position < this.newestDoing ? null : position;
  }

  /** The effective entries that one key made together with this one. */
  private effectiveMates(position: number): LedgerEntry[] {
    return this.batchMates(position)
      .filter((other) => this.holds(other))
      .map((other) => this.at(other));
  }

  /** Counts a retraction that holds, or no longer one that does not; puts the positions of what that changed on a list. */
  private retract(position: number, changed: number[]): void {
    const { action } = this.at(position);
    const holds = this.holds(position);
    if (action.type !== 'retract' || this.counted.has(position) === holds) return;
    if (holds) this.counted.add(position);
    else this.counted.delete(position);
    let undoes = false;
    for (const id of new Set(action.entries)) {
      const target = this.positions.get(id);
      // Only what came before can be taken back, so retractions never form a circle.
      if (target === undefined || target >= position) continue;
      if (this.at(target).action.type !== 'retract') undoes = true;
      const before = this.retractions[target]!;
      const now = before + (holds ? 1 : -1);
      this.retractions[target] = now;
      if ((before === 0) !== (now === 0)) changed.push(target);
    }
    if (holds && undoes) this.undoings.add(position);
  }
}
