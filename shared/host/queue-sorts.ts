/** Orders in which the queue can stand. */
export const queueSorts = ['value', 'confidence', 'source', 'place', 'title'] as const;
export type QueueSort = (typeof queueSorts)[number];
