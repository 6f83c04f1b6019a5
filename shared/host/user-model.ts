import { z } from 'zod';

const names = z.array(z.string().max(100)).max(100).readonly();

/** How far the user is in the tour of the sample corpus. */
export const tourProgress = z.strictObject({
  /** The project of the sample corpus; the tour is shown with no other. */
  place: z.string().max(10_000).nullable(),
  state: z.enum(['new', 'running', 'ended']),
  done: names,
  skipped: names,
});
export type TourProgress = z.infer<typeof tourProgress>;

/** The tour of one who has not seen it. */
export const newTour: TourProgress = { place: null, state: 'new', done: [], skipped: [] };

/** Names of the commands that were run from the palette last, newest first. */
export const recentCommands = names;
