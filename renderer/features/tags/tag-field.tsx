import '../../components/field.css';
import '../../components/menu.css';
import './tag-field.css';
import { type RefObject, useId, useState } from 'react';
import type { TagInfo } from '../../../shared/host/tag-model.ts';
import { CommandKey } from '../../components/kbd.tsx';
import { focusOn } from '../../state/focus.ts';
import { count } from '../../state/words.ts';
import { completions } from './tag-completions.ts';

interface TagFieldProps {
  label: string;
  known: readonly TagInfo[];
  /** Tags that are not offered, since they are there already. */
  present: ReadonlySet<string>;
  disabled: boolean;
  /** A digit typed into the empty field; true where it meant something and is not to be typed. */
  onNumber?: (number: number) => boolean;
  onAdd: (tag: string) => void;
  /** The field itself, for a dialog that begins in it. There Escape is the dialog's, and T is not its key. */
  inDialog?: RefObject<HTMLInputElement | null>;
}

/** A field for a tag; offers those used before, the commonest first, and takes new ones. */
export function TagField(props: TagFieldProps) {
  const { label, known, present, disabled, onNumber, onAdd, inDialog } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const offered = open ? completions(known, present, text) : [];
  const active = Math.min(at, offered.length - 1);
  const shown = offered.length > 0;
  const add = (tag: string) => {
    setText('');
    setAt(-1);
    if (tag.trim() !== '') onAdd(tag.trim());
  };
  const move = (to: number) => {
    setOpen(true);
    setAt(to);
    document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="tag-field">
      <input
        ref={inDialog}
        className="input"
        role="combobox"
        data-focus="tag"
        dir="auto"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder="Add a tag"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        disabled={disabled}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          const last = offered.length - 1;
          const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
          const number = plain && text === '' && /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
          if (number > 0 && onNumber?.(number)) setAt(-1);
          else if (event.key === 'ArrowDown') move(active >= last ? 0 : active + 1);
          else if (event.key === 'ArrowUp') move(active <= 0 ? last : active - 1);
          else if (event.key === 'Enter') add(offered[active]?.name ?? text);
          else if (event.key === 'Tab' && active >= 0) add(offered[active]?.name ?? text);
          else if (event.key === 'Escape' && (text !== '' || active >= 0)) {
            setText('');
            setAt(-1);
          } else if (event.key === 'Escape' && !inDialog) {
            event.currentTarget.blur();
            focusOn('stage');
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {inDialog ? null : <CommandKey name="tag" />}
      {shown ? (
        <div
          className="tag-field__list"
          role="listbox"
          id={`${id}-list`}
          aria-label="Tags used before"
          tabIndex={-1}
        >
          {offered.map((tag, index) => (
            <div
              key={tag.name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className="menu__item"
              onPointerDown={(event) => {
                event.preventDefault();
                add(tag.name);
              }}
            >
              <span className="truncate" dir="auto">
                {tag.name}
              </span>
              <span className="tag-field__count tabular">{count(tag.all)}</span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
