import type { Span } from '../text/span.ts';

/** A change that a decision asks for, before conflicts with others are settled. */
export interface Candidate extends Span {
  readonly document: string;
  readonly before: string;
  readonly after: string;
  readonly rule: string;
  readonly finding: string;
  readonly decision: string;
  /** Position of the decision in the ledger; the lower, the earlier. */
  readonly order: number;
}
