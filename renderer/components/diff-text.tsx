import './diff-text.css';
import { Fragment } from 'react';
import { numbered } from '../state/numbered.ts';
import type { Run } from './run.ts';
import { textPieces } from './text-pieces.ts';

const tags = { same: 'span', removed: 'del', added: 'ins', other: 's' } as const;

/** Corpus text with its changes struck and underlined; put it into an element with the class `diff-text`. */
export function DiffText({ runs, invisibles }: { runs: readonly Run[]; invisibles: boolean }) {
  return numbered(runs).map(({ key, item: run }) => {
    const Tag = tags[run.type];
    const marks = invisibles
      ? 'all'
      : run.type === 'removed' || run.type === 'added'
        ? 'changed'
        : 'none';
    if (run.text === '') return null;
    return (
      <Fragment key={key}>
        {/* What was and what comes have no space between them, yet the line may end there. */}
        {run.type === 'added' ? <wbr /> : null}
        <Tag>
          <Pieces text={run.text} marks={marks} />
        </Tag>
      </Fragment>
    );
  });
}

function Pieces({ text, marks }: { text: string; marks: 'none' | 'changed' | 'all' }) {
  if (marks === 'none') return text;
  return numbered(textPieces(text, marks)).map(({ key, item: piece }) => {
    if (piece.mark === 'none') return <Fragment key={key}>{piece.text}</Fragment>;
    return (
      <span
        key={key}
        className={`${piece.mark}-mark`}
        {...(piece.name ? { 'data-name': piece.name } : {})}
      >
        {piece.text}
      </span>
    );
  });
}
