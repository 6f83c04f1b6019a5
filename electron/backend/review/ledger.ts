import type { HistoryWindow, TakenBack } from '../../../shared/host/ledger-model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { describeEntry } from '../../../shared/review/describe.ts';
import type { UndoTarget } from '../../../shared/review/entries-in-order.ts';
import { type HistoryFilter, HistoryIndex } from '../../../shared/review/history.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';

/** Undo, redo and the history of what was decided. */
export function ledgerAnswers(desk: Desk) {
  const { review } = desk;
  const index = new HistoryIndex(review.entries, (entry) => describeEntry(entry, review));

  /** What rests on these entries without being one of them. */
  function restingOn(ids: readonly string[]): LedgerEntry[] {
    const given = new Set(ids);
    const resting = new Map<string, LedgerEntry>();
    for (const id of given)
      for (const entry of review.dependentsOf(id))
        if (!given.has(entry.id)) resting.set(entry.id, entry);
    return [...resting.values()];
  }

  /** Takes entries back; `choose` says which and throws where it cannot be. */
  async function takeBack(choose: () => readonly string[]): Promise<TakenBack> {
    let resting: LedgerEntry[] = [];
    const decided = await desk.record(() => {
      const entries = choose();
      resting = restingOn(entries);
      return [{ type: 'retract', entries }];
    });
    const stranded = resting
      .filter(({ id }) => review.isEffective(id))
      .map((entry) => describeEntry(entry, review));
    return { ...decided, stranded };
  }

  async function travel(targetNow: () => UndoTarget | null, nothing: string) {
    const about = { finding: null as string | null };
    const taken = await takeBack(() => {
      const target = targetNow();
      if (!target) throw new StetError('not-found', nothing);
      const [first] = target.affected;
      about.finding = first && 'finding' in first.action ? first.action.finding : null;
      return target.entries;
    });
    const { finding } = about;
    // A cluster that was split or joined may be gone now.
    return { ...taken, finding: finding !== null && desk.has(finding) ? finding : null };
  }

  return {
    undo: () => travel(() => review.undoTarget(), 'There is nothing to undo.'),
    redo: () => travel(() => review.redoTarget(), 'There is nothing to redo.'),
    retract(entries: readonly string[]): Promise<TakenBack> {
      return takeBack(() => {
        for (const entry of entries)
          if (!review.entry(entry)) throw new StetError('not-found', 'There is no such decision.');
        const standing = entries.filter((entry) => review.isEffective(entry));
        if (standing.length === 0) {
          throw new StetError('not-allowed', 'That decision was already taken back.');
        }
        return standing;
      });
    },
    dependents: (entries: readonly string[]): string[] =>
      restingOn(entries).map((entry) => describeEntry(entry, review)),
    entries: () => review.entries,
    last: (): readonly string[] => review.undoTarget()?.entries ?? [],
    together: (entry: string): readonly string[] => review.batchMates(entry),
    async history(filter: HistoryFilter, offset: number, limit: number): Promise<HistoryWindow> {
      if (filter.search.trim() !== '') await withPauses(index.catchUp());
      const positions = await withPauses(index.find(filter));
      const facets = await withPauses(index.facets());
      const { historyItem } = desk.reader();
      return {
        total: positions.length,
        offset,
        items: positions
          .slice(offset, offset + limit)
          .map((position) => historyItem(review.entries[position]!)),
        facets,
      };
    },
  };
}
