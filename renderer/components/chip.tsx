import './chip.css';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface ChipProps {
  tone?: 'plain' | 'on' | 'warn';
  children: ReactNode;
  /** Shows a cross; `removeLabel` names it. */
  onRemove?: () => void;
  removeLabel?: string;
}

export function Chip({ tone = 'plain', children, onRemove, removeLabel }: ChipProps) {
  return (
    <span className={tone === 'plain' ? 'chip' : `chip chip--${tone}`}>
      <span className="truncate" dir="auto">
        {children}
      </span>
      {onRemove ? (
        <button type="button" className="chip__remove" aria-label={removeLabel} onClick={onRemove}>
          <Icon of={X} size={12} />
        </button>
      ) : null}
    </span>
  );
}
