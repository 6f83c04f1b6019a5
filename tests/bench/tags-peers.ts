import type { ArticleTerms } from '../../shared/tagging/article-terms.ts';
import type { TermVector } from '../../shared/tagging/term-weights.ts';

export interface TaggedStory {
  readonly terms: ArticleTerms;
  readonly vector: TermVector;
  readonly topics: readonly string[];
}

/** Another way to suggest tags, to be compared with. */
export interface Peer {
  readonly name: string;
  suggest(story: TaggedStory): readonly string[];
}

/** Always the tag that most articles have. */
export function popularPeer(taught: readonly TaggedStory[]): Peer {
  const counts = new Map<string, number>();
  for (const { topics } of taught) {
    for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return { name: 'commonest tag', suggest: () => (first ? [first[0]] : []) };
}

interface TagCounts {
  readonly words: Map<string, number>;
  total: number;
  articles: number;
}

/** Multinomial naive Bayes with Laplace's correction, yes or no for each tag (McCallum & Nigam 1998). */
export function bayesPeer(taught: readonly TaggedStory[]): Peer {
  const all: TagCounts = { words: new Map(), total: 0, articles: 0 };
  const byTag = new Map<string, TagCounts>();
  for (const story of taught) {
    take(all, story);
    for (const topic of story.topics) {
      const own = byTag.get(topic) ?? { words: new Map(), total: 0, articles: 0 };
      byTag.set(topic, own);
      take(own, story);
    }
  }
  const size = all.words.size;
  return {
    name: 'naive Bayes',
    suggest({ terms }) {
      const yes: [tag: string, odds: number][] = [];
      for (const [tag, own] of byTag) {
        let odds = Math.log(own.articles / (all.articles - own.articles));
        for (const [term, { count }] of terms) {
          const everywhere = all.words.get(term);
          if (everywhere === undefined) continue;
          const here = own.words.get(term) ?? 0;
          const inTag = (here + 1) / (own.total + size);
          const outside = (everywhere - here + 1) / (all.total - own.total + size);
          odds += count * Math.log(inTag / outside);
        }
        if (odds > 0) yes.push([tag, odds]);
      }
      return yes
        .sort((a, b) => b[1] - a[1])
        .slice(0, 5)
        .map(([tag]) => tag);
    },
  };
}

function take(counts: TagCounts, { terms }: TaggedStory): void {
  counts.articles++;
  for (const [term, { count }] of terms) {
    counts.words.set(term, (counts.words.get(term) ?? 0) + count);
    counts.total += count;
  }
}
