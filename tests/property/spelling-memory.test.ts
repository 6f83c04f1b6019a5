import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestText } from '../../electron/backend/digest-text.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import type { HunspellDictionary } from '../../shared/spelling/dictionary.ts';
import {
  findSpelling,
  findSpellingAgain,
  type SpelledArticle,
} from '../../shared/spelling/find-spelling.ts';
import type { SpellingMemory } from '../../shared/spelling/spelling-memory.ts';
import { digestTexts } from '../../shared/text/text-digests.ts';
import { viewWithout } from '../../shared/text/view.ts';

const known =
  'the ferry left its harbour before dawn and came home with mackerel for market while gulls cried over every roof'.split(
    ' ',
  );
const dictionary: HunspellDictionary = {
  language: 'en',
  aff: 'SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n',
  dic: `${known.length}\n${known.join('\n')}\n`,
};

/** Words that the dictionary lacks: slips, what many stories use, names that differ in little, names with a hyphen or an accent. */
const strange = [
  ...['ferrry', 'harbuor', 'mackeral', 'dwan', 'quillfish', 'quillfsh', 'brimwater'],
  ...['Tessa Holm', 'Tessa Holme', 'Marlowe', 'Marlow', 'Anna-Maria', 'Anna Maria', 'Zoë', 'Zoe'],
  ...["didn't", 'didn', '1987', 'grey-roof', 'NATO', 'e-mail'],
];
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  { weight: 1, arbitrary: fc.constantFrom(...strange) },
);
const sentence = fc
  .array(word, { minLength: 3, maxLength: 9 })
  .map((words) => `The ${words.join(' ')}.`);
const story = fc
  .array(sentence, { minLength: 1, maxLength: 4 })
  .map((sentences) => sentences.join(' '));
/** Of a foreign language, so that it is not counted. */
const foreign = fc.constantFrom('mitt fartyg låg kvar vid kajen', 'didn fartyg kajen ligger');

/** What becomes of the stories: some are taken out, some stand twice, new ones come before and behind. */
const change = fc.record({
  gone: fc.array(fc.nat(), { maxLength: 3 }),
  copied: fc.array(fc.nat(), { maxLength: 2 }),
  before: fc.array(fc.oneof(story, foreign), { maxLength: 2 }),
  behind: fc.array(story, { maxLength: 3 }),
});

const articlesOf = (texts: readonly string[]): SpelledArticle[] =>
  texts.map((text, index) => ({
    ref: { document: `story-${index}`, article: 0 },
    documentText: text,
    view: viewWithout(text, { from: 0, to: text.length }, []),
    outlet: '',
  }));

describe('a check that remembers', () => {
  test('finds what a whole check finds, whatever left and came', () => {
    let counted = 0;
    let unlike = 0;
    fc.assert(
      fc.property(
        fc.array(story, { minLength: 4, maxLength: 14 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.constantFrom([], ['quillfish']),
        (first, changes, ownWords) => {
          let texts = first;
          let memory: SpellingMemory | null = null;
          const check = () => {
            const articles = articlesOf(texts);
            const options = {
              dictionaries: [dictionary],
              ownWords,
              // Each is a near-duplicate of the one after the next.
              witnesses: () => texts.slice(2).map((_, at) => [at, at + 2] as const),
            };
            const digests = digestTexts(
              texts.length,
              (at) => texts[at]!,
              digestText,
              silentMonitor,
            );
            const again = findSpellingAgain(articles, options, memory, digests, silentMonitor);
            expect(again.findings).toEqual(findSpelling(articles, options, silentMonitor));
            const anew = findSpellingAgain(articles, options, null, digests, silentMonitor);
            const sums = [again, anew].map(({ memory: { counts } }) => [
              counts!.words,
              [...counts!.readable],
              counts!.others.split('\n').sort(),
              counts!.pairs.length,
            ]);
            expect(sums[0]).toEqual(sums[1]);
            if (memory && again.memory.counts!.others !== anew.memory.counts!.others) unlike++;
            if (memory) counted += again.findings.length;
            memory = deserialize(serialize(again.memory)) as SpellingMemory;
          };
          check();
          for (const { gone, copied, before, behind } of changes) {
            const copies = copied.map((at) => texts[at % texts.length]!);
            const out = new Set(gone.map((at) => at % texts.length));
            const kept = texts.filter((_, at) => !out.has(at));
            texts = [...before, ...kept, ...copies, ...behind];
            if (texts.length === 0) return;
            check();
          }
        },
      ),
      { numRuns: 60 },
    );
    // There was something to find, and words were met in another order than a whole check meets them.
    expect(counted).toBeGreaterThan(50);
    expect(unlike).toBeGreaterThan(5);
  });
});
