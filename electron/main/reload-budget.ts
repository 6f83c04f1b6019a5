/** A function that says, for a moment in milliseconds, whether fewer than `most` were granted in the span before it. */
export function createReloadBudget(most: number, span: number): (now: number) => boolean {
  let granted: number[] = [];
  return (now) => {
    granted = granted.filter((at) => now - at < span);
    if (granted.length >= most) return false;
    granted.push(now);
    return true;
  };
}
