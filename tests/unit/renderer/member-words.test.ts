import { expect, test } from 'vitest';
import {
  briefWords,
  sharedRelation,
  tellingField,
} from '../../../renderer/features/stage/member-words.ts';
import type { MemberView } from '../../../shared/host/model.ts';

const member = (part: Partial<MemberView>): MemberView => ({
  article: {
    key: 'k',
    document: 'a.txt',
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
  relation: 'update',
  equal: false,
  ...part,
});
const kept = member({ canonical: true, relation: null, jaccard: null });

test('of many members each says its relation, except where all have the same one', () => {
  const alike = [kept, member({}), member({ jaccard: 0.7 })];
  expect(alike.map((each) => briefWords(each, sharedRelation(alike)))).toEqual([
    'kept',
    '.90',
    '.70',
  ]);
  const mixed = [member({}), kept, member({ relation: 'contained' })];
  expect(mixed.map((each) => briefWords(each, sharedRelation(mixed)))).toEqual([
    '.90 update',
    'kept',
    '.90 inside',
  ]);
});

test('members that were not compared share no relation', () => {
  const apart = [kept, member({ relation: null }), member({ relation: null, jaccard: null })];
  expect(sharedRelation(apart)).toBeNull();
  expect(apart.map((each) => briefWords(each, sharedRelation(apart)))).toEqual([
    'kept',
    '.90 unlike',
    '–',
  ]);
});

test('a member is told apart by its first short field, but not by the id in its name', () => {
  const fields = [
    { name: 'id', value: '37' },
    { name: 'note', value: '' },
    { name: 'outlet', value: 'Gazette' },
  ];
  const article = { ...kept.article, document: 'news.jsonl#37', fields };
  expect(tellingField({ ...kept, article })).toBe('Gazette');
  expect(tellingField({ ...kept, article: { ...article, document: 'news.jsonl' } })).toBe('37');
  expect(tellingField(kept)).toBeNull();
});
