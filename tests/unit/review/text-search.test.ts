import { describe, expect, test } from 'vitest';
import { createTextSearch } from '../../../electron/backend/review/text-search.ts';
import { createCorpus } from '../../../shared/corpus/corpus.ts';
import { inOneGo } from '../../../shared/progress/portions.ts';
import { parseQuery } from '../../../shared/search/query.ts';
import { indexTexts } from '../../../shared/search/text-index.ts';

/** A search over these texts, an article each. */
function searchOver(texts: readonly string[]) {
  const documents = texts.map((text, at) => ({ id: `${at}.txt`, text, fields: {} }));
  const search = createTextSearch(
    createCorpus(
      documents,
      documents.map(({ id, text }) => ({
        document: id,
        index: 0,
        from: 0,
        to: text.length,
        headline: null,
      })),
    ),
  );
  search.take(inOneGo(indexTexts(texts.length, (at) => texts[at]!)));
  return async (asked: string) => {
    const found = await search.find(parseQuery(asked));
    return texts.flatMap((_, at) => (found?.[at] === 1 ? [at] : []));
  };
}

describe('a search of texts', () => {
  // Whoever types on while texts are read has several searches at once.
  test('comes to its end with others that began while it was at work', async () => {
    const filling = '東西南北'.repeat(100);
    const texts = Array.from({ length: 2_000 }, (_, at) =>
      at % 500 === 7 ? `${filling}京都大学` : `${filling}京都、都大、大学`,
    );
    const find = searchOver(texts);
    const typed = ['京都大', '京都大学', '南北京', '南北京都'];
    const [few, those, all, every] = await Promise.all(typed.map(find));
    expect([few, those]).toEqual([
      [7, 507, 1007, 1507],
      [7, 507, 1007, 1507],
    ]);
    expect([all?.length, every?.length]).toEqual([2_000, 2_000]);
  });
});
