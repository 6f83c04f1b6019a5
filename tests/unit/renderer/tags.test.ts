import { describe, expect, test } from 'vitest';
import { deleteWords, renameWords } from '../../../renderer/features/tags/retag-dialog.tsx';
import { completions } from '../../../renderer/features/tags/tag-completions.ts';
import { previewWords } from '../../../renderer/features/tags/tag-listed-dialog.tsx';
import { sortTags, tagRows } from '../../../renderer/features/tags/tag-tree.ts';
import type { TagInfo } from '../../../shared/host/tag-model.ts';

const tag = (name: string, all = 1): TagInfo => ({
  name,
  articles: all,
  all,
  colour: null,
  favourite: null,
});
const names = (tags: readonly TagInfo[]) => tags.map(({ name }) => name);

describe('the tree of tags', () => {
  const tags = ['economy', 'economic', 'economy/rates', 'economy/rates/euro', 'Sport'].map((name) =>
    tag(name),
  );
  const lines = (folded: readonly string[]) =>
    tagRows(sortTags(tags), new Set(folded)).map(
      ({ label, depth, folded: closed }) => `${depth} ${label} ${closed}`,
    );

  test('has each level below the one above it, in order of name', () => {
    expect(lines([])).toEqual([
      '0 economic null',
      '0 economy false',
      '1 rates false',
      '2 euro null',
      '0 Sport null',
    ]);
  });

  test('hides all that is below a folded tag', () => {
    expect(lines(['economy'])).toEqual(['0 economic null', '0 economy true', '0 Sport null']);
    expect(lines(['economy/rates'])).toContain('1 rates true');
  });

  test('says of each line its place among those below the same tag', () => {
    const places = tagRows(sortTags(tags), new Set()).map(
      ({ label, place, siblings }) => `${label} ${place} of ${siblings}`,
    );
    expect(places).toEqual([
      'economic 1 of 3',
      'economy 2 of 3',
      'rates 1 of 1',
      'euro 1 of 1',
      'Sport 3 of 3',
    ]);
  });

  test('takes no notice of a fold on a tag with nothing below it', () => {
    expect(lines(['Sport', 'gone'])).toEqual(lines([]));
  });
});

describe('completion', () => {
  const known = [tag('rates', 2), tag('economy/rates', 9), tag('pirates', 30), tag('economy', 12)];

  test('offers what begins so first, then what a lower level begins with, then what has it inside', () => {
    expect(names(completions(known, new Set(), 'Rat'))).toEqual([
      'rates',
      'economy/rates',
      'pirates',
    ]);
  });

  test('goes down the levels and leaves out what is there already', () => {
    expect(names(completions(known, new Set(), 'economy/'))).toEqual(['economy/rates']);
    expect(names(completions(known, new Set(['economy']), 'eco'))).toEqual(['economy/rates']);
  });
});

test('the dialogs say what they would touch', () => {
  expect(renameWords({ articles: 12, tags: 3, into: null }, 'b')).toBe(
    'On 12 articles, 3 tags in all.',
  );
  expect(renameWords({ articles: 1, tags: 1, into: 4 }, 'b')).toBe(
    'On 1 article. “b” is on 4 articles already; both become one.',
  );
  expect(deleteWords({ articles: 12, tags: 3, into: null })).toBe(
    'goes from 12 articles, with all below it (3 tags).',
  );
  expect(previewWords({ articles: 30, changed: 29 }, 'b', false)).toBe(
    'Goes to 29 of 30 articles.',
  );
  expect(previewWords({ articles: 30, changed: 0 }, 'b', true)).toBe(
    'None of 30 articles has “b”.',
  );
});
