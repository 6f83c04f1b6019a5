import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../shared/findings/finding.ts';
import { initialFilter } from '../../shared/host/initial-filter.ts';
import type { QueueFilter } from '../../shared/host/operations.ts';
import { inOneGo } from '../../shared/progress/portions.ts';
import { Review } from '../../shared/review/review.ts';
import { indexTexts } from '../../shared/search/text-index.ts';
import { deskAtOnce } from '../desk-at-once.ts';
import { smallCorpus, smallDocuments, smallFindings } from '../unit/review/small-corpus.ts';

/** Without diacritics and in lower case, which is all these texts need. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words and phrases that are asked for; the last one may still be being typed. */
function partsOf(search: string) {
  return [...search.matchAll(/"([^"]*)("?)|([^\s"]+)/g)]
    .map(({ index, 0: whole, 1: quoted, 2: end, 3: word }) => ({
      words: plain(quoted ?? word ?? '')
        .trim()
        .split(/\s+/),
      unfinished: end !== '"' && index + whole.length === search.length,
    }))
    .filter(({ words }) => words[0] !== '');
}

function isOwn({ title, ...finding }: Finding, search: string): boolean {
  const said =
    finding.kind === 'duplicate'
      ? finding.members.map(({ document }) => document)
      : [finding.pattern, ...finding.occurrences.map(({ document }) => document)];
  return partsOf(search).every(({ words }) =>
    [title, ...said].some((one) => plain(one).includes(words.join(' '))),
  );
}

/** Texts are asked for words alone; what stands between them is not looked at. */
function isInText(finding: Finding, search: string): boolean {
  const asked = partsOf(search)
    .map((part) => ({ ...part, words: part.words.join(' ').match(/[\p{L}\p{N}]+/gu) ?? [] }))
    .filter(({ words }) => words.length > 0);
  if (asked.length === 0) return false;
  const refs = finding.kind === 'duplicate' ? finding.members : finding.occurrences;
  return refs.some(({ document }) => {
    const there = plain(smallCorpus.document(document).text).match(/[\p{L}\p{N}]+/gu) ?? [];
    return asked.every(({ words, unfinished }) =>
      there.some((_, from) =>
        words.every((word, step) =>
          unfinished && step === words.length - 1
            ? (there[from + step] ?? '').startsWith(word)
            : there[from + step] === word,
        ),
      ),
    );
  });
}

const typed = fc
  .array(
    fc.constantFrom(
      'ferry',
      'the',
      'Müller',
      'MULLER',
      'quay',
      'hall market',
      '"market hall',
      '"the ma',
      'late a',
      'coff',
      'on the',
      '→',
      'nobody',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((words) => words.join(' '));

/** Letters are put in one by one, and some taken out again. */
const typing = fc.tuple(typed, fc.nat({ max: 6 })).map(([text, back]) => {
  const letters = [...text].map((_, at) => text.slice(0, at + 1));
  return [...letters, ...letters.slice(-1 - back, -1).reverse()];
});

test('whatever is typed and taken back, a search finds what a look at every word finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      typing,
      fc.constantFrom('both', 'findings', 'text'),
      fc.constantFrom(...smallFindings),
      async (searches, searchIn, decided) => {
        const desk = deskAtOnce({
          corpus: smallCorpus,
          findings: smallFindings,
          review: new Review([]),
          minConfidence: 0.5,
          append: async () => {},
          now: () => '2031-06-01T08:00:00.000Z',
          author: () => 'Ida',
          changed: () => {},
        });
        await desk.takeIndex(
          inOneGo(indexTexts(smallDocuments.length, (at) => smallDocuments[at]!.text)),
        );
        const filter: QueueFilter = { ...initialFilter, searchIn };
        for (const [at, search] of searches.entries()) {
          if (at === 2) await desk.decide([decided.id], 'rejected');
          const all = (await desk.queue(filter, 0, 50)).items.map(({ id }) => id);
          const { items, search: said } = await desk.queue({ ...filter, search }, 0, 50);
          if (partsOf(search).length === 0) {
            expect(items.map(({ id }) => id)).toEqual(all);
            continue;
          }
          const finding = (id: string) => smallFindings.find((one) => one.id === id)!;
          const own = all.filter((id) => searchIn !== 'text' && isOwn(finding(id), search));
          const text = all.filter(
            (id) => searchIn !== 'findings' && !own.includes(id) && isInText(finding(id), search),
          );
          expect(items.map(({ id }) => id)).toEqual([...own, ...text]);
          expect(said).toEqual({ own: own.length, text: text.length, ready: true });
          for (const { snippet } of items.slice(own.length)) {
            const shown = plain(snippet?.match ?? '');
            expect(partsOf(search).some(({ words }) => shown.startsWith(words[0]!))).toBe(true);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});
