import '../../components/field.css';
import './edit-bar.css';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import { onWritingKey } from '../../state/dialog-keys.ts';
import { leaveOwnText, takeOwnText } from '../../state/hunk-text.ts';
import { useStore } from '../../state/store.ts';

/** The field for a text of the editor's own in place of one hunk, while it is written. */
export function HunkEditor() {
  const app = useApp();
  const editing = useStore(app.stage, (stage) => stage.editing);
  const draft = useStore(app.stage, (stage) => stage.draft);
  const hunk = useStore(app.stage, (stage) => stage.hunk);
  if (!editing || draft === null) return null;
  return (
    <div className="edit-bar hunk-editor" role="toolbar" aria-label="Own text">
      <label className="edit-bar__label" htmlFor="hunk-text">
        Hunk {hunk + 1}
      </label>
      <textarea
        id="hunk-text"
        className="input edit-bar__field"
        data-focus="hunk"
        dir="auto"
        rows={Math.min(6, draft.split('\n').length)}
        spellCheck={false}
        value={draft}
        onChange={(event) => app.stage.patch({ draft: event.target.value })}
        onKeyDown={(event) =>
          onWritingKey(event, 'one', {
            finish: () => takeOwnText(app),
            leave: () => leaveOwnText(app),
          })
        }
      />
      <Button variant="primary" onClick={() => takeOwnText(app)}>
        Take this text
      </Button>
      <Button variant="plain" onClick={() => leaveOwnText(app)}>
        Cancel
      </Button>
      <span className="edit-bar__hint">Enter takes it, Shift+Enter starts a line, Esc leaves</span>
    </div>
  );
}
