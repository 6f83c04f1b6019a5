/** Whether all pairs between two groups of equal sets with so many members are listed where there may be `most`; the same group twice for those within it. */
export function isWhollyListed(one: number, two: number, most: number): boolean {
  return one * two <= most;
}

/** Calls `each` with every listed pair between two groups of equal sets: all, or where they are more than `most`, those with the first of the other group. */
export function listBetween(
  left: readonly number[],
  right: readonly number[],
  most: number,
  each: (one: number, two: number) => void,
): void {
  if (isWhollyListed(left.length, right.length, most)) {
    for (const one of left) for (const two of right) each(one, two);
    return;
  }
  for (const one of left) each(one, right[0]!);
  for (const two of right.slice(1)) each(left[0]!, two);
}

/** Calls `each` with every listed pair within a group of equal sets: all, or where that is too many, those with the first. */
export function listWithin(
  members: readonly number[],
  most: number,
  each: (one: number, two: number) => void,
): void {
  const last = isWhollyListed(members.length, members.length, most) ? members.length : 1;
  for (let i = 0; i < last; i++) {
    for (let j = i + 1; j < members.length; j++) each(members[i]!, members[j]!);
  }
}
