import '../../components/button.css';
import './history-entry.css';
import { useState } from 'react';
import type { HistoryItem } from '../../../shared/host/model.ts';
import { useApp } from '../../state/app.ts';
import { compareWithout } from '../../state/history-state.ts';
import { retract } from '../../state/retract.ts';
import { shortTime } from '../../state/words.ts';
import { RestingOn } from './resting-on.tsx';

/** One line of a finding's history, which can be taken back; where others rest on it, it says which before. */
export function HistoryEntry({ item }: { item: HistoryItem }) {
  const app = useApp();
  const [asking, setAsking] = useState(false);
  const { dependents } = item;
  const takeBack = () => {
    setAsking(false);
    void retract(app, [item.entry], item.text);
  };
  return (
    <div className={item.retracted ? 'history-entry history-entry--retracted' : 'history-entry'}>
      <span className="history-entry__text" dir="auto">
        {item.text}
      </span>
      <EntryMeta item={item}>
        <EntryLinks
          item={item}
          asking={dependents.length > 0 ? asking : undefined}
          onTakeBack={() => (dependents.length > 0 ? setAsking(!asking) : takeBack())}
        />
      </EntryMeta>
      {asking && !item.retracted ? (
        <RestingOn dependents={dependents} onTakeBack={takeBack} onLeave={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

/** Who decided and when, in one line, and what can be done about it at its end. */
export function EntryMeta({ item, children }: { item: HistoryItem; children: React.ReactNode }) {
  const time = new Date(item.at);
  return (
    <span className="history-entry__meta">
      {item.by ? (
        <>
          <bdi className="history-entry__by truncate" title={item.by}>
            {item.by}
          </bdi>
          <span aria-hidden="true">·</span>
        </>
      ) : null}
      <time
        className="history-entry__time tabular"
        dateTime={item.at}
        title={Number.isNaN(time.getTime()) ? item.at : time.toLocaleString('en-GB')}
      >
        {shortTime(item.at, new Date())}
      </time>
      <span className="history-entry__end">{children}</span>
    </span>
  );
}

interface EntryLinksProps {
  item: HistoryItem;
  /** Whether what rests on it is shown; undefined where nothing does. */
  asking?: boolean | undefined;
  onTakeBack: () => void;
}

/** What can be done about an entry that holds; of another that it was taken back. */
export function EntryLinks({ item, asking, onTakeBack }: EntryLinksProps) {
  const app = useApp();
  if (item.retracted) return 'taken back';
  return (
    <>
      <button
        type="button"
        className="link"
        aria-label={`With and without: ${item.text}`}
        onClick={() => compareWithout(app, [item.entry])}
      >
        without
      </button>
      <button
        type="button"
        className="link"
        aria-label={`Take back: ${item.text}`}
        aria-expanded={asking}
        onClick={onTakeBack}
      >
        take back
      </button>
    </>
  );
}
