import './menu.css';
import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown, type LucideIcon } from 'lucide-react';
import { Icon } from './icon.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count?: string;
}

interface ChoiceMenuProps {
  /** Names the button together with the choice shown on it. */
  label: string;
  value: string;
  choices: readonly Choice[];
  onChoose: (value: string) => void;
  /** Stands for the choice whose value is empty. */
  emptyIcon?: LucideIcon;
}

/** A small button that shows a choice and opens the others. */
export function ChoiceMenu({ label, value, choices, onChoose, emptyIcon }: ChoiceMenuProps) {
  const shown = choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className="button button--plain button--small choice"
        aria-label={`${label}: ${shown}`}
      >
        {value === '' && emptyIcon ? (
          <Icon of={emptyIcon} size={14} />
        ) : (
          <span className="truncate">{shown}</span>
        )}
        <Icon of={ChevronDown} size={13} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu__positioner" sideOffset={4} align="start">
          <Menu.Popup className="menu">
            <Menu.RadioGroup value={value} onValueChange={(next: string) => onChoose(next)}>
              {choices.map((choice) => (
                <Menu.RadioItem
                  key={choice.value}
                  value={choice.value}
                  className="menu__item"
                  closeOnClick
                >
                  <span className="menu__check">
                    <Menu.RadioItemIndicator>
                      <Icon of={Check} size={14} />
                    </Menu.RadioItemIndicator>
                  </span>
                  <span className="truncate" dir="auto">
                    {choice.label}
                  </span>
                  {choice.count === undefined ? null : (
                    <span className="menu__count tabular">{choice.count}</span>
                  )}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
