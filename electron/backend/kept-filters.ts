import type { SavedFilter } from '../../shared/host/model.ts';
import type { JsonObject } from './project/format.ts';
import { savedFilters } from './project/settings.ts';

/** The filters of the queue that are kept with a project under a name, in order of name. */
export function keptFilters(settings: {
  read(): JsonObject;
  write(settings: JsonObject): Promise<void>;
}) {
  const filters = (): readonly SavedFilter[] => savedFilters(settings.read());

  async function keep(changed: readonly SavedFilter[]): Promise<readonly SavedFilter[]> {
    const sorted = [...changed].sort((a, b) =>
      a.name.localeCompare(b.name, 'en', { numeric: true }),
    );
    await settings.write({ ...settings.read(), filters: sorted });
    return sorted;
  }

  return {
    filters,
    /** Keeps a filter in place of one of its name and of the one that was called `was`. */
    saveFilter: (filter: SavedFilter, was: string | null) =>
      keep([...filters().filter(({ name }) => name !== filter.name && name !== was), filter]),
    removeFilter: (gone: string) => keep(filters().filter(({ name }) => name !== gone)),
  };
}
