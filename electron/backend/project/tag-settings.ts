import { z } from 'zod';
import { mostFavourites, type TagColour, tagColours } from '../../../shared/host/tag-colours.ts';
import type { JsonObject } from './format.ts';

// A tag is written down with the length of the ledger at that time, so that it is known again after it was renamed.
const named = z.object({ tag: z.string().min(1), since: z.number().int().min(0) });
const coloursSchema = z.array(named.extend({ colour: z.enum(tagColours) })).catch([]);
const favouritesSchema = z.array(named).max(mostFavourites).catch([]);

type NamedTag = z.infer<typeof named>;

/** What a project says of how tags look and which have keys. */
export interface TagSettings {
  readonly colours: readonly (NamedTag & { readonly colour: TagColour })[];
  /** In the order of their keys. */
  readonly favourites: readonly NamedTag[];
}

/** The settings of tags in a project's field `tags`; what is no such value is left out. */
export function tagSettings(tags: JsonObject): TagSettings {
  return {
    colours: coloursSchema.parse(tags.colours),
    favourites: favouritesSchema.parse(tags.favourites),
  };
}
