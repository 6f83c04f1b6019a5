import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packValue, unpackValue } from '../../electron/backend/packed-value.ts';
import { occurrenceAt } from '../../shared/findings/finding.ts';

const member = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value))),
  fc.double(),
  fc.integer(),
  fc.constantFrom(undefined, -0, 2 ** 29 - 1, 2 ** 29, 2 ** 32, Number.NaN),
);

const record = fc.oneof(
  fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'from', '7', '')), member, {
    noNullPrototype: true,
  }),
  fc.record({ document: fc.string(), article: fc.nat() }, { noNullPrototype: true }),
  fc
    .tuple(fc.string(), fc.nat(), fc.nat(), fc.string())
    .map(([document, from, to, before]) =>
      occurrenceAt({ document, article: 0 }, from, to, before, ''),
    ),
);

test('plain data comes back as it was, with its members in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(record, member)), (value) => {
      const read = unpackValue(deserialize(serialize(packValue(value))));
      expect(read).toStrictEqual(value);
      expect(JSON.stringify(read)).toBe(JSON.stringify(value));
    }),
    { numRuns: 300 },
  );
});

test('a text that stands in many places is written once', () => {
  const places = Array.from({ length: 500 }, (_, at) =>
    occurrenceAt({ document: `d${at}`, article: 0 }, at, at + 40, 'the same line again', ''),
  );
  expect(packValue(places).strings).toHaveLength(502);
  expect(serialize(packValue(places)).length).toBeLessThan(serialize(places).length / 2);
});

test('what is no plain data is refused', () => {
  expect(() => packValue({ make: () => 1 })).toThrow('function');
});
