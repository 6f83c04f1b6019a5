import '../../components/button.css';
import './history-entry.css';
import { useState } from 'react';
import type { HistoryItem } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import { retract } from '../../state/decide.ts';
import { shortTime } from '../../state/words.ts';

interface HistoryEntryProps {
  item: HistoryItem;
  showAuthor?: boolean;
  /** Makes the words a link to the finding. */
  onVisit?: (finding: string) => void;
}

/** One line of the ledger, which can be taken back; where others rest on it, it says which before. */
export function HistoryEntry({ item, showAuthor, onVisit }: HistoryEntryProps) {
  const app = useApp();
  const [asking, setAsking] = useState(false);
  const { finding, dependents } = item;
  const takeBack = () => {
    setAsking(false);
    void retract(app, item.entry, item.text);
  };
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
            aria-expanded={dependents.length > 0 ? asking : undefined}
            onClick={() => (dependents.length > 0 ? setAsking(!asking) : takeBack())}
          >
            take back
          </button>
        )}
      </span>
      {asking && !item.retracted ? (
        <div className="history-entry__dependents" role="status">
          <p>
            {dependents.length === 1
              ? 'A later decision rests on this one:'
              : 'Later decisions rest on this one:'}
          </p>
          <ul>
            {dependents.map((text) => (
              <li key={text} dir="auto">
                {text}
              </li>
            ))}
          </ul>
          <p>
            {dependents.length === 1
              ? 'It stays in the history; without this one it changes nothing.'
              : 'They stay in the history; without this one they change nothing.'}
          </p>
          <span className="history-entry__answers">
            <Button small onClick={takeBack}>
              Take it back
            </Button>
            <Button small variant="plain" onClick={() => setAsking(false)}>
              Leave it
            </Button>
          </span>
        </div>
      ) : null}
    </div>
  );
}
