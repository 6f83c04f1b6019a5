import { MoveDown, MoveUp } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { useCommandTitle } from '../../state/keymap.ts';
import { goToHunk } from '../../state/merge-actions.ts';
import type { HunkRow } from './compare-blocks.ts';

interface MoveMarkProps {
  move: NonNullable<HunkRow['move']>;
  hunk: number;
  /** True at the end that the left text has. */
  gone: boolean;
}

/** Says of a hunk that it is one end of a moved paragraph, and goes to the other end. */
export function MoveMark({ move, hunk, gone }: MoveMarkProps) {
  const app = useApp();
  const title = useCommandTitle('other-end');
  const there = gone ? 'to' : 'from';
  return (
    <button
      type="button"
      className="move-mark"
      title={title}
      onClick={() => goToHunk(app, move.hunk)}
    >
      <Icon of={move.hunk > hunk ? MoveDown : MoveUp} size={13} />
      moved {there} hunk {move.hunk + 1}
      {move.equal ? '' : ', some words changed'}
    </button>
  );
}
