import { Cancelled } from '../progress/monitor.ts';
import { type Failure, type Result, StetError } from './result.ts';

/** An error as data: what a user can act on keeps its code, a cancellation is one, all else is a bug. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StetError) return { code: error.code, message: error.message };
  if (error instanceof Cancelled)
    return { code: 'cancelled', message: 'Cancelled; nothing was changed.' };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'bug', message: `Something in Stet went wrong: ${detail}` };
}

/** The error that a failure stands for, to be thrown on this side of a boundary. */
export function errorOf(failure: Failure): Error {
  return failure.code === 'cancelled'
    ? new Cancelled()
    : new StetError(failure.code, failure.message);
}

/** Runs `work` and answers with its value or its failure; never rejects. */
export async function resultOf<T>(work: () => T | Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
