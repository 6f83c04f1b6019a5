import type { TagInfo } from '../../../shared/host/tag-model.ts';
import { tagLevels } from '../../../shared/review/tag-names.ts';

/** A line of the tree of tags. */
export interface TagRow {
  readonly tag: TagInfo;
  /** The last level of its name, and how many stand above it. */
  readonly label: string;
  readonly depth: number;
  /** Null where nothing is below it. */
  readonly folded: boolean | null;
  /** Its place among those below the same tag, from 1, and how many these are. */
  readonly place: number;
  readonly siblings: number;
}

/** Tags in the order of the tree, each with its levels. */
type SortedTags = readonly { readonly tag: TagInfo; readonly path: readonly string[] }[];

/** Puts tags into the order of the tree; `tags` hold every level. */
export function sortTags(tags: readonly TagInfo[]): SortedTags {
  return tags
    .map((tag) => ({ tag, path: tagLevels(tag.name) }))
    .sort((a, b) => comparePaths(a.path, b.path));
}

/** The lines of the tree that are shown. Those below a folded one are left out. */
export function tagRows(sorted: SortedTags, folded: ReadonlySet<string>): TagRow[] {
  const rows: Omit<TagRow, 'siblings'>[] = [];
  /** How many tags were seen below each one; above all stands the empty name. */
  const below = new Map<string, number>();
  let hiddenBelow: string | null = null;
  sorted.forEach(({ tag, path }, at) => {
    if (hiddenBelow !== null && tag.name.startsWith(`${hiddenBelow}/`)) return;
    const parent = sorted[at + 1]?.tag.name.startsWith(`${tag.name}/`) ?? false;
    const closed = parent && folded.has(tag.name);
    hiddenBelow = closed ? tag.name : null;
    const place = (below.get(parentOf(tag.name)) ?? 0) + 1;
    below.set(parentOf(tag.name), place);
    rows.push({
      tag,
      label: path.at(-1) ?? tag.name,
      depth: path.length - 1,
      folded: parent ? closed : null,
      place,
    });
  });
  return rows.map((row) => ({ ...row, siblings: below.get(parentOf(row.tag.name)) ?? 1 }));
}

/** The tag above one; an empty text for those that stand on top. */
export function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

const collator = new Intl.Collator(undefined, { numeric: true });

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = collator.compare(a[at]!, b[at]!);
    if (order !== 0) return order;
    if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1;
  }
  return a.length - b.length;
}
