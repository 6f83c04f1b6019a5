/**
 * The structured clone algorithm as text: what Electron's IPC carries, for two engines that do not
 * share a serialisation format. Runs in Node and in the page.
 */

type Node = string | number | boolean | null | Node[];

const notCloneable = 'An object could not be cloned.';
const viewTypes = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};
const errorTypes = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary);
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}

function encode(value: unknown, seen: Map<object, number>): Node {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : ['number', Object.is(value, -0) ? '-0' : String(value)];
  if (value === undefined) return ['undefined'];
  if (typeof value === 'bigint') return ['bigint', String(value)];
  if (typeof value !== 'object') throw new Error(notCloneable);
  const before = seen.get(value);
  if (before !== undefined) return ['seen', before];
  seen.set(value, seen.size);
  const inner = (part: unknown) => encode(part, seen);
  if (Array.isArray(value)) return ['array', ...value.map(inner)];
  if (value instanceof Date) return ['date', value.getTime()];
  if (value instanceof RegExp) return ['regexp', value.source, value.flags];
  if (value instanceof Map)
    return ['map', ...[...value].map(([key, item]): Node => [inner(key), inner(item)])];
  if (value instanceof Set) return ['set', ...[...value].map(inner)];
  if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return ['view', Object.prototype.toString.call(value).slice(8, -1), toBase64(bytes)];
  }
  if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? ''];
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error(notCloneable);
  return ['object', ...Object.entries(value).map(([key, item]): Node => [key, inner(item)])];
}

function decode(node: Node, seen: unknown[]): unknown {
  if (!Array.isArray(node)) return node;
  const [tag, ...rest] = node;
  const inner = (part: Node | undefined) => decode(part ?? null, seen);
  const keep = <T>(made: T): T => {
    seen.push(made);
    return made;
  };
  switch (tag) {
    case 'number':
      return Number(rest[0]);
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(String(rest[0]));
    case 'seen':
      return seen[Number(rest[0])];
    case 'date':
      return keep(new Date(Number(rest[0])));
    case 'regexp':
      return keep(new RegExp(String(rest[0]), String(rest[1])));
    case 'buffer':
      return keep(fromBase64(String(rest[0])));
    case 'view': {
      const type: new (buffer: ArrayBuffer) => ArrayBufferView =
        viewTypes[String(rest[0]) as keyof typeof viewTypes];
      return keep(new type(fromBase64(String(rest[1]))));
    }
    case 'error': {
      const type = errorTypes[String(rest[0]) as keyof typeof errorTypes] ?? Error;
      const error = keep(new type(String(rest[1])));
      error.stack = String(rest[2]);
      return error;
    }
    case 'array': {
      const array = keep<unknown[]>([]);
      for (const item of rest) array.push(inner(item));
      return array;
    }
    case 'set': {
      const set = keep(new Set());
      for (const item of rest) set.add(inner(item));
      return set;
    }
    case 'map': {
      const map = keep(new Map());
      for (const pair of rest as Node[][]) map.set(inner(pair[0]), inner(pair[1]));
      return map;
    }
    default: {
      const object = keep<Record<string, unknown>>({});
      for (const pair of rest as Node[][]) object[String(pair[0])] = inner(pair[1]);
      return object;
    }
  }
}

/** The value as text; throws "An object could not be cloned." for what a structured clone refuses. */
export function toWire(value: unknown): string {
  let copy: unknown;
  try {
    copy = structuredClone(value);
  } catch {
    throw new Error(notCloneable);
  }
  return JSON.stringify(encode(copy, new Map()));
}

/** The value that `toWire` was given, as a structured clone leaves it. */
export function fromWire(text: string): unknown {
  return decode(JSON.parse(text) as Node, []);
}
