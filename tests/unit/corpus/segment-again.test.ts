import { describe, expect, test } from 'vitest';
import { digestText } from '../../../electron/backend/digest-text.ts';
import type { Document } from '../../../shared/corpus/document.ts';
import { segmentCorpus } from '../../../shared/corpus/segment.ts';
import { type SegmentMemory, segmentCorpusAgain } from '../../../shared/corpus/segment-again.ts';
import { silentMonitor } from '../../../shared/progress/monitor.ts';

const body =
  'The ferry to the outer islands left two hours late on Monday. Its crew had waited for a part.';
const headline = (number: number) => `Ferries of the outer islands, part ${number}`;
const page = [0, 1, 2].flatMap((at) => [headline(at), headline(at), body]).join('\n\n');
const plain = ['Ferries are late again', '', body, '', body].join('\n');

const documents: Document[] = [
  { id: 'page.txt', text: page, fields: {} },
  { id: 'plain.txt', text: plain, fields: {} },
  { id: 'titled.txt', text: plain, fields: { title: body.slice(0, 61) } },
];
const segmented = (of: readonly Document[], earlier: SegmentMemory | null) =>
  segmentCorpusAgain(of, { earlier, digest: digestText }, silentMonitor);
const { articles, memory, digests } = segmented(documents, null);

describe('articles that are remembered', () => {
  test('are those that are found, with the digests of their texts', () => {
    expect(articles).toEqual(segmentCorpus(documents, silentMonitor));
    expect(articles).toHaveLength(5);
    const third = articles[2]!;
    const alone = { id: 'alone.txt', text: page.slice(third.from, third.to), fields: {} };
    expect([...segmented([alone], null).digests.subarray(0, 4)]).toEqual([
      ...digests.subarray(8, 12),
    ]);
  });

  test('come from the memory, whatever their documents are called and wherever they stand', () => {
    const moved = [
      { ...documents[1]!, id: 'another.txt' },
      { id: 'new.txt', text: body, fields: {} },
      documents[0]!,
    ];
    const again = segmented(moved, structuredClone(memory));
    expect(again.articles).toEqual(segmentCorpus(moved, silentMonitor));
    // A memory that says otherwise is believed, so nothing was looked for anew.
    const other = structuredClone(memory);
    other.spans.fill(7);
    expect(segmented(documents, other).articles.map(({ from }) => from)).toEqual([7, 7, 7, 7, 7]);
  });

  test('are looked for anew where the title is another one', () => {
    const titles = [undefined, 'Ferries are late again', body.slice(0, 61), 7];
    for (const title of titles) {
      const now = documents.map((one) => ({ ...one, fields: { title } }));
      expect(segmented(now, memory).articles).toEqual(segmentCorpus(now, silentMonitor));
    }
  });
});
