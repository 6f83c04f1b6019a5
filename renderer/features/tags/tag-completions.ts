import type { TagInfo } from '../../../shared/host/tag-model.ts';

const most = 12;

/**
 * Tags that fit what was typed: those that begin with it, then those of which a lower level does, then those that have
 * it inside; among these the commonest first. Those that are present already are left out.
 */
export function completions(
  known: readonly TagInfo[],
  present: ReadonlySet<string>,
  text: string,
): TagInfo[] {
  const wanted = text.trim().toLocaleLowerCase();
  return known
    .flatMap((tag) => {
      const name = tag.name.toLocaleLowerCase();
      const at = name.indexOf(wanted);
      if (present.has(tag.name) || at < 0) return [];
      return [{ tag, rank: at === 0 ? 0 : name.includes(`/${wanted}`) ? 1 : 2 }];
    })
    .sort((a, b) => a.rank - b.rank || b.tag.all - a.tag.all || compare(a.tag.name, b.tag.name))
    .slice(0, most)
    .map(({ tag }) => tag);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}
