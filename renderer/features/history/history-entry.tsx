import '../../components/button.css';
import './history-entry.css';
import type { HistoryItem } from '../../../shared/host/model.ts';
import { useApp } from '../../state/app.ts';
import { retract } from '../../state/decide.ts';
import { shortTime } from '../../state/words.ts';

interface HistoryEntryProps {
  item: HistoryItem;
  showAuthor?: boolean;
  /** Makes the words a link to the finding. */
  onVisit?: (finding: string) => void;
}

/** One line of the ledger, which can be taken back. */
export function HistoryEntry({ item, showAuthor, onVisit }: HistoryEntryProps) {
  const app = useApp();
  const { finding } = item;
  return (
    <div className={item.retracted ? 'history-entry history-entry--retracted' : 'history-entry'}>
      <time className="history-entry__time tabular" dateTime={item.at}>
        {shortTime(item.at, new Date())}
      </time>
      <span className="history-entry__text" dir="auto">
        {finding && onVisit ? (
          <button type="button" className="link" onClick={() => onVisit(finding)}>
            {item.text}
          </button>
        ) : (
          item.text
        )}
        {showAuthor && item.by ? <span className="history-entry__by"> · {item.by}</span> : null}
      </span>
      <span className="history-entry__end">
        {item.retracted ? (
          'taken back'
        ) : (
          <button
            type="button"
            className="link"
            aria-label={`Take back: ${item.text}`}
            onClick={() => void retract(app, item.entry, item.text)}
          >
            take back
          </button>
        )}
      </span>
    </div>
  );
}
