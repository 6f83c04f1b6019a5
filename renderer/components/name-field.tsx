import './field.css';
import { type RefObject, useId } from 'react';
import { isFileName } from '../../shared/host/file-name.ts';

/** A field for the name of a new file or folder; below it what becomes of it, or why it cannot be a name. */
export function NameField(props: {
  label: string;
  value: string;
  hint: string;
  inputRef?: RefObject<HTMLInputElement | null>;
  onChange: (name: string) => void;
}) {
  const { label, value, hint, inputRef, onChange } = props;
  const id = useId();
  const fits = isFileName(value);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={inputRef}
        className="input"
        value={value}
        aria-invalid={!fits}
        aria-describedby={`${id}-hint`}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="field__hint" id={`${id}-hint`}>
        {fits ? hint : 'A name has 1 to 100 characters and none of / \\ : * ? " < > |'}
      </span>
    </div>
  );
}
