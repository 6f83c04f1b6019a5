import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import type { TagColour } from '../../../shared/host/tag-colours.ts';
import { Icon } from '../../components/icon.tsx';
import '../../components/kbd.css';
import { useApp } from '../../state/app.ts';
import { keyLabel } from '../../state/key-names.ts';
import { library, listArticles } from '../../state/library-state.ts';
import { tagsQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { foldedTags, toggleFolded } from '../../state/tag-state.ts';
import { count } from '../../state/words.ts';
import { TagDot, useTagColour } from '../tags/tag-dot.tsx';
import { type TagRow, tagRows } from '../tags/tag-tree.ts';

/** The tags with their levels; a click lists the articles of one and of all below it. */
export function TagTree() {
  const app = useApp();
  const tags = useQuery(tagsQuery(app)).data ?? [];
  const tag = useStore(library, (state) => state.filter.tag);
  const untagged = useStore(library, (state) => state.filter.untagged ?? false);
  const colourOf = useTagColour();
  const folded = useStore(foldedTags, (set) => set);
  return (
    <>
      <button
        type="button"
        className="library__tag"
        aria-pressed={tag === null && !untagged}
        onClick={() => listArticles({ tag: null, untagged: false })}
      >
        All articles
      </button>
      <button
        type="button"
        className="library__tag"
        aria-pressed={untagged}
        onClick={() => listArticles({ tag: null, untagged: !untagged })}
      >
        Without tags
      </button>
      <h2 className="section-title">Tags</h2>
      {tagRows(tags, folded).map((row) => (
        <Branch
          key={row.tag.name}
          row={row}
          chosen={tag === row.tag.name}
          colour={colourOf(row.tag.name)}
        />
      ))}
      {tags.length === 0 ? (
        <p className="library__none">No tags yet. Choose articles, then “Tag”.</p>
      ) : null}
    </>
  );
}

interface BranchProps {
  row: TagRow;
  chosen: boolean;
  colour: TagColour | null;
}

function Branch({ row, chosen, colour }: BranchProps) {
  const { tag, label, depth, folded } = row;
  return (
    <div className="library__branch" style={{ paddingInlineStart: depth * 14 }}>
      {folded === null ? (
        <span className="library__fold" aria-hidden="true" />
      ) : (
        <button
          type="button"
          className="library__fold"
          aria-expanded={!folded}
          aria-label={`Tags below ${tag.name}`}
          onClick={() => toggleFolded(tag.name)}
        >
          <Icon of={ChevronDown} size={13} />
        </button>
      )}
      <button
        type="button"
        className="library__tag"
        aria-pressed={chosen}
        title={tag.name}
        onClick={() => listArticles({ tag: chosen ? null : tag.name, untagged: false })}
      >
        <TagDot colour={colour} />
        <span className="truncate" dir="auto">
          {label}
        </span>
        {tag.favourite === null ? null : (
          <kbd className="kbd" title={`Favourite: ${keyLabel(`Alt+${tag.favourite}`)}`}>
            {tag.favourite}
          </kbd>
        )}
        <span className="tabular">{count(tag.all)}</span>
      </button>
    </div>
  );
}
