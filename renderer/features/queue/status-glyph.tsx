import './status-glyph.css';
import { Check, Circle, Clock, type LucideIcon, PencilLine, RotateCcw } from 'lucide-react';
import type { FindingStatus } from '../../../shared/host/model.ts';
import { Icon } from '../../components/icon.tsx';
import { statusNames } from '../../state/words.ts';

const drawings: Readonly<Partial<Record<FindingStatus, LucideIcon>>> = {
  open: Circle,
  stale: RotateCcw,
  accepted: Check,
  edited: PencilLine,
  deferred: Clock,
};

/** Status by shape; what stands has the proofreader's dots. */
export function StatusGlyph({ status }: { status: FindingStatus }) {
  const drawing = drawings[status];
  return (
    <span className={`status-glyph status-glyph--${status}`} title={statusNames[status]}>
      {drawing ? <Icon of={drawing} size={status === 'open' ? 11 : 14} /> : null}
      <span className="visually-hidden">{statusNames[status]}</span>
    </span>
  );
}
