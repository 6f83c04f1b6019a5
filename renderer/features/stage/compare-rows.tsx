import { memo, useState } from 'react';
import type { MergeRow } from '../../../shared/host/model.ts';
import type { Take } from '../../../shared/review/ledger-entry.ts';
import { DiffText } from '../../components/diff-text.tsx';
import type { Run } from '../../components/run.ts';
import { useApp } from '../../state/app.ts';
import { take } from '../../state/merge-actions.ts';
import { numbered } from '../../state/numbered.ts';
import { plural } from '../../state/words.ts';
import { type BlockPiece, countLines, foldText } from './compare-blocks.ts';

const around = 150;

interface SameRowProps {
  text: string;
  lines: number;
  first: boolean;
  last: boolean;
  sideBySide: boolean;
  invisibles: boolean;
}

/** Equal lines; long ones show their ends and open with a click. */
export const SameRow = memo(function SameRow(props: SameRowProps) {
  const { text, first, last, sideBySide, invisibles } = props;
  const [open, setOpen] = useState(false);
  if (text.trim() === '') return <div className="compare__gap" />;
  const fold = open ? null : foldText(text, around, { head: !first, tail: !last });
  const cell = (
    <div className="compare__cell compare__cell--same">
      {fold ? (
        <>
          <Plain text={fold.head} invisibles={invisibles} />
          <button
            type="button"
            className="compare__fold"
            aria-expanded="false"
            onClick={() => setOpen(true)}
          >
            {plural(Math.max(1, countLines(fold.hidden)), 'line')} unchanged
          </button>
          <Plain text={fold.tail} invisibles={invisibles} />
        </>
      ) : (
        <Plain text={text} invisibles={invisibles} />
      )}
    </div>
  );
  return (
    <div className={sideBySide ? 'compare__row' : 'compare__row compare__row--inline'}>
      {cell}
      <div className="compare__middle" aria-hidden="true">
        =
      </div>
      {sideBySide ? cell : null}
    </div>
  );
});

function Plain({ text, invisibles }: { text: string; invisibles: boolean }) {
  const shown = text.replace(/^(?:[^\S\n]*\n)+|\s+$/g, '');
  if (shown.trim() === '') return null;
  return (
    <p className="corpus-text diff-text" dir="auto">
      <DiffText runs={[{ type: 'same', text: shown }]} invisibles={invisibles} />
    </p>
  );
}

interface ChangeRowProps {
  pieces: readonly BlockPiece[];
  /** Number of the active hunk, if it is in here. */
  active: number | null;
  sideBySide: boolean;
  invisibles: boolean;
}

/** The lines around one or several hunks with a choice for each. */
export const ChangeRow = memo(function ChangeRow(props: ChangeRowProps) {
  const { pieces, active, sideBySide, invisibles } = props;
  const hunks = pieces.flatMap((piece) => (piece.type === 'hunk' ? [piece] : []));
  const names = ['compare__row', 'compare__row--change'];
  if (!sideBySide) names.push('compare__row--inline');
  if (active !== null) names.push('compare__row--active');
  const cell = (side: 'left' | 'right' | 'both') => (
    <div className="compare__cell">
      <p className="corpus-text diff-text" dir="auto">
        {numbered(pieces).map(({ key, item: piece }) =>
          piece.type === 'same' ? (
            <DiffText
              key={key}
              runs={[
                {
                  type: 'same',
                  text: piece === pieces.at(-1) ? piece.text.replace(/\n$/, '') : piece.text,
                },
              ]}
              invisibles={invisibles}
            />
          ) : (
            <HunkText
              key={key}
              row={piece.row}
              hunk={piece.hunk}
              side={side}
              active={piece.hunk === active}
              invisibles={invisibles}
            />
          ),
        )}
      </p>
    </div>
  );
  const picks = (
    <div className="compare__middle">
      {hunks.map((piece) => (
        <Pick
          key={piece.hunk}
          hunk={piece.hunk}
          chosen={piece.row.take}
          active={piece.hunk === active}
        />
      ))}
    </div>
  );
  return (
    <div className={names.join(' ')}>
      {sideBySide ? (
        <>
          {cell('left')}
          {picks}
          {cell('right')}
        </>
      ) : (
        <>
          {cell('both')}
          {picks}
        </>
      )}
    </div>
  );
});

interface HunkTextProps {
  row: MergeRow;
  hunk: number;
  side: 'left' | 'right' | 'both';
  active: boolean;
  invisibles: boolean;
}

/** A hunk within its line: what this side has, struck or underlined, and what was taken of it. */
function HunkText({ row, hunk, side, active, invisibles }: HunkTextProps) {
  const app = useApp();
  const hidden = side === 'left' ? 'added' : side === 'right' ? 'removed' : null;
  const runs: Run[] = row.segments.filter((segment) => segment.type !== hidden);
  const names = ['hunk'];
  if (active) names.push('hunk--active');
  if (row.take !== null) names.push(takenClass(row.take, side));
  const empty = runs.every((run) => run.text === '');
  return (
    // The keys [ ] and the buttons between the columns do the same.
    <span className={names.join(' ')} onPointerDown={() => app.stage.patch({ hunk })}>
      {empty ? (
        <span className="hunk__nothing">nothing here</span>
      ) : (
        <DiffText runs={runs} invisibles={invisibles} />
      )}
    </span>
  );
}

function takenClass(choice: Take, side: 'left' | 'right' | 'both'): string {
  const both = choice === 'both' || choice === 'both-right-first';
  if (side === 'both') return both ? 'hunk--both' : `hunk--${choice}`;
  return both || choice === side ? 'hunk--taken' : 'hunk--dropped';
}

const sides: readonly { take: Take; sign: string; label: string }[] = [
  { take: 'left', sign: '←', label: 'Take left' },
  { take: 'right', sign: '→', label: 'Take right' },
  { take: 'both', sign: 'B', label: 'Take both' },
];

/** The choice for one hunk. */
function Pick({ hunk, chosen, active }: { hunk: number; chosen: Take | null; active: boolean }) {
  const app = useApp();
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
    </fieldset>
  );
}
