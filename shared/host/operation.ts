import { z } from 'zod';
import { isFileName } from './file-name.ts';

/** Pairs an operation's input schema with the type of its answer. */
export function operation<Answer>() {
  return <Input extends z.ZodType>(input: Input) => ({
    input,
    answer: undefined as unknown as Answer,
  });
}

// Documents are named by paths and addresses, which can be long.
export const id = z.string().min(1).max(8_000);
export const token = z.string().min(1).max(100);
export const label = z.string().trim().min(1).max(200);
export const offset = z.number().int().min(0);
export const limit = z.number().int().min(1).max(500);
export const fileName = z.string().refine(isFileName, 'no name of a file');
export const nothing = z.strictObject({});
