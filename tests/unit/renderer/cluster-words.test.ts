import { expect, test } from 'vitest';
import { clusterWords } from '../../../renderer/features/stage/cluster-words.ts';
import type { ClusterView, MemberView } from '../../../shared/host/model.ts';

function member(number: number, part: Partial<MemberView>): MemberView {
  return {
    article: {
      key: `${number}`,
      document: `${number}.txt`,
      article: 0,
      headline: '',
      words: 10,
      fields: [],
      tags: [],
      fate: 'kept',
    },
    canonical: false,
    excluded: false,
    jaccard: 0.9,
    containment: 0.9,
    relation: 'near-duplicate',
    equal: false,
    ...part,
  };
}

const cluster = (members: MemberView[]): ClusterView => ({
  id: 'c',
  kind: 'duplicate',
  title: '',
  rule: '',
  confidence: 1,
  reasons: [],
  status: 'open',
  note: '',
  history: [],
  merged: false,
  setAside: false,
  fields: [],
  members,
});

test('a cluster says what its members are and what merging keeps', () => {
  const words = clusterWords(
    cluster([
      member(1, { equal: true }),
      member(2, { canonical: true, relation: null }),
      member(3, {}),
      member(4, {}),
    ]),
  );
  expect(words).toBe(
    '4 articles: 1 equal copy, 2 near-duplicates. Merging keeps member 2 and removes the 3 others.',
  );
});

test('excluded members are not merged', () => {
  const kept = member(1, { canonical: true, relation: null });
  expect(clusterWords(cluster([kept, member(2, { excluded: true })]))).toBe(
    'No member is left to merge.',
  );
  expect(clusterWords(cluster([kept, member(2, { relation: 'update' })]))).toBe(
    '2 articles: 1 update of the story. Merging keeps member 1 and removes member 2.',
  );
});
