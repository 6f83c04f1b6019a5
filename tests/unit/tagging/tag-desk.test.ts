import { describe, expect, test } from 'vitest';
import { isLedgerEntry } from '../../../electron/backend/project/ledger-guard.ts';
import { tagLooks } from '../../../electron/backend/tag-looks.ts';
import { corpusOf, findingFor } from '../clean/support.ts';
import { deskOf } from '../ledger/desk.ts';
import { texts } from './subject-texts.ts';

const corpus = corpusOf(Object.fromEntries(texts.map(({ key, text }) => [key, [text]])));
const finding = findingFor(corpus, 'ferry', 'launch');
const keyOf = (name: string, n: number) => {
  const own = texts.filter(({ key }) => key.startsWith(`${name}-`));
  return `${own[n]!.key}:0`;
};
const everything = { search: '', tag: null, untagged: false, sort: 'place' } as const;

function open() {
  const { desk, review, ledger } = deskOf(corpus, [finding]);
  let kept = {};
  const looks = tagLooks(
    {
      read: () => kept,
      write: async (tags) => {
        kept = tags;
      },
    },
    () => desk,
  );
  const teach = async (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      await desk.tag([keyOf('ferries', n)], ['transport/ferries'], []);
      await desk.tag([keyOf('weather', n)], ['weather'], []);
    }
  };
  const proposed = async (key: string) => {
    for (;;) {
      const { proposals, learning } = await desk.suggestTags(key);
      if (!learning) return proposals;
    }
  };
  return { desk, review, ledger, looks, teach, proposed };
}

describe('suggested tags', () => {
  test('come from the tags given so far, with words of the article, and go when these are taken back', async () => {
    const { desk, teach, proposed } = open();
    const unseen = keyOf('ferries', 20);
    expect(await proposed(unseen)).toEqual([]);
    await teach(0, 6);
    const before = await proposed(unseen);
    expect(before.map(({ tag }) => tag)).toEqual(['transport/ferries']);
    expect(before[0]!.reasons.length).toBeGreaterThan(0);
    await teach(6, 8);
    expect(await proposed(unseen)).not.toEqual(before);
    for (let n = 0; n < 4; n++) await desk.undo();
    expect(await proposed(unseen)).toEqual(before);
  });

  test('that were turned down are not offered again for the article, and are after an undo', async () => {
    const { desk, teach, proposed } = open();
    await teach(0, 6);
    const unseen = keyOf('ferries', 20);
    await desk.tag([unseen], [], ['transport/ferries']);
    expect(await proposed(unseen)).toEqual([]);
    expect(await proposed(keyOf('ferries', 21))).toHaveLength(1);
    await desk.undo();
    expect(await proposed(unseen)).toHaveLength(1);
  });

  test('are none that the article has, nor one above', async () => {
    const { desk, teach, proposed } = open();
    await teach(0, 6);
    const unseen = keyOf('ferries', 20);
    await desk.tag([unseen], ['transport/ferries/night'], []);
    expect((await proposed(unseen)).map(({ tag }) => tag)).not.toContain('transport/ferries');
  });

  test('have the new name of a tag that was renamed', async () => {
    const { desk, teach, proposed } = open();
    await teach(0, 6);
    await desk.retag('transport', 'traffic');
    expect((await proposed(keyOf('ferries', 20))).map(({ tag }) => tag)).toEqual([
      'traffic/ferries',
    ]);
  });
});

describe('the tags of a corpus', () => {
  test('are counted with those below them, and an article of two of these once', async () => {
    const { desk } = open();
    await desk.tag([keyOf('rail', 0)], ['transport/rail', 'transport/night'], []);
    await desk.tag([keyOf('rail', 1)], ['transport/rail'], []);
    expect(desk.tags()).toEqual([
      { name: 'transport', articles: 0, all: 2 },
      { name: 'transport/night', articles: 1, all: 1 },
      { name: 'transport/rail', articles: 2, all: 2 },
    ]);
    const list = await desk.articles({ ...everything, tag: 'transport' }, 0, 10);
    expect(list.total).toBe(2);
    const untagged = await desk.articles({ ...everything, untagged: true }, 0, 1);
    expect(untagged.total).toBe(texts.length - 2);
  });

  test('lose white space and empty levels when they are given', async () => {
    const { desk } = open();
    await desk.tag([keyOf('rail', 0)], [' transport // rail / '], []);
    expect(desk.tags().map(({ name }) => name)).toEqual(['transport', 'transport/rail']);
  });

  test('are renamed, merged and deleted by entries that say so, that a project keeps, and that one undo takes back', async () => {
    const { desk, review, ledger, teach } = open();
    await teach(0, 3);
    const tags = () => desk.tags().map(({ name, all }) => `${name} ${all}`);
    const before = tags();
    expect(desk.retagPreview('transport', 'weather')).toEqual({ articles: 3, tags: 1, into: 3 });
    await desk.retag('transport', 'weather');
    expect(tags()).toEqual(['weather 6', 'weather/ferries 3']);
    expect(desk.undoInfo().undo).toBe('merged the tag ‘transport’ into ‘weather’ on 3 articles');
    await desk.retag('weather', null);
    expect(tags()).toEqual([]);
    expect(desk.undoInfo().undo).toBe('deleted the tag ‘weather’ on 6 articles');
    expect(ledger.every(isLedgerEntry)).toBe(true);
    await desk.undo();
    await desk.undo();
    expect(tags()).toEqual(before);
    await desk.retag('transport/ferries', 'boats');
    expect(review.tags(keyOf('ferries', 0))).toEqual(['boats']);
    expect(desk.undoInfo().undo).toBe(
      'renamed the tag ‘transport/ferries’ to ‘boats’ on 3 articles',
    );
  });

  test('cannot be renamed to nothing, to themselves, or where no article has them', async () => {
    const { desk, teach } = open();
    await teach(0, 1);
    await expect(desk.retag('weather', ' / ')).rejects.toMatchObject({ code: 'invalid' });
    await expect(desk.retag('weather', 'weather ')).rejects.toMatchObject({ code: 'invalid' });
    await expect(desk.retag('sport', 'games')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('are put on everything listed at once, counted first, and taken off by one undo', async () => {
    const { desk } = open();
    await desk.tag([keyOf('ferries', 0)], ['batch'], []);
    const scope = { articles: { ...everything, search: 'ferries-' } };
    expect(await desk.scopePreview(scope, ['batch'], [])).toEqual({ articles: 30, changed: 29 });
    const { articles } = await desk.changeScope(scope, ['batch'], []);
    expect(articles).toBe(29);
    expect(desk.tags()).toEqual([{ name: 'batch', articles: 30, all: 30 }]);
    await desk.undo();
    expect(desk.tags()).toEqual([{ name: 'batch', articles: 1, all: 1 }]);
  });

  test('are put on the articles that findings touch', async () => {
    const { desk } = open();
    const touched = new Set(finding.occurrences.map(({ document }) => document)).size;
    const { articles } = await desk.changeScope({ findings: [finding.id] }, ['check'], []);
    expect(articles).toBe(touched);
  });

  test('keep colour and key under another name, and under the old one after an undo', async () => {
    const { desk, looks, teach } = open();
    await teach(0, 1);
    await looks.colourTag('transport/ferries', 'teal');
    await looks.setFavouriteTags(['weather', 'transport/ferries']);
    const look = () =>
      looks
        .tags()
        .flatMap(({ name, colour, favourite }) =>
          colour || favourite ? [`${name} ${colour ?? '-'} ${favourite ?? '-'}`] : [],
        );
    const before = look();
    expect(before).toEqual(['transport/ferries teal 2', 'weather - 1']);
    await desk.retag('transport', 'traffic');
    expect(look()).toEqual(['traffic/ferries teal 2', 'weather - 1']);
    await desk.undo();
    expect(look()).toEqual(before);
    await looks.colourTag('transport/ferries', null);
    expect(look()).toEqual(['transport/ferries - 2', 'weather - 1']);
  });

  test('of a favourite keep their key while no article has them', async () => {
    const { looks } = open();
    await looks.setFavouriteTags(['later']);
    expect(looks.tags()).toEqual([
      { name: 'later', articles: 0, all: 0, colour: null, favourite: 1 },
    ]);
  });
});
