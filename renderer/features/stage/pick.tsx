import { PenLine } from 'lucide-react';
import type { SideTaken, Take } from '../../../shared/review/ledger-entry.ts';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { beginOwnText } from '../../state/hunk-text.ts';
import { useCommandTitle } from '../../state/keymap.ts';
import { take } from '../../state/merge-actions.ts';

const sides: readonly { take: SideTaken; sign: string; label: string }[] = [
  { take: 'left', sign: '←', label: 'Take left' },
  { take: 'right', sign: '→', label: 'Take right' },
  { take: 'both', sign: 'B', label: 'Take both' },
];

interface PickProps {
  hunk: number;
  chosen: Take | null;
  active: boolean;
}

/** The choice for one hunk. */
export function Pick({ hunk, chosen, active }: PickProps) {
  const app = useApp();
  const ownTitle = useCommandTitle('own-text');
  return (
    <fieldset className={active ? 'pick pick--active' : 'pick'} aria-label={`Hunk ${hunk + 1}`}>
      <span className="pick__number tabular" aria-hidden="true">
        {hunk + 1}
      </span>
      {sides.map((side) => (
        <button
          key={side.take}
          type="button"
          className="pick__side"
          aria-label={side.label}
          title={side.label}
          aria-pressed={
            chosen === side.take || (side.take === 'both' && chosen === 'both-right-first')
          }
          onClick={() => {
            app.stage.patch({ hunk });
            void take(app, side.take, hunk);
          }}
        >
          {side.sign}
        </button>
      ))}
      <button
        type="button"
        className="pick__side"
        aria-label="Own text"
        title={ownTitle}
        aria-pressed={chosen === 'own'}
        onClick={() => {
          app.stage.patch({ hunk });
          beginOwnText(app);
        }}
      >
        <Icon of={PenLine} size={13} />
      </button>
    </fieldset>
  );
}
