/** Gives items that have no identity but their place a key for a list. */
export function numbered<T>(items: readonly T[]): { readonly key: string; readonly item: T }[] {
  return items.map((item, index) => ({ key: String(index), item }));
}
