// Tags are names of levels parted by `/`: `economy/rates` is below `economy`.

/** What the levels of a tag are, from the top. */
export function tagLevels(tag: string): string[] {
  return tag.split('/');
}

/** The tag as it is kept: no white space around its levels, none of them empty. Empty where nothing is left. */
export function normalTag(text: string): string {
  return tagLevels(text)
    .map((level) => level.trim())
    .filter((level) => level !== '')
    .join('/');
}

/** True for the tag itself and for all below it. */
export function isWithin(tag: string, branch: string): boolean {
  return tag === branch || tag.startsWith(`${branch}/`);
}

/** The tag and all above it, from the top: `a/b/c` → `a`, `a/b`, `a/b/c`. */
export function tagAndAbove(tag: string): string[] {
  const levels = tagLevels(tag);
  return levels.map((_, at) => levels.slice(0, at + 1).join('/'));
}

/** What a tag is called once `from`, with all below it, is called `to`; null where it is deleted by that. */
export function tagAfter(tag: string, { from, to }: TagMove): string | null {
  if (!isWithin(tag, from)) return tag;
  return to === null ? null : to + tag.slice(from.length);
}

/** Gives a tag, with all below it, another name, or with null deletes it. */
export interface TagMove {
  readonly from: string;
  readonly to: string | null;
}
