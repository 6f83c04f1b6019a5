/** True for a value of a certain form. */
export type Guard = (value: unknown) => boolean;

// A ledger of 100,000 entries is checked whenever it is opened; these take a tenth of the time of a schema.

export const isText: Guard = (value) => typeof value === 'string';
export const isFlag: Guard = (value) => value === true || value === false;
/** A whole number from 0. */
export const isOffset: Guard = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isThere: Guard = (value) => value !== undefined;

export function isOneOf(values: readonly string[]): Guard {
  const known = new Set<unknown>(values);
  return (value) => known.has(value);
}

export function isListOf(guard: Guard): Guard {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const member of value) if (!guard(member)) return false;
    return true;
  };
}

export function orNull(guard: Guard): Guard {
  return (value) => value === null || guard(value);
}

/** For members that may be missing. */
export function ifThere(guard: Guard): Guard {
  return (value) => value === undefined || guard(value);
}

/** True for an object whose members pass; what else it has does not matter. */
export function isShape<Shape>(
  members: {
    readonly [Name in keyof Required<Shape>]: Guard;
  },
): Guard {
  const guards = Object.entries<Guard>(members);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const record = value as Readonly<Record<string, unknown>>;
    for (const [name, guard] of guards) if (!guard(record[name])) return false;
    return true;
  };
}
