/** 0.7864 → “78.6 %”. */
export function percentOf(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
}
