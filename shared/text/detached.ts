/**
 * The same text in memory of its own. A slice keeps the whole text alive that it was cut from, which
 * a finding that lasts must not do.
 */
export function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
