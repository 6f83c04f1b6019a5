import { describe, expect, test } from 'vitest';
import { clean } from '../../../shared/clean/clean.ts';
import { clusterOf, corpusOf, findingFor } from '../clean/support.ts';
import { deskOf } from '../ledger/desk.ts';

const corpus = corpusOf({
  'a.txt': ['The old ferrry bell rang. Photo: Ida Pell. Nobody heard it.\n'],
  'b.txt': ['The ferrry came late.\n', 'The ferrry came late.\n'],
});
const word = findingFor(corpus, 'ferrry', 'ferry');
const phrase = findingFor(corpus, 'ferrry bell', 'ferry bell', { id: 'phrase', title: 'phrase' });
const credit = findingFor(corpus, ' Photo: Ida Pell.', '');
const name = findingFor(corpus, 'Ida Pell', 'Ida Pelle');
const twins = clusterOf('twins', [
  ['b.txt', 0],
  ['b.txt', 1],
]);
const findings = [word, phrase, credit, name, twins];
const desk = () => deskOf(corpus, findings).desk;
const cleaned = (of: ReturnType<typeof deskOf>) => clean(corpus, findings, of.review);

describe('the preview of a batch', () => {
  test('says nothing of overlaps where nothing is decided yet', async () => {
    const { overlaps } = await desk().preview([word.id, credit.id]);
    expect(overlaps).toEqual({ places: 0, refused: 0, replacing: 0, first: [] });
  });

  test('counts the places at which an earlier decision stays, as cleaning has it', async () => {
    const made = deskOf(corpus, findings);
    await made.desk.decide([word.id], 'accepted');
    const { overlaps } = await made.desk.preview([phrase.id]);
    expect(overlaps).toMatchObject({ places: 1, refused: 1, replacing: 0 });
    expect(overlaps.first).toEqual([
      { document: 'a.txt', title: 'phrase', decided: word.title, holds: 'decided' },
    ]);
    await made.desk.decide([phrase.id], 'accepted');
    const refused = cleaned(made).unapplied.filter(({ finding }) => finding === phrase.id);
    expect(refused).toHaveLength(1);
  });

  test('counts those that take the place of an earlier decision, as cleaning has it', async () => {
    const made = deskOf(corpus, findings);
    await made.desk.decide([name.id], 'accepted');
    const { overlaps } = await made.desk.preview([credit.id]);
    expect(overlaps).toMatchObject({ places: 1, refused: 0, replacing: 1 });
    expect(overlaps.first[0]).toMatchObject({ decided: name.title, holds: 'selected' });
    await made.desk.decide([credit.id], 'accepted');
    const lost = cleaned(made).unapplied.map(({ finding }) => finding);
    expect(lost).toEqual([name.id]);
  });

  test('leaves out vetoed places, decisions that let stand, and those of the selection itself', async () => {
    const made = deskOf(corpus, findings);
    await made.desk.decide([word.id], 'rejected');
    await made.desk.decide([credit.id], 'accepted');
    expect((await made.desk.preview([phrase.id])).overlaps.places).toBe(0);
    expect((await made.desk.preview([credit.id, name.id])).overlaps.places).toBe(0);
    await made.desk.veto(name.id, 0, true);
    expect((await made.desk.preview([name.id])).overlaps.places).toBe(0);
  });

  test('counts changed articles that go as copies by an earlier decision', async () => {
    const made = deskOf(corpus, findings);
    expect((await made.desk.preview([word.id])).inRemoved).toBe(0);
    await made.desk.decide([twins.id], 'accepted');
    expect((await made.desk.preview([word.id])).inRemoved).toBe(1);
  });
});
