import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Listener = (event: { method: string; params: unknown }) => void;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Chromium's DevTools protocol over a pair of pipes, messages ended by NUL. */
export class Devtools {
  private readonly waiting = new Map<
    number,
    { method: string; resolve(value: unknown): void; reject(error: Error): void }
  >();
  private readonly listeners = new Map<string, Listener>();
  private readonly output: Writable;
  private last = 0;

  constructor(output: Writable, input: Readable) {
    this.output = output;
    output.on('error', () => {});
    let parts: Buffer[] = [];
    input.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
        parts.push(chunk.subarray(from, end));
        this.receive(JSON.parse(Buffer.concat(parts).toString('utf8')) as Message);
        parts = [];
        from = end + 1;
      }
      parts.push(chunk.subarray(from));
    });
  }

  /** The command's answer; rejects with the protocol's message. Commands of a session stay in order. */
  send<M extends keyof Commands>(
    method: M,
    params: Commands[M],
    sessionId?: string,
  ): Promise<Answers[M]> {
    const id = ++this.last;
    this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { method, resolve: (value) => resolve(value as Answers[M]), reject });
    });
  }

  /** Hands the events of one session to its only listener. */
  listen(sessionId: string, listener: Listener): void {
    this.listeners.set(sessionId, listener);
  }

  /** Drops the session's listener. */
  forget(sessionId: string): void {
    this.listeners.delete(sessionId);
  }

  private receive(message: Message): void {
    if (message.id === undefined) {
      if (message.method === 'Target.detachedFromTarget') this.detached(message.params);
      else if (message.sessionId && message.method)
        this.listeners.get(message.sessionId)?.({ method: message.method, params: message.params });
      return;
    }
    const wait = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error) wait?.reject(new Error(`${wait.method}: ${message.error.message}`));
    else wait?.resolve(message.result);
  }

  /** A page that is gone is told to its parent session; its own listener wants to know. */
  private detached(params: unknown): void {
    const { sessionId } = params as Protocol.Target.detachedFromTargetPayload;
    this.listeners.get(sessionId)?.({ method: 'Inspector.detached', params: { reason: 'closed' } });
  }
}
