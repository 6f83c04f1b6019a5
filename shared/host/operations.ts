import type { z } from 'zod';
import { articleOperations } from './article-operations.ts';
import { ledgerOperations } from './ledger-operations.ts';
import type { Progress } from './model.ts';
import { projectOperations } from './project-operations.ts';
import { reviewOperations } from './review-operations.ts';

export { type QueueFilter, queueFilter } from './queue-filter.ts';

/**
 * Every operation of the program, once: this table gives the types, the validation, the IPC and HTTP
 * gates and the contract tests. Unknown keys are refused. Tokens stand for paths, which never reach the page.
 */
export const operations = {
  ...projectOperations,
  ...reviewOperations,
  ...ledgerOperations,
  ...articleOperations,
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Input<Name extends OperationName> = z.input<Operations[Name]['input']>;
export type Answer<Name extends OperationName> = Operations[Name]['answer'];

/** What the host tells the page without being asked. */
export interface Events {
  readonly progress: Progress;
  /** The project's state, counts or findings changed, or its texts can be searched now; windows shown must be asked for again. */
  readonly changed: { readonly reason: 'scan' | 'decision' | 'project' | 'search' };
  /** A menu command or a path handed to the program from outside. */
  readonly command: { readonly name: string };
  readonly opened: { readonly token: string };
}
export type EventName = keyof Events;
