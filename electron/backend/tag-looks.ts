import type { TagColour } from '../../shared/host/tag-colours.ts';
import type { TagInfo } from '../../shared/host/tag-model.ts';
import type { JsonObject } from './project/format.ts';
import { type TagSettings, tagSettings } from './project/tag-settings.ts';
import type { ReviewDesk } from './review-desk.ts';

/** Where a project keeps what it says of its tags. */
interface Kept {
  read(): JsonObject;
  write(tags: JsonObject): Promise<void>;
}

/** The tags of a project with their colours and keys, which are settings of the project and no decisions. */
export function tagLooks(kept: Kept, review: () => ReviewDesk) {
  const settings = () => tagSettings(kept.read());
  const save = (part: Partial<TagSettings>) => kept.write({ ...kept.read(), ...part });
  /** The colours under the names that the tags have now. */
  const colours = () => {
    const { tagNow } = review();
    return settings().colours.map(({ tag, since, colour }) => ({
      tag: tagNow(tag, since),
      colour,
    }));
  };
  const favourites = () => {
    const { tagNow } = review();
    return settings().favourites.flatMap(({ tag, since }) => tagNow(tag, since) ?? []);
  };

  return {
    tags(): readonly TagInfo[] {
      const colourOf = new Map(colours().map(({ tag, colour }) => [tag, colour]));
      const keys = new Map(favourites().map((tag, at) => [tag, at + 1]));
      const look = (name: string) => ({
        colour: colourOf.get(name) ?? null,
        favourite: keys.get(name) ?? null,
      });
      const known = review().tags();
      const names = new Set(known.map(({ name }) => name));
      // A favourite keeps its key while no article has it.
      const unused = [...keys.keys()].filter((name) => !names.has(name));
      return [...known, ...unused.map((name) => ({ name, articles: 0, all: 0 }))].map((tag) => ({
        ...tag,
        ...look(tag.name),
      }));
    },
    async colourTag(tag: string, colour: TagColour | null): Promise<void> {
      const since = review().ledgerLength();
      const others = colours().flatMap((one) =>
        one.tag === null || one.tag === tag ? [] : [{ tag: one.tag, since, colour: one.colour }],
      );
      await save({ colours: colour === null ? others : [...others, { tag, since, colour }] });
    },
    async setFavouriteTags(tags: readonly string[]): Promise<void> {
      const since = review().ledgerLength();
      await save({ favourites: [...new Set(tags)].map((tag) => ({ tag, since })) });
    },
  };
}
