import { replaceEqualDeep } from '@tanstack/react-query';
import type { QueueItem, QueueWindow } from '../../shared/host/model.ts';

/**
 * A page of the queue in which every row that is as it was before is the same object, wherever it
 * moved to, so that it is not drawn again. A page that was only moved costs next to nothing.
 */
export function keepRows(before: unknown, now: unknown): unknown {
  if (before === now || !isPage(before) || !isPage(now)) return now;
  let earlier: Map<string, QueueItem> | null = null;
  const items = now.items.map((item, at) => {
    if (item === before.items[at] || item === before.items[at + 1]) return item;
    earlier ??= new Map(before.items.map((one) => [one.id, one]));
    const known = earlier.get(item.id);
    return known ? replaceEqualDeep(known, item) : item;
  });
  // A page that is as it was must be the same one, else whoever watches it would never come to rest.
  const around = { ...before, items: null };
  const same =
    items.length === before.items.length &&
    items.every((item, at) => item === before.items[at]) &&
    replaceEqualDeep(around, { ...now, items: null }) === around;
  return same ? before : { ...now, items };
}

function isPage(value: unknown): value is QueueWindow {
  return typeof value === 'object' && value !== null && 'items' in value;
}
