/**
 * Plain data with its strings, names and numbers apart, each string once: many objects that look alike
 * take a fraction of the bytes that `serialize` gives them, and are there again in a fraction of the time.
 */
export interface PackedValue {
  readonly strings: readonly string[];
  /** The names of the members of each form of object. */
  readonly forms: readonly (readonly string[])[];
  /** Numbers that do not fit into a token. */
  readonly numbers: Float64Array;
  /** The value from beginning to end: what comes next, and with it a number. */
  readonly tokens: Uint32Array;
}

const tagBits = 3;
const constants = [null, true, false, undefined] as const;
const [constant, whole, number, text, list, object] = [0, 1, 2, 3, 4, 5] as const;
const largestWhole = 2 ** (32 - tagBits) - 1;

/** JSON data, in which a member may be undefined. */
export function packValue(value: unknown): PackedValue {
  const packer = new Packer();
  packer.add(value);
  return packer.packed();
}

/** The value that was packed. */
export function unpackValue(packed: PackedValue): unknown {
  return new Unpacker(packed).next();
}

class Packer {
  private readonly strings = new Map<string, number>();
  private readonly forms = new Map<string, number>();
  private readonly names: (readonly string[])[] = [];
  private readonly numbers: number[] = [];
  private tokens = new Uint32Array(1 << 12);
  private count = 0;

  add(value: unknown): void {
    if (typeof value === 'string') this.token(text, numberOf(this.strings, value));
    else if (typeof value === 'number') this.addNumber(value);
    else if (Array.isArray(value)) {
      this.token(list, value.length);
      for (const member of value) this.add(member);
    } else if (typeof value === 'object' && value !== null) this.addObject(value);
    else {
      const index = (constants as readonly unknown[]).indexOf(value);
      if (index < 0) throw new Error(`a ${typeof value} is no plain data`);
      this.token(constant, index);
    }
  }

  private addNumber(value: number): void {
    const fits = Number.isInteger(value) && value >= 0 && value <= largestWhole;
    if (fits && !Object.is(value, -0)) this.token(whole, value);
    else this.token(number, this.numbers.push(value) - 1);
  }

  private addObject(value: object): void {
    const names = Object.keys(value);
    const form = numberOf(this.forms, JSON.stringify(names));
    if (form === this.names.length) this.names.push(names);
    this.token(object, form);
    for (const member of Object.values(value)) this.add(member);
  }

  private token(tag: number, payload: number): void {
    if (this.count === this.tokens.length) {
      const wider = new Uint32Array(this.tokens.length * 2);
      wider.set(this.tokens);
      this.tokens = wider;
    }
    this.tokens[this.count++] = ((payload << tagBits) | tag) >>> 0;
  }

  packed(): PackedValue {
    return {
      strings: [...this.strings.keys()],
      forms: this.names,
      numbers: Float64Array.from(this.numbers),
      tokens: this.tokens.slice(0, this.count),
    };
  }
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(key, number);
  }
  return number;
}

type Maker = (next: () => unknown) => object;

/** Objects of which there are very many, written out: set name by name they would take longer and more memory. */
const writtenOut: readonly Maker[] = [
  (next) => ({ document: next(), article: next() }),
  (next) => ({
    document: next(),
    article: next(),
    from: next(),
    to: next(),
    before: next(),
    after: next(),
  }),
  (next) => ({ document: next(), index: next(), from: next(), to: next(), headline: next() }),
  (next) => ({ id: next(), fields: next(), number: next() }),
  (next) => ({
    id: next(),
    kind: next(),
    confidence: next(),
    rule: next(),
    title: next(),
    reasons: next(),
    pattern: next(),
    suggestions: next(),
    occurrences: next(),
    kept: next(),
  }),
];

const makers = new Map(
  writtenOut.map((make) => [JSON.stringify(Object.keys(make(() => null))), make]),
);

class Unpacker {
  private readonly packed: PackedValue;
  private readonly makers: readonly Maker[];
  private at = 0;

  constructor(packed: PackedValue) {
    this.packed = packed;
    this.makers = packed.forms.map((names) => makers.get(JSON.stringify(names)) ?? maker(names));
  }

  readonly next = (): unknown => {
    const { packed } = this;
    const token = packed.tokens[this.at++]!;
    const payload = token >>> tagBits;
    switch (token & ((1 << tagBits) - 1)) {
      case whole:
        return payload;
      case text:
        return packed.strings[payload];
      case object:
        return this.makers[payload]!(this.next);
      case number:
        return packed.numbers[payload];
      case list:
        return this.list(payload);
      default:
        return constants[payload];
    }
  };

  private list(length: number): unknown[] {
    const { next } = this;
    // A list that grows has room for many more, and most of them are as short as these.
    if (length === 0) return [];
    if (length === 1) return [next()];
    if (length === 2) return [next(), next()];
    if (length === 3) return [next(), next(), next()];
    return Array.from({ length }, next);
  }
}

/** Makes objects with these names. */
function maker(names: readonly string[]): Maker {
  // Set like the others, this name would give the object another prototype.
  if (names.includes('__proto__'))
    return (next) => Object.fromEntries(names.map((name) => [name, next()]));
  return (next) => {
    const made: Record<string, unknown> = {};
    for (const name of names) made[name] = next();
    return made;
  };
}
