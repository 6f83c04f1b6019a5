/** Lists the position of an entry under a key, once even where it comes several times running. */
export function listPosition(lists: Map<string, number[]>, key: string, position: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [position]);
  else if (list.at(-1) !== position) list.push(position);
}
