import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInPortions } from '../../electron/backend/project/json-portions.ts';
import { inOneGo } from '../../shared/progress/portions.ts';

/** Texts full of what parts the elements of a list. */
const text = fc
  .array(fc.constantFrom('},{', '}]', '[{', '"', '\\', 'the list', ',', 'Zoë ', 'a'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const element = fc.record({
  exact: text,
  inner: fc.option(fc.array(fc.record({ text }), { maxLength: 2 }), { nil: undefined }),
});

/** An object with a list so long that it is parsed in portions, between fields of all kinds. */
const long = fc
  .record({
    before: fc.jsonValue({ maxDepth: 2 }),
    title: text,
    elements: fc.array(element, { minLength: 1, maxLength: 5 }),
    times: fc.integer({ min: 1, max: 2_500 }),
    after: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.array(element, { maxLength: 3 })),
  })
  .map(({ before, title, elements, times, after }) => ({
    before,
    action: { title, list: Array.from({ length: times }, () => elements).flat(), after },
  }));

function stepsOf(bytes: Buffer): { readonly value: unknown; readonly yields: number } {
  const portions = parseInPortions(bytes);
  for (let yields = 0; ; yields++) {
    const step = portions.next();
    if (step.done) return { value: step.value, yields };
  }
}

describe('JSON parsed in portions', () => {
  test('is what is parsed at once, whatever its texts hold', () => {
    fc.assert(
      fc.property(long, (value) => {
        const bytes = Buffer.from(JSON.stringify(value));
        expect(JSON.stringify(inOneGo(parseInPortions(bytes)))).toBe(bytes.toString());
      }),
      { numRuns: 60 },
    );
  });

  test('is no JSON where it is none as a whole', () => {
    fc.assert(
      fc.property(
        long,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(3),
        text,
        (value, share, cut, put) => {
          const bytes = Buffer.from(JSON.stringify(value));
          const at = Math.floor(bytes.length * share);
          const changed = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(put),
            bytes.subarray(at + cut),
          ]);
          let whole: unknown;
          try {
            whole = JSON.parse(changed.toString('utf8'));
          } catch {
            whole = undefined;
          }
          expect(JSON.stringify(inOneGo(parseInPortions(changed)))).toBe(JSON.stringify(whole));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('lets others go on while a list of 20,000 places is read', () => {
    const places = Array.from({ length: 20_000 }, (_, at) => ({ document: `d${at}`, from: at }));
    const entry = { id: 'e', action: { type: 'decide', title: 'a [{ b', anchors: places } };
    const { value, yields } = stepsOf(Buffer.from(JSON.stringify(entry)));
    expect(value).toEqual(entry);
    expect(yields).toBeGreaterThan(5);
  });
});
