import './search-note.css';
import type { ReactNode } from 'react';
import type { SearchFound } from '../../shared/host/model.ts';
import { count } from '../state/words.ts';

interface SearchNoteProps {
  /** What was searched for. */
  searched: string;
  found: SearchFound;
  /** Where it was found by its own words, as in “12 in findings”. */
  own: string;
  children?: ReactNode;
}

/** Says how much a search found, and where. */
export function SearchNote({ searched, found, own, children }: SearchNoteProps) {
  return (
    <div className="search-note" role="status" data-searched={searched}>
      <span className="tabular">
        {count(found.own)} in {own}
        {found.ready ? ` · ${count(found.text)} more in the text` : ' · texts are being indexed…'}
      </span>
      {children}
    </div>
  );
}
