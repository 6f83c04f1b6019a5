import './choice.css';
import { ChevronDown } from 'lucide-react';
import { Icon } from './icon.tsx';

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly { readonly value: string; readonly label: string; readonly count?: string }[];
  onChoose: (value: string) => void;
}

/** One of a few, quietly: looks like a word with an arrow. */
export function Choice({ label, value, choices, onChoose }: ChoiceProps) {
  return (
    <span className="choice">
      <select aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
            {choice.count ? ` (${choice.count})` : ''}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} size={13} />
    </span>
  );
}
