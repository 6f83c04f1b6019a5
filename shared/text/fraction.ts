/** 0.974 → “.97”, 1 → “1”; cut, not rounded, so that .999 does not become 1. */
export function fraction(value: number): string {
  if (value >= 1) return '1';
  return (Math.floor(value * 100) / 100).toFixed(2).replace(/^0/, '');
}
