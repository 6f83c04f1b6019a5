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
}

/** The lines of the tree that are shown; `tags` hold every level. Those below a folded one are left out. */
export function tagRows(tags: readonly TagInfo[], folded: ReadonlySet<string>): TagRow[] {
  const levels = tags.map((tag) => ({ tag, path: tagLevels(tag.name) }));
  levels.sort((a, b) => comparePaths(a.path, b.path));
  const rows: TagRow[] = [];
  let hiddenBelow: string | null = null;
  levels.forEach(({ tag, path }, at) => {
    if (hiddenBelow !== null && tag.name.startsWith(`${hiddenBelow}/`)) return;
    const parent = levels[at + 1]?.tag.name.startsWith(`${tag.name}/`) ?? false;
    const closed = parent && folded.has(tag.name);
    hiddenBelow = closed ? tag.name : null;
    rows.push({
      tag,
      label: path.at(-1) ?? tag.name,
      depth: path.length - 1,
      folded: parent ? closed : null,
    });
  });
  return rows;
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = a[at]!.localeCompare(b[at]!, undefined, { numeric: true });
    if (order !== 0) return order;
    if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1;
  }
  return a.length - b.length;
}
