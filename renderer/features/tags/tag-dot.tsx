import './tag-dot.css';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TagColour } from '../../../shared/host/tag-colours.ts';
import { tagAndAbove } from '../../../shared/review/tag-names.ts';
import { useApp } from '../../state/app.ts';
import { tagsQuery } from '../../state/queries.ts';

/** The colour of a tag, or of the nearest level above it that has one. */
export function useTagColour(): (tag: string) => TagColour | null {
  const tags = useQuery(tagsQuery(useApp())).data;
  return useMemo(() => {
    const colours = new Map(tags?.map(({ name, colour }) => [name, colour]));
    return (tag) => {
      for (const name of tagAndAbove(tag).reverse()) {
        const colour = colours.get(name);
        if (colour) return colour;
      }
      return null;
    };
  }, [tags]);
}

/** A spot of the tag's colour; it only goes beside the name and says nothing by itself. */
export function TagDot({ colour }: { colour: TagColour | null }) {
  return colour ? <span className="tag-dot" data-colour={colour} aria-hidden="true" /> : null;
}
