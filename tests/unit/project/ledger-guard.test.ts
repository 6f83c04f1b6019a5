import { describe, expect, test } from 'vitest';
import { isLedgerEntry } from '../../../electron/backend/project/ledger-guard.ts';
import type { Action } from '../../../shared/review/ledger-entry.ts';

const anchor = { document: 'a.txt', from: 1, to: 2, exact: 'x', prefix: 'p', suffix: '' };
const article = { document: 'a.txt', article: 0, digest: 'd', from: 0 };
const side = { verdict: 'accepted', replacement: 'r', by: 'Rosa', at: 'then', entries: ['e'] };
const named = { finding: 'F', title: 'T', kind: 'typo' } as const;

/** One of each, every member that may be missing in its place. */
const samples: { readonly [Type in Action['type']]: Extract<Action, { type: Type }> } = {
  decide: {
    type: 'decide',
    ...named,
    verdict: 'edited',
    replacement: 'r',
    anchors: [anchor],
    members: [article],
  },
  veto: { type: 'veto', finding: 'F', place: anchor, vetoed: true },
  arrange: { type: 'arrange', finding: 'F', canonical: article, excluded: [article] },
  split: { type: 'split', finding: 'F', members: [article], rest: [article] },
  join: { type: 'join', finding: 'F', other: 'G', members: [article] },
  merge: {
    type: 'merge',
    finding: 'F',
    canonical: article,
    choices: [
      {
        member: article,
        from: 0,
        to: 1,
        left: 'l',
        right: 'r',
        take: 'own',
        text: 't',
        over: true,
        at: 3,
        together: false,
      },
    ],
    text: 'merged',
    edits: [{ from: 0, to: 1, before: 'l', after: 't' }],
  },
  fields: {
    type: 'fields',
    finding: 'F',
    canonical: article,
    taken: [{ name: 'date', value: 'today', member: article }],
    settled: ['date'],
  },
  tag: { type: 'tag', articles: [article], add: ['a'], remove: ['b'] },
  retag: { type: 'retag', from: 'a', to: 'b', articles: 3, merged: false },
  promote: { type: 'promote', ...named, rule: 'r', pattern: 'p', promoted: true },
  note: { type: 'note', finding: 'F', text: 'n' },
  settle: {
    type: 'settle',
    finding: 'F',
    title: 'T',
    choice: 'mine',
    mine: { ...side, verdict: 'accepted' },
    theirs: { ...side, verdict: 'rejected' },
  },
  'audit-begin': {
    type: 'audit-begin',
    audit: 'A',
    seed: 7,
    byKind: true,
    sample: [{ ...named, side: 'accepted', decision: 'e' }],
    population: [{ side: 'rejected', kind: 'typo', findings: 2 }],
  },
  'audit-verdict': { type: 'audit-verdict', audit: 'A', finding: 'F', verdict: 'deferred' },
  'audit-end': { type: 'audit-end', audit: 'A', outcome: 'done', changed: ['F'] },
  retract: { type: 'retract', entries: ['e'] },
};

const entryOf = (action: unknown) => ({ id: 'e', at: 'then', by: 'Rosa', batch: 'b', action });

/** Every way to each value inside, as lists of names. */
function* waysInto(value: unknown, way: readonly string[] = []): Generator<readonly string[]> {
  if (way.length > 0) yield way;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* waysInto(member, [...way, name]);
}

function changed(
  entry: object,
  way: readonly string[],
  change: (holder: never, name: string) => void,
) {
  const copy: unknown = structuredClone(entry);
  let holder = copy as Record<string, unknown>;
  for (const name of way.slice(0, -1)) holder = holder[name] as Record<string, unknown>;
  change(holder as never, way.at(-1)!);
  return copy;
}

/** What an object of the ledger may be without. */
function mayBeMissing(holder: object, name: string): boolean {
  if (name === 'batch') return true;
  if ('digest' in holder) return name === 'from';
  if ('take' in holder) return ['text', 'over', 'at', 'together'].includes(name);
  return 'anchors' in holder && name === 'replacement';
}

describe('an entry of the ledger', () => {
  test.each(Object.values(samples))(
    'of the sort $type passes whole, and with members of newer versions',
    (action) => {
      const entry = entryOf(action);
      expect(isLedgerEntry(entry)).toBe(true);
      expect(isLedgerEntry({ ...entry, later: 1, action: { ...action, later: {} } })).toBe(true);
    },
  );

  test.each(Object.values(samples))(
    'of the sort $type is refused with any value of another sort',
    (action) => {
      const entry = entryOf(action);
      for (const way of waysInto(entry)) {
        if (way.join('.').endsWith('taken.0.value')) continue;
        for (const wrong of [{ none: true }, -1, 0.5, Number.NaN]) {
          const broken = changed(entry, way, (holder: Record<string, unknown>, name) => {
            holder[name] = wrong;
          });
          expect([way, isLedgerEntry(broken)]).toEqual([way, false]);
        }
      }
    },
  );

  test.each(Object.values(samples))(
    'of the sort $type is refused where a member is missing that every one has',
    (action) => {
      const entry = entryOf(action);
      for (const way of waysInto(entry)) {
        if (/^\d+$/u.test(way.at(-1)!)) continue;
        let optional = false;
        const lacking = changed(entry, way, (holder: Record<string, unknown>, name) => {
          optional = mayBeMissing(holder, name);
          delete holder[name];
        });
        expect([way, isLedgerEntry(lacking)]).toEqual([way, optional]);
      }
    },
  );

  test('may say null only where that means something', () => {
    const nothing = (action: object) => isLedgerEntry(entryOf(action));
    expect(nothing({ ...samples.join, other: null })).toBe(true);
    expect(nothing({ ...samples.merge, text: null })).toBe(true);
    expect(nothing({ ...samples.retag, to: null })).toBe(true);
    expect(nothing({ ...samples.settle, mine: null })).toBe(true);
    expect(nothing({ ...samples.note, text: null })).toBe(false);
    expect(nothing({ ...samples.retag, to: '' })).toBe(false);
    expect(isLedgerEntry({ ...entryOf(samples.note), id: '' })).toBe(false);
    for (const action of [null, [], 'note', { type: 'later', finding: 'F' }])
      expect(isLedgerEntry(entryOf(action))).toBe(false);
  });
});
