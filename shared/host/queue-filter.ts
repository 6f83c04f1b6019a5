import { z } from 'zod';
import { kinds } from '../findings/finding.ts';
import { verdicts } from '../review/ledger-entry.ts';
import { queueSorts } from './queue-sorts.ts';

/** What narrows the queue down; all parts must hold. */
export const queueFilter = z.strictObject({
  kind: z.enum(kinds).nullable(),
  status: z.enum(['open', 'stale', ...verdicts, 'all', 'to-decide']),
  search: z.string().max(500),
  /** Where the search looks. */
  searchIn: z.enum(['both', 'findings', 'text']).default('both'),
  tag: z.string().max(200).nullable(),
  /** An outlet or folder, as the facet names it. */
  source: z.string().max(2_000).nullable().default(null),
  rule: z.string().max(200).nullable().default(null),
  confidence: z.enum(['sure', 'likely', 'unsure']).nullable().default(null),
  sort: z.enum(queueSorts),
  belowFold: z.boolean(),
});
export type QueueFilter = z.infer<typeof queueFilter>;
