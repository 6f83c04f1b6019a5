import { memo } from 'react';
import type { Take } from '../../../shared/review/ledger-entry.ts';
import { DiffText } from '../../components/diff-text.tsx';
import type { Run } from '../../components/run.ts';
import { useApp } from '../../state/app.ts';
import { numbered } from '../../state/numbered.ts';
import { plural } from '../../state/words.ts';
import { type BlockPiece, countLines, foldText, type HunkRow } from './compare-blocks.ts';
import { MoveMark } from './move-mark.tsx';
import { Pick } from './pick.tsx';

/** Characters of folded text that are shown at its ends. */
export const around = 150;

interface SameRowProps {
  text: string;
  /** Names the folded text, or undefined where all of it is shown. */
  fold: number | undefined;
  onOpen: (fold: number) => void;
  first: boolean;
  last: boolean;
  sideBySide: boolean;
  invisibles: boolean;
}

/** Equal lines; long ones show their ends and open with a click. */
export const SameRow = memo(function SameRow(props: SameRowProps) {
  const { text, fold, onOpen, first, last, sideBySide, invisibles } = props;
  if (text.trim() === '') return <div className="compare__gap" />;
  const folded = fold === undefined ? null : foldText(text, around, { head: !first, tail: !last });
  const cell = (
    <div className="compare__cell compare__cell--same">
      {folded && fold !== undefined ? (
        <>
          <Plain text={folded.head} invisibles={invisibles} />
          <button
            type="button"
            className="compare__fold"
            aria-expanded="false"
            onClick={() => onOpen(fold)}
          >
            {plural(Math.max(1, countLines(folded.hidden)), 'line')} unchanged
          </button>
          <Plain text={folded.tail} invisibles={invisibles} />
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
  const hunks = pieces.flatMap((piece) => (piece.type === 'hunk' && piece.first ? [piece] : []));
  const names = ['compare__row', 'compare__row--change'];
  if (!sideBySide) names.push('compare__row--inline');
  if (active !== null) names.push('compare__row--active');
  const cell = (side: Side) => (
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
              first={piece.first}
              side={side}
              active={piece.hunk === active}
              numbered={hunks.length > 1}
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

type Side = 'left' | 'right' | 'both';

interface HunkTextProps {
  row: HunkRow;
  hunk: number;
  first: boolean;
  side: Side;
  active: boolean;
  /** Whether its number stands before it, since its lines have other hunks too. */
  numbered: boolean;
  invisibles: boolean;
}

/** A hunk within its line: what this side has, struck or underlined, and what was taken of it. */
function HunkText(props: HunkTextProps) {
  const { row, hunk, first, side, active, invisibles } = props;
  const app = useApp();
  const hidden = side === 'left' ? 'added' : side === 'right' ? 'removed' : null;
  const runs: Run[] = row.segments.filter((segment) => segment.type !== hidden);
  const names = ['hunk'];
  if (active) names.push('hunk--active');
  if (props.numbered) names.push('hunk--numbered');
  if (row.move) names.push('hunk--moved');
  if (row.take !== null) names.push(takenClass(row.take, side));
  const empty = runs.every((run) => run.text === '');
  return (
    // The keys [ ] and the buttons between the columns do the same.
    <span
      className={names.join(' ')}
      data-hunk={hunk}
      data-number={props.numbered && first ? hunk + 1 : undefined}
      onPointerDown={() => app.stage.patch({ hunk })}
    >
      {row.move && first && !empty ? (
        <MoveMark move={row.move} hunk={hunk} gone={row.rightText === ''} />
      ) : null}
      {empty ? (
        <span className="hunk__nothing">nothing here</span>
      ) : (
        <DiffText runs={runs} invisibles={invisibles} />
      )}
      {row.own !== null && side !== 'right' ? (
        <OwnText text={row.own} invisibles={invisibles} />
      ) : null}
    </span>
  );
}

/** What the editor wrote for a hunk. */
function OwnText({ text, invisibles }: { text: string; invisibles: boolean }) {
  return (
    <span className="hunk__own">
      <span className="hunk__own-label">own text</span>
      {text === '' ? (
        <span className="hunk__nothing">nothing</span>
      ) : (
        <DiffText runs={[{ type: 'added', text }]} invisibles={invisibles} />
      )}
    </span>
  );
}

function takenClass(choice: Take, side: Side): string {
  if (choice === 'own') return 'hunk--written';
  const both = choice === 'both' || choice === 'both-right-first';
  if (side === 'both') return both ? 'hunk--both' : `hunk--${choice}`;
  return both || choice === side ? 'hunk--taken' : 'hunk--dropped';
}
