import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import type { ComparedArticle } from '../../shared/similarity/compared-article.ts';
import { findPairs, findPairsAgain } from '../../shared/similarity/find-pairs.ts';
import type { PairOptions } from '../../shared/similarity/pair-judge.ts';
import type { SimilarityMemory } from '../../shared/similarity/similarity-memory.ts';
import type { DigestText } from '../../shared/text/text-digests.ts';
import { article } from '../unit/similarity/helpers.ts';

const digest: DigestText = (text) => createHash('sha256').update(text, 'utf16le').digest();
const stock = 'All rights reserved by the harbour desk of the island. Write to us at the old quay.';
const names = ['Brandt', 'Okafor', 'Lindqvist', 'Moreau', '1990', '17', 'Tuesday', 'Friday'];

/** A word for each number: among them names, figures, and words long enough to be misspelt. */
function wordOf(number: number): string {
  return number % 5 === 4
    ? names[number % names.length]!
    : `harbourside${'abcdefgh'[number % 8]}${number}`;
}

/** One letter wrong in the middle of every `n`th word. */
function noisy(text: string, n: number): string {
  let at = 0;
  return text.replace(/[a-z]{8,}\d*/g, (word) =>
    at++ % n === 0 ? `${word.slice(0, 4)}x${word.slice(5)}` : word,
  );
}

type Change = readonly [
  what: number,
  one: number,
  two: number,
  from: number,
  words: readonly number[],
];

/** Carries out a change on a list of articles: adds, copies, edits, joins, damages, dates, renames or removes one. */
function change(articles: ComparedArticle[], [what, one, two, from, words]: Change): void {
  const fresh = words.map(wordOf).join(' ');
  const left = articles[one % Math.max(1, articles.length)] ?? article('0', fresh);
  const right = articles[two % Math.max(1, articles.length)] ?? article('1', fresh);
  const parts = left.text.split(' ');
  const add = (text: string, fields = left.fields) =>
    articles.push(
      article(`${String(one % 97).padStart(2, '0')}-${articles.length}-${what}`, text, { fields }),
    );
  if (what < 2) add(fresh);
  else if (what === 2) add(left.text);
  else if (what === 3) add([...parts.slice(0, from), fresh, ...parts.slice(from + 2)].join(' '));
  else if (what === 4) add(`${fresh} ${left.text} ${right.text}`);
  else if (what === 5) add(noisy(left.text, 2 + (from % 4)));
  else if (what === 6) add(`${left.text} ${stock}`);
  else if (what === 7) add(left.text.replace(/ /g, '  '));
  else if (what === 8) add(`${left.text} ${fresh}`, { published: `2021-03-0${1 + (from % 9)}` });
  else if (what === 13)
    add(new Array<string>(2 + (from % 3)).fill(parts.slice(0, 6).join(' ')).join(' '));
  else if (articles.length > 0) {
    const [gone] = articles.splice(one % articles.length, 1);
    if (what === 9) add(gone!.text, gone!.fields);
    if (what === 10) add(gone!.text, { published: `2020-0${1 + (from % 9)}-01` });
  }
}

const changes = fc.array(
  fc.tuple(
    fc.nat({ max: 13 }),
    fc.nat({ max: 200 }),
    fc.nat({ max: 200 }),
    fc.nat({ max: 40 }),
    fc.array(fc.nat({ max: 60 }), { maxLength: 45 }),
  ),
  { minLength: 1, maxLength: 14 },
);

const rules: fc.Arbitrary<PairOptions> = fc.constantFrom(
  {},
  { everyPair: true, mostListed: 3 },
  { mostListed: 4 },
  { floor: 0.05, noiseFloor: 0.02 },
  { floor: 0.5, noiseFloor: 0.5, containedShare: 0.6, containedLeast: 3 },
);

describe('a comparison with a memory', () => {
  it('gives exactly the pairs that a whole comparison gives, batch after batch', () => {
    fc.assert(
      fc.property(fc.array(changes, { minLength: 2, maxLength: 4 }), rules, (batches, options) => {
        const articles: ComparedArticle[] = [];
        let memory: SimilarityMemory | null = null;
        for (const batch of batches) {
          for (const each of batch) change(articles, each);
          const sorted = articles.sort((a, b) => (a.ref.document < b.ref.document ? -1 : 1));
          const remembering = { earlier: structuredClone(memory), digest };
          const again = findPairsAgain(sorted, options, silentMonitor, remembering);
          expect(again.pairs).toEqual(findPairs(sorted, options, silentMonitor));
          memory = again.memory;
        }
      }),
      { numRuns: 150 },
    );
  });
});
