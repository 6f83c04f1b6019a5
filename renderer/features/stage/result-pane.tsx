import './result-pane.css';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CompareView } from '../../../shared/host/comparison-model.ts';
import type { ClusterView } from '../../../shared/host/model.ts';
import { countWords } from '../../../shared/text/count-words.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { onWritingKey } from '../../state/dialog-keys.ts';
import { focusOn } from '../../state/focus.ts';
import { takeAll, writeResult } from '../../state/merge-actions.ts';
import { plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';

interface ResultPaneProps {
  cluster: ClusterView;
  right: number;
  view: CompareView;
}

const pause = 600;

/** The merged text, live; typed in, it is the editor's own and has the field's own undo. */
export function ResultPane({ cluster, right, view }: ResultPaneProps) {
  const app = useApp();
  const [open, setOpen] = useState(true);
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef(0);
  const unsaved = useRef<string | null>(null);
  const save = () => {
    window.clearTimeout(timer.current);
    const text = unsaved.current;
    unsaved.current = null;
    if (text !== null) void writeResult(app, cluster.id, right, text);
  };
  const flush = useRef(save);
  flush.current = save;
  useEffect(() => () => flush.current(), []);
  const leave = () => void focusOn('stage');
  const shown = draft ?? view.result;
  const words = useMemo(() => countWords(shown), [shown]);
  return (
    <section className={open ? 'result' : 'result result--closed'} aria-label="Merged text">
      <header className="result__head">
        <div className="result__what">
          <span className="result__title">Merged text</span>
          <span className="result__count tabular truncate">
            {plural(words, 'word')}
            {view.hunks > 0 ? ` · ${view.chosen} of ${plural(view.hunks, 'hunk')} decided` : ''}
            {view.edited || draft !== null ? ' · edited by hand' : ''}
          </span>
          {view.hunks > 0 ? (
            <span className="result__progress" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * view.chosen) / view.hunks}%` }} />
            </span>
          ) : null}
          {cluster.setAside ? (
            <span
              className="result__note truncate"
              title="Boilerplate that is still to decide is set aside here, and stands in the export until it is accepted."
            >
              boilerplate set aside
            </span>
          ) : null}
        </div>
        <span className="result__tools">
          {cluster.fields.length > 0 ? (
            <Button variant="plain" small onClick={() => runCommand(app, 'merge-fields')}>
              {fieldWords(cluster)} <CommandKey name="merge-fields" />
            </Button>
          ) : null}
          {view.edited ? (
            <Button
              variant="plain"
              small
              onClick={() => {
                setDraft(null);
                unsaved.current = null;
                void writeResult(app, cluster.id, right, null);
              }}
            >
              Back to the choices
            </Button>
          ) : null}
          {view.hunks > 1 ? (
            <>
              <Button
                variant="plain"
                small
                title="Take the left text of all hunks that were not decided one by one"
                onClick={() => void takeAll(app, 'left', 'kept')}
              >
                Rest left
              </Button>
              <Button
                variant="plain"
                small
                title="Take the right text of all hunks that were not decided one by one"
                onClick={() => void takeAll(app, 'right', 'kept')}
              >
                Rest right
              </Button>
            </>
          ) : null}
          <Button variant="plain" small onClick={() => focusOn('result')}>
            Edit <CommandKey name="edit-result" />
          </Button>
          <Button
            variant="plain"
            small
            icon
            aria-label={open ? 'Fold the merged text away' : 'Show the merged text'}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Icon of={open ? ChevronDown : ChevronUp} size={14} />
          </Button>
        </span>
      </header>
      {open ? (
        <textarea
          className="corpus-text result__text"
          data-focus="result"
          aria-label="Merged text"
          dir="auto"
          spellCheck={false}
          value={shown}
          onChange={(event) => {
            setDraft(event.target.value);
            unsaved.current = event.target.value;
            window.clearTimeout(timer.current);
            timer.current = window.setTimeout(() => flush.current(), pause);
          }}
          onBlur={() => {
            save();
            setDraft(null);
          }}
          onKeyDown={(event) => onWritingKey(event, 'many', { finish: leave, leave })}
        />
      ) : null}
    </section>
  );
}

/** How many fields the members' records differ in, and how many of these still take the kept one's value unasked. */
function fieldWords({ fields }: ClusterView): string {
  const open = fields.filter((field) => field.values.length > 1 && !field.decided).length;
  return open > 0 ? `${plural(open, 'field')} to choose` : plural(fields.length, 'field');
}
