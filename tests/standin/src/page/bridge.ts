/**
 * One side of the context bridge. The two JavaScript worlds of a page share the document but no
 * object; synchronous DOM events carry structured clones between them, and functions and promises
 * travel as numbered handles. Both worlds run this same code.
 */

type World = 'isolated' | 'main';

type Shape =
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'array'; readonly items: readonly Shape[] }
  | { readonly type: 'object'; readonly entries: readonly (readonly [string, Shape])[] }
  | { readonly type: 'error'; readonly message: string }
  | { readonly type: 'function' | 'promise'; readonly id: number };

type Outcome = { readonly shape: Shape } | { readonly thrown: string };

const nothingValid =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : nothingValid;
}

function dispatch(name: string, detail: unknown): void {
  document.dispatchEvent(new CustomEvent(`stand-in:${name}`, { detail }));
}

function listen(name: string, listener: (detail: never) => void): void {
  document.addEventListener(`stand-in:${name}`, (event) =>
    listener((event as CustomEvent).detail as never),
  );
}

/** What one world needs of the bridge: to take values apart and to put the other's together. */
export interface Bridge {
  toShape(value: unknown): Shape;
  fromShape(shape: Shape): unknown;
}

/** Opens this world's side; the other world must open its own before values cross. */
export function openBridge(own: World): Bridge {
  const other: World = own === 'main' ? 'isolated' : 'main';
  const functions: ((...given: unknown[]) => unknown)[] = [];
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let promises = 0;
  let calls = 0;

  function toShape(value: unknown, depth = 0): Shape {
    if (depth > 1000)
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value === 'function') {
      functions.push(value as (...given: unknown[]) => unknown);
      return { type: 'function', id: functions.length - 1 };
    }
    if (typeof value !== 'object' || value === null) return { type: 'value', value };
    if (value instanceof Promise) {
      promises += 1;
      const id = promises;
      const settle = (outcome: Outcome) => dispatch(`settle:${other}`, { id, outcome });
      value.then(
        (result) => settle(attempt(() => result)),
        (thrown) => settle({ thrown: messageOf(thrown) }),
      );
      return { type: 'promise', id };
    }
    if (value instanceof Error) return { type: 'error', message: value.message };
    if (Array.isArray(value))
      return { type: 'array', items: value.map((item) => toShape(item, depth + 1)) };
    const leaf =
      ArrayBuffer.isView(value) ||
      [ArrayBuffer, Date, RegExp, Map, Set, Blob].some((type) => value instanceof type);
    if (leaf)
      return { type: 'value', value: value instanceof Blob ? value : structuredClone(value) };
    return {
      type: 'object',
      entries: Object.keys(value).map((key) => [
        key,
        toShape((value as Record<string, unknown>)[key], depth + 1),
      ]),
    };
  }

  function attempt(run: () => unknown): Outcome {
    try {
      return { shape: toShape(run()) };
    } catch (thrown) {
      return { thrown: messageOf(thrown) };
    }
  }

  function call(id: number, given: readonly unknown[]): unknown {
    calls += 1;
    const answer = `return:${own}:${calls}`;
    let outcome: Outcome | null = null;
    document.addEventListener(
      `stand-in:${answer}`,
      (event) => {
        outcome = (event as CustomEvent).detail as Outcome;
      },
      { once: true },
    );
    dispatch(`call:${other}`, { id, answer, given: given.map((each) => toShape(each)) });
    const settled = outcome as Outcome | null;
    if (!settled) throw new Error('An object could not be cloned.');
    if ('thrown' in settled) throw new Error(settled.thrown);
    return fromShape(settled.shape);
  }

  function fromShape(shape: Shape): unknown {
    switch (shape.type) {
      case 'value':
        return shape.value;
      case 'error':
        return new Error(shape.message);
      case 'array':
        return shape.items.map(fromShape);
      case 'object':
        return Object.fromEntries(shape.entries.map(([key, value]) => [key, fromShape(value)]));
      case 'promise':
        return new Promise((resolve, reject) => pending.set(shape.id, { resolve, reject }));
      case 'function':
        return (...given: unknown[]) => call(shape.id, given);
    }
  }

  listen(`call:${own}`, (detail: { id: number; answer: string; given: readonly Shape[] }) => {
    const run = functions[detail.id];
    dispatch(
      detail.answer,
      attempt(() => run?.(...detail.given.map(fromShape))),
    );
  });
  listen(`settle:${own}`, (detail: { id: number; outcome: Outcome }) => {
    const promise = pending.get(detail.id);
    pending.delete(detail.id);
    if ('thrown' in detail.outcome) promise?.reject(new Error(detail.outcome.thrown));
    else promise?.resolve(fromShape(detail.outcome.shape));
  });

  return { toShape, fromShape };
}

/** Asks the main world to define `key` on its window; throws what the real bridge throws. */
export function expose(bridge: Bridge, key: string, api: unknown): void {
  let refusal: string | null = null;
  document.addEventListener(
    'stand-in:exposed',
    (event) => {
      refusal = (event as CustomEvent).detail as string | null;
    },
    { once: true },
  );
  dispatch('expose', { key, shape: bridge.toShape(api) });
  if (refusal) throw new Error(refusal);
}

/** Defines what the isolated world exposes: read-only, deeply frozen, never over something else. */
export function acceptExposed(bridge: Bridge): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const inner of Object.values(value)) freeze(inner);
      Object.freeze(value);
    }
    return value;
  };
  listen('expose', ({ key, shape }: { key: string; shape: Shape }) => {
    if (Object.hasOwn(window, key)) {
      dispatch('exposed', 'Cannot bind an API on top of an existing property on the window object');
      return;
    }
    Object.defineProperty(window, key, {
      value: freeze(bridge.fromShape(shape)),
      enumerable: true,
      writable: false,
      configurable: false,
    });
    dispatch('exposed', null);
  });
}

/** Tells the isolated world of a window the page wants opened. */
export function reportOpen(url: string, frameName: string, features: string): void {
  dispatch('open', { url, frameName, features });
}

/** Hears of the windows the page wants opened. */
export function onOpen(
  listener: (detail: { url: string; frameName: string; features: string }) => void,
): void {
  listen('open', listener);
}
