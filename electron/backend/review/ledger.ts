import type { Decided, HistoryItem, Window } from '../../../shared/host/model.ts';
import { StetError } from '../../../shared/host/result.ts';
import type { UndoTarget } from '../../../shared/review/review-state.ts';
import type { Desk } from './desk.ts';

/** Undo, redo and the history of what was decided. */
export function ledgerAnswers(desk: Desk) {
  const { review } = desk;

  async function retractTarget(target: UndoTarget | null, nothing: string) {
    if (!target) throw new StetError('not-found', nothing);
    const [first] = target.affected;
    const finding = first && 'finding' in first.action ? first.action.finding : null;
    const decided = await desk.record(() => [{ type: 'retract', entries: target.entries }]);
    // A cluster that was split or joined may be gone now.
    return { ...decided, finding: finding !== null && desk.has(finding) ? finding : null };
  }

  return {
    undo: () => retractTarget(review.undoTarget(), 'There is nothing to undo.'),
    redo: () => retractTarget(review.redoTarget(), 'There is nothing to redo.'),
    retract(entry: string): Promise<Decided> {
      return desk.record(() => {
        if (!review.entry(entry)) throw new StetError('not-found', 'There is no such decision.');
        if (!review.isEffective(entry)) {
          throw new StetError('not-allowed', 'That decision was already taken back.');
        }
        return [{ type: 'retract', entries: [entry] }];
      });
    },
    history(offset: number, limit: number, search: string): Window<HistoryItem> {
      const { historyItem } = desk.reader();
      const needle = search.trim().toLocaleLowerCase();
      const newestFirst = [...review.entries].reverse();
      const items = needle
        ? newestFirst
            .map(historyItem)
            .filter(({ text, by }) => `${text} ${by}`.toLocaleLowerCase().includes(needle))
        : null;
      return {
        total: items?.length ?? newestFirst.length,
        offset,
        items: items
          ? items.slice(offset, offset + limit)
          : newestFirst.slice(offset, offset + limit).map(historyItem),
      };
    },
  };
}
