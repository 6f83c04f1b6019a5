import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
import { browser } from './runtime.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

/** The handlers for those protocol events that a page's keeper wants to hear. */
export type PageEvents = { readonly [E in keyof Events]?: (params: Events[E]) => void };

/** A page in Chromium and the stand-in's session with it. */
export interface PageSession {
  readonly targetId: string;
  send<M extends keyof Commands>(method: M, params: Commands[M]): Promise<Answers[M]>;
  forget(): void;
}

/** Opens an empty page and attaches to it; its events go to `events`. */
export async function openPage(
  size: { width: number; height: number },
  events: PageEvents,
): Promise<PageSession> {
  const devtools = browser();
  const { targetId } = await devtools.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...size,
  });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
  devtools.listen(sessionId, ({ method, params }) => {
    const handler = events[method as keyof Events] as ((given: unknown) => void) | undefined;
    handler?.(params);
  });
  return {
    targetId,
    send: (method, params) => devtools.send(method, params, sessionId),
    forget: () => devtools.forget(sessionId),
  };
}
