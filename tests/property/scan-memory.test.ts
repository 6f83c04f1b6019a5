import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestText } from '../../electron/backend/digest-text.ts';
import type { Document } from '../../shared/corpus/document.ts';
import { scan } from '../../shared/scan/scan.ts';
import type { ScanMemory } from '../../shared/scan/scan-memory.ts';
import { defaultScanOptions } from '../../shared/scan/scan-options.ts';
import { silentScanMonitor } from '../../shared/scan/stage-monitor.ts';
import type { HunspellDictionary } from '../../shared/spelling/dictionary.ts';

const words =
  'the harbour office counted seven boats before noon and wrote their names into a long grey ledger while rain fell over the quay'.split(
    ' ',
  );
const dictionary: HunspellDictionary = {
  language: 'en',
  aff: 'SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n',
  dic: `${words.length}\n${words.join('\n')}\n`,
};
const options = defaultScanOptions([dictionary]);

/** Sentences of known words, now and then with a slip, a name, a word of this corpus alone, a double space or a straight quotation mark. */
const sentence = fc
  .tuple(fc.array(fc.nat({ max: words.length - 1 }), { minLength: 5, maxLength: 9 }), fc.nat(24))
  .map(([picked, odd]) => {
    const said = picked.map((index) => words[index]!);
    if (odd === 1) said[1] = 'harbuor';
    if (odd === 2) said[2] = 'Annika Brandt';
    if (odd === 3) said[2] = 'Annika Brannt';
    if (odd === 4) said[3] = `${said[3]}  ${said[3]}`;
    if (odd === 5) said[0] = '“boats"';
    if (odd === 6) said[4] = 'quay&amp;ledger';
    // In four stories a word may be meant itself, and another of them is a slip of it.
    if (odd >= 7 && odd <= 10) said[1] = 'zorblek';
    if (odd === 11) said[1] = 'zorblik';
    if (odd === 12) said[2] = 'Muñoz';
    if (odd === 13) said[2] = 'Munoz';
    if (odd === 14) said[3] = "ledger's 1987 grey-ledger";
    if (odd === 15) said[3] = 'loong';
    return `${said[0]![0]!.toUpperCase()}${said.join(' ').slice(1)}.`;
  });

const stock = ['Read more at the harbour desk', '12 comments', 'All rights reserved'];
const page = fc
  .tuple(
    fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    fc.nat(5),
    fc.nat(3),
  )
  .map(([paragraphs, foot, heads]) => {
    const lines = paragraphs.map((sentences) => sentences.join(' '));
    // A page of several articles shows the headline of each again.
    const headed = lines.flatMap((line, at) =>
      at < heads ? [headlineOf(at), headlineOf(at), line] : [line],
    );
    return [...headed, ...(stock[foot] ? [stock[foot]] : [])].join('\n\n');
  });
const headlineOf = (at: number) => `Boats of the harbour, part ${at}`;

/** What becomes of a corpus: pages are added, copied, changed, renamed and removed. */
type Change =
  | { readonly what: 'add'; readonly text: string }
  | { readonly what: 'copy' | 'extend' | 'remove' | 'rename' | 'title'; readonly at: number };
const change: fc.Arbitrary<Change> = fc.oneof(
  page.map((text): Change => ({ what: 'add', text })),
  fc.record({
    what: fc.constantFrom('copy', 'extend', 'remove', 'rename', 'title'),
    at: fc.nat(),
  }),
);

function changed(pages: ReadonlyMap<string, string>, changes: readonly Change[], round: string) {
  const now = new Map(pages);
  for (const [number, one] of changes.entries()) {
    const name = `${round}-${number}.txt`;
    if (one.what === 'add') {
      now.set(name, one.text);
      continue;
    }
    const id = [...now.keys()][one.at % Math.max(1, now.size)];
    const text = id === undefined ? undefined : now.get(id);
    if (id === undefined || text === undefined) continue;
    if (one.what === 'copy') now.set(name, text);
    if (one.what === 'extend') now.set(id, `${text}\n\nThe harbour office wrote again at noon.`);
    if (one.what === 'remove' || one.what === 'rename') now.delete(id);
    if (one.what === 'title') now.delete(id);
    if (one.what === 'title') now.set(id.startsWith('titled-') ? name : `titled-${name}`, text);
    // A name that comes first changes the order of all that follow.
    if (one.what === 'rename') now.set(`0-${name}`, text);
  }
  return now;
}

const documentsOf = (pages: ReadonlyMap<string, string>): Document[] =>
  [...pages].map(([id, text]) => {
    const title = text.split('\n')[0]!;
    return { id, text, fields: id.startsWith('titled-') ? { title } : {} };
  });

/** A memory as it comes back from the disk. */
const kept = (memory: ScanMemory | null): ScanMemory | null =>
  memory && (deserialize(serialize(memory)) as ScanMemory);

describe('a scan that remembers', () => {
  test('finds what a whole scan finds, whatever became of the corpus', () => {
    fc.assert(
      fc.property(
        fc.array(page, { minLength: 1, maxLength: 6 }),
        fc.array(fc.array(change, { maxLength: 5 }), { minLength: 1, maxLength: 2 }),
        (first, rounds) => {
          let pages: ReadonlyMap<string, string> = new Map(
            first.map((text, at) => [`page-${at}.txt`, text]),
          );
          const digest = digestText;
          const begin = { earlier: null, digest };
          let { memory } = scan(documentsOf(pages), options, silentScanMonitor, begin);
          for (const [round, changes] of rounds.entries()) {
            pages = changed(pages, changes, `round-${round}`);
            if (pages.size === 0) return;
            const earlier = kept(memory);
            const again = scan(documentsOf(pages), options, silentScanMonitor, { earlier, digest });
            const whole = scan(documentsOf(pages), options, silentScanMonitor);
            expect(again.findings).toEqual(whole.findings);
            expect(again.pairs).toEqual(whole.pairs);
            expect(again.corpus.articles).toEqual(whole.corpus.articles);
            memory = again.memory;
          }
        },
      ),
      { numRuns: 24 },
    );
  });
});
