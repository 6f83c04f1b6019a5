import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassages, searchPassages } from '../../shared/passages/find-passages.ts';
import type { PassageMemory } from '../../shared/passages/passage-memory.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import { neverTogether, passageArticle } from '../unit/passages/helpers.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf16le').digest();

/** Sentences of six words, some of them the same but for capitals and marks. */
const sentenceOf = (number: number) =>
  number % 3 === 0
    ? `Line${number >> 1} has just ${number >> 1} more words. `
    : `LINE${number >> 1} has "just" ${number >> 1} more words! `;

const texts = fc
  .array(fc.nat({ max: 9 }), { maxLength: 9 })
  .map((list) => list.map(sentenceOf).join(''));

/** What one batch adds, where, how many texts go, which are duplicates, and one that goes elsewhere. */
const batches = fc.array(
  fc.tuple(
    fc.array(fc.tuple(fc.nat(), texts), { maxLength: 5 }),
    fc.array(fc.nat(), { maxLength: 3 }),
    // Two articles each are duplicates; clusters may have an article in common.
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
    fc.option(fc.tuple(fc.nat(), fc.nat())),
  ),
  { minLength: 2, maxLength: 5 },
);

describe('a search for passages with a memory', () => {
  it('finds exactly what a whole search finds, batch after batch', () => {
    fc.assert(
      fc.property(batches, fc.constantFrom(6, 12), (changes, leastWords) => {
        const corpus: string[] = [];
        let memory: PassageMemory | null = null;
        for (const [added, removed, together, moved] of changes) {
          for (const at of removed) corpus.splice(at % Math.max(1, corpus.length), 1);
          for (const [at, text] of added) corpus.splice(at % (corpus.length + 1), 0, text);
          if (moved && corpus.length > 0) {
            const [text] = corpus.splice(moved[0] % corpus.length, 1);
            corpus.splice(moved[1] % (corpus.length + 1), 0, text!);
          }
          const clusters = together
            .map((pair) => pair.map((at) => at % Math.max(1, corpus.length)))
            .filter(([a, b]) => a !== b)
            .map((pair) => pair.sort((a, b) => a - b));
          const articles = corpus.map((text, i) => passageArticle(`${i}`, text));
          const again = searchPassages(articles, clusters, { leastWords }, silentMonitor, {
            earlier: structuredClone(memory),
            digest,
          });
          expect(again.findings).toEqual(
            findPassages(articles, clusters, { leastWords }, silentMonitor),
          );
          memory = again.memory;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reads known texts from the memory', () => {
    const text = [0, 2, 4, 6, 8].map(sentenceOf).join('');
    const articles = [passageArticle('0', text), passageArticle('1', text)];
    const search = (earlier: PassageMemory | null) =>
      searchPassages(articles, neverTogether, {}, silentMonitor, { earlier, digest });
    const { findings, memory } = search(null);
    expect(findings).toHaveLength(1);
    if (!memory) throw new Error('expected a memory');
    // A memory that says otherwise is believed.
    memory.wordCounts.fill(1);
    expect(search(memory).findings).toHaveLength(0);
  });
});
