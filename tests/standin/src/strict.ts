import { EventEmitter } from 'node:events';

/** Names that engines, inspectors and promises look up on any object. */
const askedOfAnything = new Set([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  '__esModule',
  'nodeType',
]);

const missing = (path: string) => new Error(`stand-in: ${path} is not implemented`);

/**
 * The object, except that reading or assigning a member it does not have throws
 * `stand-in: electron.X.y is not implemented`, so that nothing passes by silence.
 */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && !askedOfAnything.has(key))
        throw missing(`electron.${name}.${key}`);
      return Reflect.get(target, key, receiver);
    },
    set(target, key, value, receiver) {
      if (typeof key === 'string' && !(key in target)) throw missing(`electron.${name}.${key}`);
      return Reflect.set(target, key, value, receiver);
    },
  });
}

/** A whole module, or class, of which nothing is implemented. */
export function absent(name: string): object {
  const complain = (): never => {
    throw missing(`electron.${name}`);
  };
  return new Proxy(complain, {
    get(_, key) {
      if (typeof key === 'symbol' || askedOfAnything.has(key) || key === 'prototype')
        return undefined;
      throw missing(`electron.${name}.${key}`);
    },
    construct: complain,
  });
}

/**
 * An emitter that refuses listeners for events it knows nothing of. `silent` lists the events that
 * exist in Electron and may be listened to, but never happen here.
 */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, emitted: readonly string[], silent: readonly string[] = []) {
    super();
    const known = new Set<string | symbol>([
      ...emitted,
      ...silent,
      'newListener',
      'removeListener',
    ]);
    this.on('newListener', (event: string | symbol) => {
      if (!known.has(event)) throw missing(`the event '${String(event)}' of electron.${name}`);
    });
  }
}

/** Compiles only when the real type has every member of the stand-in's. */
export type NothingInvented<Mine, Real> =
  Exclude<keyof Mine, keyof Real> extends never
    ? true
    : { invented: Exclude<keyof Mine, keyof Real> };

/** Emits the event with a preventable event object first; true when a listener prevented it in time. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  extra: object = {},
  ...rest: readonly unknown[]
): boolean {
  let prevented = false;
  let over = false;
  const event = Object.assign(extra, {
    preventDefault() {
      if (over)
        process.stderr.write(`stand-in: preventDefault() of '${name}' came too late to count\n`);
      else prevented = true;
    },
  });
  Object.defineProperty(event, 'defaultPrevented', { get: () => prevented });
  emitter.emit(name, event, ...rest);
  over = true;
  return prevented;
}
