import type { Desk } from './desk.ts';

/** A function that works its value out once and keeps it until tags change. */
export function untilTagged<Value>(desk: Desk, make: () => Value): () => Value {
  let kept: { tagging: number; value: Value } | null = null;
  return () => {
    const tagging = desk.tagging();
    if (kept?.tagging !== tagging) kept = { tagging, value: make() };
    return kept.value;
  };
}
