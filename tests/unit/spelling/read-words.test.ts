import { describe, expect, test } from 'vitest';
import { WordColumns, WordReader } from '../../../shared/spelling/read-words.ts';

const texts = [
  { text: 'The quay’s clerk wrote: “Nothing, in 1987, at example.com!”' },
  { text: '' },
  { text: `A well-known boat; ${'x'.repeat(90)} and the re-\nturned 3.5 tons.` },
];

function wordsOf(reader: WordReader, index: number) {
  const columns = new WordColumns();
  reader.read(index, columns, () => {});
  const { count, from, to, flags, surfaces } = columns;
  return Array.from({ length: count }, (_, at): [number, number, number, string | null] => [
    from[at]!,
    to[at]!,
    flags[at]!,
    surfaces[at]! < 0 ? null : reader.surface(surfaces[at]!),
  ]);
}

describe('the words of texts', () => {
  const whole = new WordReader(texts);
  const read = texts.map((_, index) => wordsOf(whole, index));

  test('are the same when they are visited again', () => {
    expect(texts.map((_, index) => wordsOf(whole, index))).toEqual(read);
    for (const [index, words] of read.entries()) {
      for (const [from, to, , surface] of words) {
        if (surface !== null) expect(surface).toBe(texts[index]!.text.slice(from, to));
      }
    }
  });

  test('are the same in a later scan, wherever the texts stand and without asking for them', () => {
    const words = whole.packed()!;
    const unread = Array.from({ length: 3 }, () => ({
      get text(): string {
        throw new Error('a text was read again');
      },
    }));
    const fresh = { text: 'A new boat at the quay.' };
    const later = new WordReader([unread[0]!, fresh, unread[1]!, unread[2]!], {
      words,
      known: Int32Array.of(2, -1, 1, 0),
    });
    expect(wordsOf(later, 0)).toEqual(read[2]);
    expect(wordsOf(later, 3)).toEqual(read[0]);
    expect(wordsOf(later, 2)).toEqual([]);
    expect(wordsOf(later, 1)).toEqual(wordsOf(new WordReader([fresh]), 0));
  });

  test('are not kept for another scan when most of them stand nowhere any more', () => {
    const words = whole.packed()!;
    const gone = new WordReader([{ text: 'boat' }], { words, known: Int32Array.of(-1) });
    wordsOf(gone, 0);
    expect(gone.packed()).toBeNull();
  });
});
