import type { LucideIcon } from 'lucide-react';

/** A drawing that says nothing to a screen reader; its neighbour has the words. */
export function Icon({ of: Drawing, size = 16 }: { of: LucideIcon; size?: number }) {
  return <Drawing size={size} strokeWidth={1.75} aria-hidden="true" focusable="false" />;
}
