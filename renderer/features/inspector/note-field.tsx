import '../../components/field.css';
import { useEffect, useRef, useState } from 'react';
import { useApp } from '../../state/app.ts';
import { onWritingKey } from '../../state/dialog-keys.ts';
import { focusOn } from '../../state/focus.ts';
import { useKeyLabel } from '../../state/keymap.ts';
import { writeNote } from '../../state/text-actions.ts';

/** The editor's note on a finding; saved when one leaves the field. */
export function NoteField({ finding, note }: { finding: string; note: string }) {
  const app = useApp();
  const key = useKeyLabel('note');
  const [text, setText] = useState(note);
  const saved = useRef(note);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    if (latest.current === saved.current) setText(note);
    saved.current = note;
  }, [note]);
  const save = () => {
    if (latest.current === saved.current) return;
    saved.current = latest.current;
    void writeNote(app, finding, latest.current);
  };
  const leave = () => {
    save();
    focusOn('stage');
  };
  const flush = useRef(save);
  flush.current = save;
  useEffect(() => () => flush.current(), []);
  return (
    <textarea
      className="input inspector__note"
      data-focus="note"
      aria-label="Note"
      placeholder={key === null ? 'Write a note' : `Write a note (${key})`}
      dir="auto"
      rows={2}
      maxLength={10_000}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => onWritingKey(event, 'many', { finish: leave, leave })}
    />
  );
}
