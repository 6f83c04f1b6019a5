import type { Host } from '../../shared/host/host.ts';
import type { Answer, EventName, Input, OperationName } from '../../shared/host/operations.ts';
import type { Failure, Result } from '../../shared/host/result.ts';
import { backoff } from './backoff.ts';
import { connection } from './connection.ts';
import { createEmitter } from './emitter.ts';
import { createEventParser } from './event-stream.ts';

const unreachable: Failure = {
  code: 'not-found',
  message:
    'Stet’s program does not answer, so this was not kept. What was shown as saved is on the disk.',
};
const refused: Failure = {
  code: 'not-allowed',
  message:
    'Stet does not know this page. Open the address that it prints; what was shown as saved is on the disk.',
};

/** The program behind a loopback server: calls by POST, events by one long answer that is read as it comes. */
export function createHttpHost(token: string): Host {
  const emitter = createEmitter();
  const headers = { authorization: `Bearer ${token}` };
  let wake: (() => void) | null = null;
  /** Whether events were listened to before: what happened since then was not heard. */
  let listened = false;

  async function call<Name extends OperationName>(
    operation: Name,
    args: Input<Name>,
  ): Promise<Result<Answer<Name>>> {
    let response: Response;
    try {
      response = await fetch('api/call', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ operation, args }),
        // It is told while the page goes; what is kept alive has to be small, which not all calls are.
        keepalive: operation === 'queue.keepPosition',
      });
    } catch {
      if (connection.get().state === 'connected') {
        connection.set({ state: 'lost', retryAt: Date.now() + backoff(0) });
      }
      return { ok: false, error: unreachable };
    }
    if (response.status === 401 || response.status === 403) {
      connection.set({ state: 'refused' });
      return { ok: false, error: refused };
    }
    try {
      return (await response.json()) as Result<Answer<Name>>;
    } catch {
      return { ok: false, error: unreachable };
    }
  }

  async function readEvents(): Promise<void> {
    const response = await fetch('api/events', { headers });
    if (response.status === 401 || response.status === 403) {
      connection.set({ state: 'refused' });
      return;
    }
    if (!response.ok || !response.body) throw new Error(`events answered ${response.status}`);
    const missed = listened || connection.get().state === 'lost';
    listened = true;
    connection.set({ state: 'connected' });
    if (missed) emitter.emit('changed', { reason: 'project' });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const parse = createEventParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const data of parse(value)) {
        const event = JSON.parse(data) as { name: EventName; data: never };
        emitter.emit(event.name, event.data);
      }
    }
  }

  async function keepListening(): Promise<void> {
    for (let attempt = 0; ; ) {
      try {
        await readEvents();
        attempt = 0;
      } catch {
        attempt += 1;
      }
      if (connection.get().state === 'refused') return;
      const wait = backoff(attempt);
      if (attempt > 0) connection.set({ state: 'lost', retryAt: Date.now() + wait });
      await new Promise<void>((resolve) => {
        wake = resolve;
        window.setTimeout(resolve, attempt === 0 ? 50 : wait);
      });
    }
  }
  void keepListening();
  window.addEventListener('online', () => wake?.());
  retryNow.current = () => wake?.();

  return {
    call,
    on: emitter.on,
    capabilities: { host: 'browser', nativeDialogs: false, admitDropped: null },
  };
}

/** Tries the lost connection again without waiting; set by the host that is in use. */
export const retryNow: { current: () => void } = { current: () => {} };
