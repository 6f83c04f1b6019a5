import './kind-list.css';
import { Layers } from 'lucide-react';
import { memo } from 'react';
import { type Kind, kinds } from '../../../shared/findings/finding.ts';
import type { Counts } from '../../../shared/host/model.ts';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { setFilter } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, kindNames } from '../../state/words.ts';
import { KindIcon } from './kind-icon.tsx';

/** The kinds with how many of each are still to decide. */
export const KindList = memo(function KindList({ counts }: { counts: Counts }) {
  const app = useApp();
  const chosen = useStore(app.queue, (queue) => queue.filter.kind);
  const found = kinds.filter((kind) => counts.byKind[kind].total > 0);
  return (
    <fieldset className="kind-list" aria-label="Kinds">
      <KindButton kind={null} open={counts.total - counts.decided} chosen={chosen === null} />
      {found.map((kind) => (
        <KindButton
          key={kind}
          kind={kind}
          open={counts.byKind[kind].open}
          chosen={chosen === kind}
        />
      ))}
    </fieldset>
  );
});

function KindButton({ kind, open, chosen }: { kind: Kind | null; open: number; chosen: boolean }) {
  const app = useApp();
  const name = kind === null ? 'All findings' : kindNames[kind];
  return (
    <button
      type="button"
      className="kind-list__kind"
      aria-pressed={chosen}
      aria-label={`${name}, ${count(open)} to decide`}
      onClick={() => void setFilter(app, { kind })}
    >
      {kind === null ? <Icon of={Layers} size={15} /> : <KindIcon kind={kind} />}
      <span className="truncate">{name}</span>
      <span className="kind-list__count tabular">{open === 0 ? '✓' : count(open)}</span>
    </button>
  );
}
