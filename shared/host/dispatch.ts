import { failureOf } from './failure.ts';
import { type Answer, type OperationName, type Operations, operations } from './operations.ts';
import type { Result } from './result.ts';

type Parsed<Name extends OperationName> = Operations[Name]['input']['_zod']['output'];

/** One function for each operation of the table, over validated input. */
export type Handlers = {
  readonly [Name in OperationName]: (input: Parsed<Name>) => Answer<Name> | Promise<Answer<Name>>;
};

/** True when `name` is an operation of the table and not something that every object has. */
export function isOperation(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(operations, name);
}

/**
 * Validates a call from the other side of a boundary and answers with a value or a failure; never throws.
 * `onBug` is told of errors that nobody foresaw.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  args: unknown,
  onBug: (error: unknown) => void,
): Promise<Result<unknown>> {
  if (!isOperation(name)) {
    return { ok: false, error: { code: 'invalid', message: 'There is no such operation.' } };
  }
  const parsed = operations[name].input.safeParse(args);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue ? issue.path.join('.') : '';
    const message = `${name}: ${issue?.message ?? 'the arguments do not fit'}`;
    return { ok: false, error: { code: 'invalid', message, path } };
  }
  try {
    const handle = handlers[name] as (input: unknown) => unknown;
    return { ok: true, value: await handle(parsed.data) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'bug') onBug(error);
    return { ok: false, error: failure };
  }
}
