import './choice.css';
import { ChevronDown, type LucideIcon } from 'lucide-react';
import { Icon } from './icon.tsx';

interface ChoiceProps {
  label: string;
  value: string;
  choices: readonly { readonly value: string; readonly label: string; readonly count?: string }[];
  onChoose: (value: string) => void;
  /** Stands for the word where there is little room. */
  icon?: LucideIcon;
}

/** One of a few, quietly: looks like a word with an arrow. */
export function Choice({ label, value, choices, onChoose, icon }: ChoiceProps) {
  const shown = choices.find((choice) => choice.value === value)?.label;
  return (
    <span
      className={icon ? 'choice choice--icon' : 'choice'}
      title={icon ? `${label}: ${shown ?? ''}` : undefined}
    >
      {icon ? (
        <span className="choice__icon">
          <Icon of={icon} size={15} />
        </span>
      ) : null}
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
