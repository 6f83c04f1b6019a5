import { memo } from 'react';
import type { HistoryItem } from '../../../shared/host/model.ts';
import { useApp } from '../../state/app.ts';
import { askToTakeBack, chooseEntry, chooseTogether } from '../../state/history-state.ts';
import { EntryLinks, EntryMeta } from './history-entry.tsx';

interface HistoryRowProps {
  item: HistoryItem;
  index: number;
  chosen: boolean;
  onVisit: (finding: string) => void;
}

/** One entry of the ledger with a tick to choose it, who made it and when, and the way to take it back. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { item, index, chosen, onVisit } = props;
  const app = useApp();
  const { finding } = item;
  const classes = ['history-row'];
  if (item.retracted) classes.push('history-entry--retracted');
  return (
    <div className={classes.join(' ')}>
      <input
        type="checkbox"
        data-row={index}
        checked={chosen}
        aria-label={`Choose: ${item.text}`}
        onChange={() => chooseEntry(item.entry, item.text)}
      />
      <div className="history-row__words">
        <span className="history-entry__text history-row__text" dir="auto" title={item.text}>
          {finding ? (
            <button type="button" className="link" onClick={() => onVisit(finding)}>
              {item.text}
            </button>
          ) : (
            item.text
          )}
        </span>
        <EntryMeta item={item}>
          {item.together > 1 ? (
            <button
              type="button"
              className="link"
              title="Choose all entries that were made together with this one"
              onClick={() => void chooseTogether(app, item.entry, item.text)}
            >
              one of {item.together}
            </button>
          ) : null}
          <EntryLinks
            item={item}
            onTakeBack={() => void askToTakeBack(app, [item.entry], item.text)}
          />
        </EntryMeta>
      </div>
    </div>
  );
});
