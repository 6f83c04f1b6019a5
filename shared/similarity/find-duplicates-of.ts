import type { Monitor } from '../progress/monitor.ts';
import { createWordTable, noWord } from '../text/word-table.ts';
import type { ArticlePair, ComparedArticle } from './compared-article.ts';
import { containmentDefaults } from './pair-judge.ts';
import { createRelater } from './relation.ts';
import { sameShingle, shingleHash, shingleLength } from './shingle.ts';
import { buildShingleSets, countShared } from './shingle-sets.ts';

/** An article of a corpus beside one that its duplicates were asked of. */
export interface LikeArticle {
  /** Index into the articles that were searched. */
  readonly index: number;
  /** The pair with `a` the article asked about and `b` the one found. */
  readonly pair: Omit<ArticlePair, 'a' | 'b'>;
}

/**
 * The articles whose shingle sets have a Jaccard similarity of at least `floor` (above 0) with that
 * of `one`, or that stand in it or hold it as `findPairs` has it; most similar first. Every value is
 * exact. An entry with the same place as `one` is passed over. One pass over the texts, without an
 * index. Throws what the monitor throws.
 */
export function findDuplicatesOf(
  one: ComparedArticle,
  articles: readonly ComparedArticle[],
  floor: number,
  monitor: Monitor,
): LikeArticle[] {
  const total = articles.length;
  const candidates = articlesSharingShingles(one, articles, monitor);
  const compared = [one, ...candidates.map((index) => articles[index]!)];
  const sets = buildShingleSets(compared, () => monitor.tick(total, total));
  const relater = createRelater(compared, sets);
  const likes: LikeArticle[] = [];
  candidates.forEach((index, i) => {
    if ((i & 63) === 0) monitor.tick(total, total);
    const b = i + 1;
    const shared = countShared(sets, 0, b);
    if (shared === 0) return;
    const sizes = [sets.sizes[0]!, sets.sizes[b]!] as const;
    const jaccard = shared / (sizes[0] + sizes[1] - shared);
    const containment = [shared / sizes[0], shared / sizes[1]] as const;
    const inside =
      Math.min(...sizes) >= containmentDefaults.least &&
      Math.max(...containment) >= containmentDefaults.share;
    if (jaccard < floor && !inside) return;
    likes.push({
      index,
      pair: {
        jaccard,
        containment,
        ...relater.relate({ a: 0, b, jaccard, containment }),
      },
    });
  });
  return likes.sort(
    (x, y) =>
      y.pair.jaccard - x.pair.jaccard ||
      Math.max(...y.pair.containment) - Math.max(...x.pair.containment) ||
      x.index - y.index,
  );
}

/** Indices of the articles with at least one shingle of `one`; ascending. */
function articlesSharingShingles(
  one: ComparedArticle,
  articles: readonly ComparedArticle[],
  monitor: Monitor,
): number[] {
  const table = createWordTable(one.text.length + 65_536);
  const append = (text: string, knownOnly: boolean) => {
    const words = table.append(text, knownOnly);
    if (words > 0 && words < shingleLength) table.pad(shingleLength - words);
  };
  append(one.text, false);
  const ownSize = table.length;
  const places = new Map<number, number[]>();
  for (let at = 0; at + shingleLength <= ownSize; at++) {
    const hash = shingleHash(table.numbers(), at);
    const list = places.get(hash);
    if (list) list.push(at);
    else places.set(hash, [at]);
  }

  const found: number[] = [];
  let pending = 0;
  articles.forEach((article, index) => {
    pending += article.text.length + 100;
    if (pending > 200_000) {
      pending = 0;
      monitor.tick(index, articles.length);
    }
    const { document, article: position } = article.ref;
    if (document === one.ref.document && position === one.ref.article) return;
    table.truncate(ownSize);
    append(article.text, true);
    const words = table.numbers();
    let known = 0;
    for (let at = ownSize; at < words.length; at++) {
      // A short text is filled up with `noWord`, as `one` would be if it were equally short.
      known = words[at] === noWord ? 0 : known + 1;
      const start = at - shingleLength + 1;
      const short = words.length - ownSize === shingleLength && start === ownSize;
      if (known < shingleLength && !short) continue;
      if (
        places.get(shingleHash(words, start))?.some((place) => sameShingle(words, place, start))
      ) {
        found.push(index);
        return;
      }
    }
  });
  return found;
}
