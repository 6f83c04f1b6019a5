import './tag-tree.css';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TagColour } from '../../../shared/host/tag-colours.ts';
import type { TagInfo } from '../../../shared/host/tag-model.ts';
import { Icon } from '../../components/icon.tsx';
import '../../components/kbd.css';
import { useApp } from '../../state/app.ts';
import { keyLabel } from '../../state/key-names.ts';
import { library, listArticles } from '../../state/library-state.ts';
import { tagsQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { offerSubject } from '../../state/subject.ts';
import { foldedTags, toggleFolded } from '../../state/tag-state.ts';
import { count } from '../../state/words.ts';
import { useFixedRows } from '../queue/use-fixed-rows.ts';
import { TagDot, useTagColour } from '../tags/tag-dot.tsx';
import { parentOf, sortTags, type TagRow, tagRows } from '../tags/tag-tree.ts';

const rowHeight = 29;
const overscan = 12;
const noTags: readonly TagInfo[] = [];

/**
 * The tags with their levels; a click or Enter lists the articles of one and of all below it. Tab comes to one of them,
 * arrows walk and fold; only those in sight are drawn, and the one that Tab comes to.
 */
export function TagTree() {
  const tags = useQuery(tagsQuery(useApp())).data ?? noTags;
  const chosen = useStore(library, (state) => state.filter.tag);
  const colourOf = useTagColour();
  const folded = useStore(foldedTags, (set) => set);
  const sorted = useMemo(() => sortTags(tags), [tags]);
  const rows = useMemo(() => tagRows(sorted, folded), [sorted, folded]);
  const frame = useRef<HTMLDivElement>(null);
  const { from, to, scrollTo } = useFixedRows(frame, rows.length, rowHeight, overscan);
  const [walked, setWalked] = useState<string | null>(null);
  const wanted = useRef(false);
  const at = activeRow(rows, [walked, chosen]);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    frame.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });
  if (rows.length === 0) {
    return <p className="library__none">No tags yet. Choose articles, then “Tag”.</p>;
  }
  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row || row === rows[at]) return;
    wanted.current = true;
    setWalked(row.tag.name);
    scrollTo(rows.indexOf(row));
  };
  const walk = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = steps[event.key];
    if (step !== undefined) go(at + step);
    else if (event.key === 'Enter' || event.key === ' ') list(row.tag.name);
    else if (event.key === 'ArrowRight' && row.folded) toggleFolded(row.tag.name);
    else if (event.key === 'ArrowRight' && row.folded === false) go(at + 1);
    else if (event.key === 'ArrowLeft' && row.folded === false) toggleFolded(row.tag.name);
    else if (event.key === 'ArrowLeft')
      go(rows.findIndex(({ tag }) => tag.name === parentOf(row.tag.name)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={frame}
      className="tag-tree"
      role="tree"
      aria-label="Tags"
      onKeyDown={walk}
      tabIndex={-1}
    >
      <div
        role="presentation"
        className="tag-tree__space"
        style={{ height: rows.length * rowHeight }}
      >
        {drawnRows(from, to, at).map((index) => {
          const row = rows[index];
          return row ? (
            <Branch
              key={row.tag.name}
              row={row}
              top={index * rowHeight}
              active={index === at}
              chosen={chosen === row.tag.name}
              colour={colourOf(row.tag.name)}
              onReach={setWalked}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The row that Tab comes to: the first of these tags, or of those above them, that is shown; else the first row. */
function activeRow(rows: readonly TagRow[], names: readonly (string | null)[]): number {
  for (const wanted of names) {
    for (let name = wanted ?? ''; name !== ''; name = parentOf(name)) {
      const index = rows.findIndex(({ tag }) => tag.name === name);
      if (index >= 0) return index;
    }
  }
  return 0;
}

/** The rows in sight and the active one, ascending. */
function drawnRows(from: number, to: number, active: number): number[] {
  const seen = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
  if (active < from) return [active, ...seen];
  return active >= to ? [...seen, active] : seen;
}

/** Lists the articles of a tag, or all of them where it is listed already. */
function list(tag: string): void {
  listArticles({ tag: library.get().filter.tag === tag ? null : tag, untagged: false });
}

interface BranchProps {
  row: TagRow;
  top: number;
  active: boolean;
  chosen: boolean;
  colour: TagColour | null;
  onReach: (tag: string) => void;
}

function Branch({ row, top, active, chosen, colour, onReach }: BranchProps) {
  const { tag, label, depth, folded, place, siblings } = row;
  return (
    <div
      className="tag-tree__row"
      role="treeitem"
      tabIndex={active ? 0 : -1}
      aria-selected={chosen}
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={folded === null ? undefined : !folded}
      title={tag.name}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: depth * 14 }}
      onFocus={() => onReach(tag.name)}
      onClick={() => list(tag.name)}
      onKeyDown={undefined}
      onContextMenu={() => {
        onReach(tag.name);
        offerSubject({ type: 'tag', tag: tag.name, articles: [] });
      }}
    >
      <span
        className="tag-tree__fold"
        aria-hidden="true"
        data-folded={folded ?? undefined}
        onClick={(event) => {
          if (folded === null) return;
          event.stopPropagation();
          toggleFolded(tag.name);
        }}
      >
        {folded === null ? null : <Icon of={ChevronDown} size={13} />}
      </span>
      <TagDot colour={colour} />
      <span className="truncate" dir="auto">
        {label}
      </span>
      {tag.favourite === null ? null : (
        <kbd className="kbd" title={`Favourite: ${keyLabel(`Alt+${tag.favourite}`)}`}>
          {tag.favourite}
        </kbd>
      )}
      <span className="tag-tree__count tabular">{count(tag.all)}</span>
    </div>
  );
}
