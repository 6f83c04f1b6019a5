import type { TagInfo } from '../../../shared/host/tag-model.ts';

const most = 12;

/**
 * Tags that fit what was typed: those that begin with it before those that have it inside, then the
 * commonest first; without those that are present already.
 */
export function completions(
  known: readonly TagInfo[],
  present: ReadonlySet<string>,
  text: string,
): TagInfo[] {
  const wanted = text.trim().toLocaleLowerCase();
  return known
    .flatMap((tag) => {
      const at = tag.name.toLocaleLowerCase().indexOf(wanted);
      return present.has(tag.name) || at < 0 ? [] : [{ tag, rank: at === 0 ? 0 : 1 }];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank || b.tag.articles - a.tag.articles || a.tag.name.localeCompare(b.tag.name),
    )
    .slice(0, most)
    .map(({ tag }) => tag);
}
