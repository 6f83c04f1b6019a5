import type { ComparedArticle } from '../../shared/similarity/compared-article.ts';

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = 'ba de fi go lu ma ne ri so ta ve wi ka lo mi nu pa re si to'.split(' ');

function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / syllables.length)) {
    word += syllables[rest % syllables.length]!;
  }
  return word;
}

/**
 * `count` articles of about `characters` characters: words by Zipf's law, stock phrases as in wire
 * copy, sentences, and every tenth article an edited copy of an earlier one. The same seed gives
 * the same texts, and a larger corpus begins with the smaller one.
 */
export function syntheticCorpus(count: number, characters: number, seed = 1): ComparedArticle[] {
  const random = seededRandom(seed);
  const vocabulary = Array.from({ length: 40_000 }, (_, rank) => wordOf(rank));
  const pick = () => vocabulary[Math.floor(40_000 ** random()) - 1]!;
  const phrases = Array.from({ length: 3000 }, () => Array.from({ length: 7 }, pick).join(' '));
  const articles: ComparedArticle[] = [];
  for (let i = 0; i < count; i++) {
    const copied = i > 20 && random() < 0.1;
    const words: string[] = [];
    if (copied) {
      words.push(...articles[Math.floor(random() * i)]!.text.split(' '));
      for (let edits = Math.floor(random() * 12); edits >= 0; edits--) {
        words.splice(Math.floor(random() * words.length), Math.floor(random() * 2), pick());
      }
    } else {
      for (let length = 0; length < characters; ) {
        const size = 8 + Math.floor(random() * 20);
        for (let at = 0; at < size; at++) {
          const piece = random() < 0.02 ? phrases[Math.floor(3000 ** random()) - 1]! : pick();
          const shown = at === 0 ? piece[0]!.toUpperCase() + piece.slice(1) : piece;
          words.push(at === size - 1 ? `${shown}.` : shown);
          length += shown.length + 1;
        }
      }
    }
    articles.push({
      ref: { document: `synthetic.jsonl#${String(i).padStart(7, '0')}`, article: 0 },
      text: words.join(' '),
      headline: '',
      fields: {},
    });
  }
  return articles;
}
