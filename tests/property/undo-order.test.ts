import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterWords,
  nextStep,
  noWords,
  type WordChange,
} from '../../renderer/state/word-travel.ts';
import type { LedgerEntry } from '../../shared/review/ledger-entry.ts';
import { Review } from '../../shared/review/review.ts';

type Key = { type: 'entries'; count: number } | { type: 'word' | 'undo' | 'redo' };

const keys: fc.Arbitrary<Key[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('entries' as const), count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ type: fc.constantFrom('word' as const, 'undo' as const, 'redo' as const) }),
    fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const) }),
  ),
  { maxLength: 40 },
);

/** The program's own ledger and words with undo over both, and beside it one list of what was done. */
function editor() {
  const review = new Review();
  let travel = noWords;
  let number = 0;
  const words = new Set<string>();
  const done: string[] = [];
  const undone: string[] = [];
  const deeds = new Map<string, readonly string[]>();

  const append = (actions: readonly LedgerEntry['action'][]): string[] => {
    const batch = actions.length > 1 ? { batch: `batch ${number}` } : {};
    return actions.map((action) => {
      const id = `entry ${number++}`;
      review.append({ id, at: '2031-05-01T09:00:00.000Z', by: 'Ana', ...batch, action });
      return id;
    });
  };
  const begin = (name: string) => {
    done.push(name);
    undone.length = 0;
  };

  return {
    press(key: Key): void {
      if (key.type === 'entries') {
        const name = `deed ${number}`;
        const notes = Array.from({ length: key.count }, (_, at) => ({
          ...{ type: 'note' as const, finding: `${name} ${at}`, text: 'x' },
        }));
        deeds.set(name, append(notes));
        begin(name);
      } else if (key.type === 'word') {
        const word = `word${number++}`;
        words.add(word);
        const change: WordChange = { scope: 'project', add: [word], remove: [], finding: null };
        travel = afterWords(travel, change, 'new', review.order().length);
        begin(word);
      } else {
        const [from, to] = key.type === 'undo' ? [done, undone] : [undone, done];
        const expected = from.pop();
        if (expected !== undefined) to.push(expected);
        const step = nextStep(travel, review.order(), key.type);
        expect(step === null).toBe(expected === undefined);
        if (step?.type === 'words') {
          for (const word of step.change.add)
            if (key.type === 'undo') words.delete(word);
            else words.add(word);
          const as = key.type === 'undo' ? 'undone' : 'redone';
          travel = afterWords(travel, step.change, as, review.order().length);
        } else if (step) {
          const target = key.type === 'undo' ? review.undoTarget() : review.redoTarget();
          append([{ type: 'retract', entries: target?.entries ?? [] }]);
        }
      }
    },
    /** What holds by the program, and what should. */
    holds: () =>
      [...deeds]
        .filter(([, entries]) => entries.every((id) => review.isEffective(id)))
        .map(([name]) => name)
        .concat([...words])
        .sort(),
    expected: () => [...done].sort(),
  };
}

test('undo walks strictly backwards through entries and words, and redo the same way again', () => {
  fc.assert(
    fc.property(keys, (pressed) => {
      const made = editor();
      for (const key of pressed) {
        made.press(key);
        expect(made.holds()).toEqual(made.expected());
      }
    }),
    { numRuns: 400 },
  );
});
