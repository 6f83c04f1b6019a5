import { describe, expect, test } from 'vitest';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import type { Document } from '../../../shared/corpus/document.ts';
import { resolveCandidates } from '../../../shared/scan/candidates.ts';

function corpusOf(...documents: Document[]) {
  return createCorpus(
    documents,
    documents.map(({ id, text }) => ({
      document: id,
      index: 0,
      from: 0,
      to: text.length,
      headline: null,
    })),
  );
}

const corpus = corpusOf(
  { id: 'north.jsonl#k1', text: 'The lock was opened.', fields: { nr: 'k1' } },
  { id: 'north.jsonl#2', text: 'The lock was closed.', fields: { nr: 7 } },
  { id: 'south.jsonl#k3', text: 'The lock was painted.', fields: {} },
  { id: 'south.jsonl#k1', text: 'The lock was sold.', fields: { nr: 'k1' } },
);
const resolve = (pairs: [string, string][], clusters: string[][] = []) =>
  resolveCandidates(corpus, { name: 'near.jsonl', pairs, clusters, idField: 'nr' });

describe('ids in a file of candidates', () => {
  test('a document goes by its id, and by the id that its record gives itself', () => {
    const { candidates, problems } = resolve([
      ['north.jsonl#k1', '7'],
      ['k3', 'south.jsonl#k1'],
    ]);
    expect(candidates.pairs).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(problems).toEqual([]);
  });

  test('an id that nobody has, or that several records have, is a problem and told once', () => {
    const { candidates, problems } = resolve([
      ['k1', 'k3'],
      ['k1', 'gone'],
    ]);
    expect(candidates.pairs).toEqual([]);
    expect(problems).toEqual([
      {
        document: 'near.jsonl',
        reason: 'more than one document has the id “k1”; it was passed over',
      },
      { document: 'near.jsonl', reason: 'no document has the id “gone”; it was passed over' },
    ]);
  });

  test('a record with an id of its own does not go by its number', () => {
    expect(resolve([['2', 'k3']]).problems).toHaveLength(1);
  });

  test('a cluster keeps the members that are known; one member alone is none', () => {
    const { candidates } = resolve([], [['7', 'gone', 'k3'], ['k3'], ['k3', 'k3']]);
    expect(candidates.groups).toEqual([[1, 2]]);
  });

  test('of documents with several articles every pair of articles is tried', () => {
    const text = 'First story.\nSecond story.';
    const pages = createCorpus(
      [
        { id: 'a.txt', text, fields: {} },
        { id: 'b.txt', text, fields: {} },
      ],
      ['a.txt', 'b.txt'].flatMap((document) => [
        { document, index: 0, from: 0, to: 13, headline: null },
        { document, index: 1, from: 13, to: text.length, headline: null },
      ]),
    );
    const named = {
      name: 'x.csv',
      pairs: [['a.txt', 'b.txt']] as const,
      clusters: [],
      idField: null,
    };
    expect(resolveCandidates(pages, named).candidates.pairs).toEqual([
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
    ]);
  });
});
