import type { QueueFilter } from './operations.ts';

/** The queue of an editor who comes for the first time: all that is to decide, what is worth most first. */
export const initialFilter: QueueFilter = {
  kind: null,
  status: 'to-decide',
  search: '',
  searchIn: 'both',
  tag: null,
  source: null,
  rule: null,
  confidence: null,
  sort: 'value',
  belowFold: false,
};
