import type { Host } from '../../shared/host/host.ts';
import type { Answer, Input, OperationName } from '../../shared/host/operations.ts';

/** An operation that the program carried out, with what it was asked and what it answered. */
export type Deed = {
  readonly [Name in OperationName]: {
    readonly name: Name;
    readonly input: Input<Name>;
    readonly answer: Answer<Name>;
  };
}[OperationName];

/** The same host; `hear` is told of each operation that was carried out, before the caller has its answer. */
export function watchedHost(host: Host, hear: (deed: Deed) => void): Host {
  return {
    capabilities: host.capabilities,
    on: (name, listener) => host.on(name, listener),
    async call(name, input) {
      const result = await host.call(name, input);
      if (result.ok) hear({ name, input, answer: result.value } as Deed);
      return result;
    },
  };
}
