import { describe, expect, test } from 'vitest';
import type { HistoryFilter } from '../../../shared/review/history.ts';
import { clusterOf, corpusOf, entryOf, findingFor } from '../clean/support.ts';
import { deskOf } from './desk.ts';

const corpus = corpusOf({
  'a.txt': ['The ferrry runs.\n'],
  'b.txt': ['The harbuor sleeps.\n'],
  'c.txt': ['The harbuor sleeps.\n'],
});
const ferry = findingFor(corpus, 'ferrry', 'ferry');
const harbour = findingFor(corpus, 'harbuor', 'harbour');
const whole: HistoryFilter = { search: '', author: null, kind: null, since: null, until: null };

describe('the history', () => {
  test('is searched by words and author, and narrowed by author, kind and time, newest first', async () => {
    const { desk } = deskOf(
      corpus,
      [ferry, harbour],
      [entryOf({ type: 'note', finding: ferry.id, text: 'Ask the desk' }, { by: 'Otto' })],
    );
    await desk.decide([ferry.id], 'accepted');
    await desk.veto(harbour.id, 1, true);
    await desk.decide([harbour.id], 'rejected');
    const texts = async (filter: Partial<HistoryFilter>) =>
      (await desk.history({ ...whole, ...filter }, 0, 10)).items.map(({ text }) => text);
    expect(await texts({})).toHaveLength(4);
    expect(await texts({ search: 'HARBUOR' })).toEqual([
      'let stand the typo ‘harbuor’ in 2 places',
      'vetoed ‘harbuor’ in c.txt',
    ]);
    expect(await texts({ search: 'otto' })).toEqual(['noted ‘Ask the desk’']);
    expect(await texts({ author: 'Rosa', kind: 'verdict' })).toHaveLength(2);
    expect(await texts({ kind: 'veto', author: 'Otto' })).toEqual([]);
    expect(await texts({ until: '2030-01-01T00:00:00.000Z' })).toEqual(['noted ‘Ask the desk’']);
    const { facets } = await desk.history(whole, 0, 1);
    expect(facets.authors).toEqual([
      { name: 'Rosa', entries: 3 },
      { name: 'Otto', entries: 1 },
    ]);
    expect(facets.kinds).toEqual({ note: 1, verdict: 2, veto: 1 });
  });

  test('finds what was decided after an earlier search', async () => {
    const { desk } = deskOf(corpus, [ferry, harbour]);
    await desk.decide([ferry.id], 'accepted');
    expect((await desk.history({ ...whole, search: 'harbuor' }, 0, 10)).total).toBe(0);
    await desk.decide([harbour.id], 'accepted');
    expect((await desk.history({ ...whole, search: 'harbuor' }, 0, 10)).total).toBe(1);
  });

  test('says how many entries one key made, and which', async () => {
    const { desk } = deskOf(corpus, [ferry, harbour]);
    const { entry } = await desk.decide([ferry.id, harbour.id], 'accepted');
    const { items } = await desk.history(whole, 0, 10);
    expect(items.map(({ together }) => together)).toEqual([2, 2]);
    expect(desk.together(entry!)).toEqual(items.map((item) => item.entry).reverse());
  });

  test('takes several entries back at once, names what rests on them first and says so afterwards', async () => {
    const { desk, ledger } = deskOf(corpus, [ferry, harbour]);
    await desk.decide([harbour.id], 'accepted');
    await desk.decide([ferry.id], 'accepted');
    const [first, second] = ledger.map(({ id }) => id);
    await desk.veto(harbour.id, 0, true);
    const third = ledger[2]!.id;
    expect(desk.dependents([first!, second!])).toEqual(['vetoed ‘harbuor’ in b.txt']);
    expect(desk.dependents([first!, third])).toEqual([]);
    const taken = await desk.retract([first!, second!]);
    expect(taken.stranded).toEqual(['vetoed ‘harbuor’ in b.txt']);
    expect(taken.counts.decided).toBe(0);
    expect(ledger).toHaveLength(4);
    await expect(desk.retract([first!])).rejects.toMatchObject({ code: 'not-allowed' });
    const again = await desk.redo();
    expect(again.counts.decided).toBe(2);
  });

  test('names the decision on a cluster that came of a split when the split is to be taken back', async () => {
    const three = clusterOf('three', [
      ['a.txt', 0],
      ['b.txt', 0],
      ['c.txt', 0],
    ]);
    const { desk, ledger } = deskOf(corpus, [three]);
    const { findings } = await desk.split(three.id, [0]);
    await desk.decide([findings[0]!], 'accepted');
    expect(desk.dependents([ledger[0]!.id])).toEqual([
      expect.stringMatching(/^accepted the cluster .* of 2 articles$/),
    ]);
  });
});
