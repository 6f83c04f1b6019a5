import './batch-stage.css';
import type { QueueItem, Window } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { useStore } from '../../state/store.ts';
import { count, kindNames, plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { KindIcon } from '../queue/kind-icon.tsx';

const listed = 60;

/** Several findings at once: what they are, and one verdict for all of them. */
export function BatchStage() {
  const app = useApp();
  const selection = useStore(app.queue, (queue) => queue.selection);
  const rows = app.queries
    .getQueriesData<Window<QueueItem>>({ queryKey: ['queue', app.queue.get().filter] })
    .flatMap(([, data]) => data?.items ?? [])
    .filter((item) => selection.has(item.id));
  const places = rows.reduce((sum, item) => sum + item.count, 0);
  const kinds = [...new Set(rows.map((item) => kindNames[item.kind]))].join(', ');
  const more = selection.size - Math.min(rows.length, listed);
  return (
    <div className="batch">
      <div>
        <h1 className="batch__title">{plural(selection.size, 'finding')} selected</h1>
        <p>
          {kinds}; {plural(places, 'place')} in all. One verdict decides all of them, and one undo
          takes it back.
        </p>
      </div>
      <div className="batch__actions" role="toolbar" aria-label="Verdict">
        <Button variant="primary" onClick={() => runCommand(app, 'accept')}>
          Accept {count(selection.size)} <CommandKey name="accept" />
        </Button>
        <Button onClick={() => runCommand(app, 'reject')}>
          Stet <CommandKey name="reject" />
        </Button>
        <Button variant="plain" onClick={() => runCommand(app, 'later')}>
          Later <CommandKey name="later" />
        </Button>
        <Button variant="plain" onClick={() => runCommand(app, 'clear-selection')}>
          Clear the selection <CommandKey name="clear-selection" />
        </Button>
      </div>
      <ul className="batch__list" aria-label="Selected findings">
        {rows.slice(0, listed).map((item) => (
          <li key={item.id} className="batch__item">
            <KindIcon kind={item.kind} />
            <span className="truncate" dir="auto">
              {item.title}
            </span>
            <span className="batch__count tabular">{count(item.count)}</span>
          </li>
        ))}
        {more > 0 ? <li className="batch__more">and {count(more)} more</li> : null}
      </ul>
    </div>
  );
}
