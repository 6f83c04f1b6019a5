import '../../components/field.css';
import './edit-bar.css';
import type { TextFindingView } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { useApp } from '../../state/app.ts';
import { decide } from '../../state/decide.ts';
import { onWritingKey } from '../../state/dialog-keys.ts';
import { focusOn } from '../../state/focus.ts';
import { useStore } from '../../state/store.ts';

const mostNumbered = 9;

/** The suggestions with their numbers and, while editing, a field for the editor's own text. */
export function EditBar({ finding }: { finding: TextFindingView }) {
  const app = useApp();
  const editing = useStore(app.stage, (stage) => stage.editing);
  const draft = useStore(app.stage, (stage) => stage.draft);
  const shown = draft ?? finding.replacement;
  const suggestions = finding.suggestions.slice(0, mostNumbered);
  if (!editing && suggestions.length < 2 && draft === null) return null;
  const leave = () => {
    app.stage.patch({ editing: false, draft: null });
    focusOn('stage');
  };
  const finish = () => {
    const own = shown !== (finding.suggestions[0] ?? '');
    focusOn('stage');
    void (own ? decide(app, 'edited', shown) : decide(app, 'accepted'));
  };
  return (
    <div className="edit-bar" role="toolbar" aria-label="Replacement">
      {editing ? (
        <>
          <label className="edit-bar__label" htmlFor="replacement">
            Put there
          </label>
          <textarea
            id="replacement"
            className="input edit-bar__field"
            data-focus="replacement"
            dir="auto"
            rows={1}
            spellCheck={false}
            value={shown}
            onChange={(event) => app.stage.patch({ draft: event.target.value })}
            onKeyDown={(event) => onWritingKey(event, 'one', { finish, leave })}
          />
          <Button variant="primary" onClick={finish}>
            Accept this text
          </Button>
          <Button variant="plain" onClick={leave}>
            Cancel
          </Button>
          <span className="edit-bar__hint">
            Enter accepts, Shift+Enter starts a line, Esc leaves
            {shown === '' ? '; an empty text removes' : ''}
          </span>
        </>
      ) : (
        <>
          <span className="edit-bar__label">Put there</span>
          {suggestions.map((suggestion, index) => (
            <Button
              key={suggestion}
              small
              className="edit-bar__suggestion"
              aria-pressed={shown === suggestion}
              onClick={() => app.stage.patch({ draft: suggestion })}
            >
              <span dir="auto">{suggestion}</span> <Kbd name={String(index + 1)} />
            </Button>
          ))}
        </>
      )}
    </div>
  );
}
