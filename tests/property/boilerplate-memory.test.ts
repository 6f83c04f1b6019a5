import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoilerplateMemory } from '../../shared/boilerplate/boilerplate-memory.ts';
import {
  findBoilerplate,
  findBoilerplateAgain,
} from '../../shared/boilerplate/find-boilerplate.ts';
import { createCorpus } from '../../shared/corpus/corpus.ts';
import type { Document } from '../../shared/corpus/document.ts';
import { segmentCorpus } from '../../shared/corpus/segment.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { paragraphs, webPage } from '../unit/boilerplate/corpus-maker.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf16le').digest();

function corpusOf(documents: readonly Document[]) {
  const sorted = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
  return createCorpus(sorted, segmentCorpus(sorted, silentMonitor));
}

const again = (documents: readonly Document[], earlier: BoilerplateMemory | null) =>
  findBoilerplateAgain(corpusOf(documents), { earlier, digest }, silentMonitor);

const wire = 'and so on and so forth until the very long line is at its end '.repeat(40);
const line = fc.oneof(
  fc.constantFrom('', ' ', 'ZW', '20', 'Read on', '3 comments', '12 comments', 'Live', 'AB'),
  fc.constantFrom('See also: The Harbour Stays Open', 'See also: A Night Ferry Is Kept', wire),
  fc.constantFrom(
    'The Harbour Stays Open',
    'A Night Ferry Is Kept',
    '港口今晚开放给所有的人们来参观',
  ),
  fc.integer({ min: 0, max: 12 }).map((seed) => paragraphs(seed, 1)[0]!),
  fc.integer({ min: 0, max: 5 }).map((seed) => webPage(seed).around.join('\n')),
  fc.integer({ min: 0, max: 5 }).map((seed) => webPage(seed).text),
);

const fields = fc.constantFrom<Document['fields']>(
  {},
  { outlet: 'Courier' },
  { title: 'Read on' },
  { url: 'https://www.courier.example/the-harbour-stays-open' },
);

const page = fc
  .tuple(fc.array(line, { maxLength: 20 }), fc.constantFrom('\n', '\r\n', '\n\n'), fields)
  .map(([lines, lineEnd, named]) => ({ text: lines.join(lineEnd), fields: named }));

/** Of each page: whether it was there before, is there now, and what it said before where that was something else. */
const history = fc.array(
  fc.record({
    page,
    wasThere: fc.boolean(),
    isThere: fc.boolean(),
    earlier: fc.option(page, { freq: 5 }),
  }),
  { minLength: 1, maxLength: 24 },
);

describe('a search that remembers an earlier one', () => {
  it('finds what one without memory finds, and leaves the same memory', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (pages, renamed) => {
        const before = pages.flatMap((each, at) =>
          each.wasThere ? [{ id: `${at}`, ...(each.earlier ?? each.page) }] : [],
        );
        const now = pages.flatMap((each, at) =>
          each.isThere ? [{ id: renamed ? `${99 - at}` : `${at}`, ...each.page }] : [],
        );
        const { memory } = again(before, null);
        const found = again(now, structuredClone(memory));
        expect(found.findings).toEqual(findBoilerplate(corpusOf(now), silentMonitor));
        expect(found.memory).toEqual(again(now, null).memory);
      }),
      { numRuns: 30 },
    );
  });

  it('reads no page that it knows and of which nothing is offered', () => {
    const documents = Array.from({ length: 8 }, (_, at) => ({
      id: `${at}`,
      text: paragraphs(at, 4).join('\n\n'),
      fields: {},
    }));
    const { memory } = again(documents, null);
    let digested = 0;
    let read = 0;
    const corpus = corpusOf(documents);
    const watched = createCorpus(
      corpus.documents.map(({ id, text, fields: named }) => ({
        id,
        fields: named,
        get text() {
          read++;
          return text;
        },
      })),
      corpus.articles,
    );
    const counting = (text: string) => {
      digested++;
      return digest(text);
    };
    findBoilerplateAgain(watched, { earlier: memory, digest: counting }, silentMonitor);
    // The text of each; nothing names any.
    expect(digested).toBe(8);
    expect(read).toBe(8);
  });
});
