import './field.css';
import { Search, X } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import type { FocusSpot } from '../state/focus.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { CommandKey } from './kbd.tsx';

interface SearchFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  /** Called once the typed letter is drawn. */
  onSearch: (text: string) => void;
  /** Called before it is drawn: what is asked for here is on its way meanwhile. */
  onTyped?: (text: string) => void;
  /** The command that leads here; its key is shown in the field. */
  command?: string;
  inputRef?: Ref<HTMLInputElement>;
  focusSpot?: FocusSpot;
}

/** A field that searches while one types; Escape empties it, and leaves it when it is empty. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onSearch, onTyped, command, inputRef, focusSpot } = props;
  const [text, setText] = useState(value);
  const timer = useRef(0);
  const asked = useRef(value);
  useEffect(() => {
    // What comes back of one's own asking may be older than what was typed since.
    if (value !== asked.current) setText(value);
    asked.current = value;
  }, [value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const search = (next: string) => {
    asked.current = next;
    onSearch(next);
  };
  const change = (next: string) => {
    setText(next);
    window.clearTimeout(timer.current);
    onTyped?.(next);
    timer.current = window.setTimeout(() => search(next));
  };
  /** Searches at once: the next key may already lead away from this field. */
  const settle = (next: string) => {
    setText(next);
    window.clearTimeout(timer.current);
    search(next);
  };
  return (
    <div className="search-field">
      <Icon of={Search} size={15} />
      <input
        ref={inputRef}
        data-focus={focusSpot}
        className="input"
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(text);
          if (event.key !== 'Escape') return;
          if (text !== '') event.stopPropagation();
          if (text === '') event.currentTarget.blur();
          else settle('');
        }}
      />
      {text !== '' ? (
        <Button variant="plain" small icon aria-label="Clear the search" onClick={() => settle('')}>
          <Icon of={X} size={14} />
        </Button>
      ) : command ? (
        <CommandKey name={command} />
      ) : null}
    </div>
  );
}
