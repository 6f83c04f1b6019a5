import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLedgerLines } from '../../electron/backend/project/ledger-lines.ts';
import { inOneGo } from '../../shared/progress/portions.ts';

const lines = (text: string) => inOneGo(parseLedgerLines(Buffer.from(text)));
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));

/** A file as we write it: a field a line, and an entry a line. */
function written(before: object, ledger: readonly unknown[], after: object, end: string): string {
  const fields = (value: object) =>
    Object.entries(value).map(
      ([name, member]) => `${JSON.stringify(name)}:${JSON.stringify(member)}`,
    );
  const list = `"ledger":[\n${ledger.map((entry) => JSON.stringify(entry)).join(',\n')}${ledger.length > 0 ? '\n' : ''}]`;
  return `{${[...fields(before), list, ...fields(after)].join(end)}}\n`;
}

describe('a ledger with an entry on each line', () => {
  test('is what parsing the whole gives, and its lines are where they are said to be', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), json, { maxKeys: 3 }),
        fc.array(json, { maxLength: 6 }),
        fc.dictionary(fc.string(), json, { maxKeys: 3 }),
        fc.constantFrom(',\n', ','),
        fc.boolean(),
        (before, ledger, after, end, marked) => {
          const text = written(before, ledger, after, end);
          const read = lines(marked ? `\uFEFF${text}` : text);
          expect(read?.frame).toEqual(JSON.parse(text));
          expect(Object.keys(read!.frame)).toEqual(Object.keys(JSON.parse(text)));
          if (ledger.length > 0)
            expect(JSON.stringify(ledger[0])).toBe(
              text.split('\n')[read!.firstLine - 1]!.replace(/,$/u, ''),
            );
        },
      ),
    );
  });

  test('is never read otherwise than the whole, whatever is cut out of it or put in', () => {
    fc.assert(
      fc.property(
        fc.array(json, { maxLength: 4 }),
        fc.nat(200),
        fc.nat(3),
        fc.constantFrom('', ',', '\n', ']', '[', '"', '{}', '"ledger":[\n', ' '),
        (ledger, at, cut, put) => {
          const text = written({ settings: { ledger: [] } }, ledger, { tags: {} }, ',\n');
          const place = at % text.length;
          const changed = text.slice(0, place) + put + text.slice(place + cut);
          const read = lines(changed);
          if (read) expect(read.frame).toEqual(JSON.parse(changed));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('is not taken from a list further in', () => {
    const inner = '{"settings":{"ledger":[\n{"id":"x"}\n]},"ledger":[]}';
    expect(lines(inner)).toBeNull();
    expect(lines('{"ledger":[\n{"id":"x"}\n],"ledger":[]}')).toBeNull();
  });
});
