import type { Host } from '../../shared/host/host.ts';
import type { Answer, EventName, Input, OperationName } from '../../shared/host/operations.ts';
import type { Result } from '../../shared/host/result.ts';
import { createEmitter } from './emitter.ts';

/** What the desktop's preload script puts on the window. */
export interface StetBridge {
  call(operation: string, args: unknown): Promise<unknown>;
  on(listener: (event: { name: string; data: unknown }) => void): () => void;
  readonly capabilities: { readonly host: 'desktop' | 'browser'; readonly nativeDialogs: boolean };
  admitDropped?(file: File): Promise<string | null>;
}

/** The program behind the desktop's bridge. */
export function createIpcHost(bridge: StetBridge): Host {
  const emitter = createEmitter();
  bridge.on((event) => emitter.emit(event.name as EventName, event.data as never));
  const admit = bridge.admitDropped;
  return {
    async call<Name extends OperationName>(name: Name, input: Input<Name>) {
      try {
        return (await bridge.call(name, input)) as Result<Answer<Name>>;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false as const, error: { code: 'bug' as const, message } };
      }
    },
    on: emitter.on,
    capabilities: {
      ...bridge.capabilities,
      admitDropped: admit ? (file: File) => admit(file) : null,
    },
  };
}
