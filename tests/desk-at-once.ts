import { arrange } from '../electron/backend/review/arrangement.ts';
import type { DeskParts } from '../electron/backend/review/desk.ts';
import { createReviewDesk, type ReviewDesk } from '../electron/backend/review-desk.ts';
import type { Finding } from '../shared/findings/finding.ts';
import { inOneGo } from '../shared/progress/portions.ts';

/** A review desk over the findings, arranged in one go. */
export function deskAtOnce({
  findings,
  ...parts
}: DeskParts & { readonly findings: readonly Finding[] }): ReviewDesk {
  return createReviewDesk(parts, inOneGo(arrange(findings, parts)));
}
