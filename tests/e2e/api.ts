import type { Answer, Input, OperationName } from '../../shared/host/operations.ts';

/** Calls operations of a served Stet as its page does; throws what was refused. */
export type Caller = <Name extends OperationName>(
  operation: Name,
  args: Input<Name>,
) => Promise<Answer<Name>>;

/** A caller for the address that `stet serve` printed. */
export function callerOf(printed: string): Caller {
  const address = new URL(printed);
  const authorization = `Bearer ${address.hash.replace('#token=', '')}`;
  return async (operation, args) => {
    const response = await fetch(new URL('/api/call', address), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ operation, args }),
    });
    const answer = (await response.json()) as { ok: boolean; value: never; error: unknown };
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
}
