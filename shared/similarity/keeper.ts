import type { ComparedArticle } from './compared-article.ts';
import { publicationTime } from './publication-time.ts';

export const keeperPolicies = ['longest', 'earliest', 'cleanest', 'preferred-source'] as const;
/**
 * Which copy of a cluster is kept. `longest`: the one with most text. `earliest`: the one whose
 * fields give the earliest date. `cleanest`: the one with the fewest signs of damage per 1,000
 * characters. `preferred-source`: the one whose fields or document id name the source listed first.
 * What a policy leaves open is settled by length, then by the number of filled fields, then by
 * document id.
 */
export type KeeperPolicy = (typeof keeperPolicies)[number];

/** What the policies look at. */
interface Merits {
  readonly length: number;
  readonly fields: number;
  readonly time: number;
  readonly damage: number;
  readonly source: number;
}

export interface Keeper {
  /** Looks at an article beforehand, so that comparing it is quick. */
  look(index: number): void;
  /** Negative when the article with index `a` is kept rather than the one with index `b`. */
  compare(a: number, b: number): number;
  /** One sentence: why `kept` is kept among `members` (indices). */
  explain(kept: number, members: readonly number[]): string;
}

// A letter that stands for a byte read in the wrong encoding, or a character that was lost.
const damagePattern = /\uFFFD|[ÃÂ][¡-¿]|â€|[^\P{Cc}\t\n\v\f\r]/gu;

function damageOf(text: string): number {
  let found = 0;
  for (const _ of text.matchAll(damagePattern)) found++;
  return text.length === 0 ? 0 : Math.round((found * 1_000_000) / text.length) / 1000;
}

function filledFields(fields: Readonly<Record<string, unknown>>): number {
  let filled = 0;
  for (const value of Object.values(fields)) {
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    filled++;
  }
  return filled;
}

function sourceRank(article: ComparedArticle, preferred: readonly string[]): number {
  const places = [article.ref.document, ...Object.values(article.fields)].filter(
    (value) => typeof value === 'string' && value.length < 300,
  );
  const haystack = places.join('\n').toLowerCase();
  const at = preferred.findIndex((source) => haystack.includes(source.toLowerCase()));
  return at < 0 ? preferred.length : at;
}

function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The keeper for a policy over these articles; `preferredSources` counts for `preferred-source` alone. What it needs of an article is looked at once. */
export function createKeeper(
  articles: readonly ComparedArticle[],
  policy: KeeperPolicy,
  preferredSources: readonly string[] = [],
): Keeper {
  const known = new Map<number, Merits>();
  const meritsOf = (index: number): Merits => {
    const held = known.get(index);
    if (held) return held;
    const article = articles[index]!;
    const merits: Merits = {
      length: article.text.length,
      fields: filledFields(article.fields),
      time: policy === 'earliest' ? (publicationTime(article.fields) ?? Infinity) : 0,
      damage: policy === 'cleanest' ? damageOf(article.text) : 0,
      source: policy === 'preferred-source' ? sourceRank(article, preferredSources) : 0,
    };
    known.set(index, merits);
    return merits;
  };
  const byPolicy = (a: Merits, b: Merits): number => {
    if (policy === 'earliest' && a.time !== b.time) return a.time < b.time ? -1 : 1;
    if (policy === 'cleanest') return a.damage - b.damage;
    if (policy === 'preferred-source') return a.source - b.source;
    return 0;
  };
  return {
    look: (index) => void meritsOf(index),
    compare(a, b) {
      const left = meritsOf(a);
      const right = meritsOf(b);
      const order =
        byPolicy(left, right) || right.length - left.length || right.fields - left.fields;
      if (order !== 0) return order;
      const one = articles[a]!.ref;
      const two = articles[b]!.ref;
      if (one.document !== two.document) return one.document < two.document ? -1 : 1;
      return one.article - two.article || a - b;
    },
    explain(kept, members) {
      const merits = meritsOf(kept);
      const others = members.filter((member) => member !== kept).map(meritsOf);
      const name = articles[kept]!.ref.document;
      if (others.every((other) => byPolicy(merits, other) < 0)) {
        if (policy === 'earliest') {
          const day = new Date(merits.time).toISOString().slice(0, 10);
          return `${name} is kept because it is the earliest (${day}).`;
        }
        if (policy === 'cleanest') {
          return `${name} is kept because it shows the least damage (${merits.damage} damaged characters in 1,000).`;
        }
        if (policy === 'preferred-source') {
          return `${name} is kept because it comes from the preferred source (${preferredSources[merits.source]}).`;
        }
      }
      const longest = others.reduce((most, other) => Math.max(most, other.length), 0);
      if (merits.length > longest) {
        return `${name} is kept because it is the longest (${count(merits.length)} characters, the next ${count(longest)}).`;
      }
      if (merits.length < longest) {
        return `${name} is kept: the policy "${policy}" puts it first, with ${count(merits.length)} characters.`;
      }
      const level = others.filter((other) => other.length === merits.length);
      if (level.every((other) => other.fields < merits.fields)) {
        return `${name} is kept because it has the most filled fields (${merits.fields}) among the longest copies.`;
      }
      return `${name} is kept because it comes first by name among copies of the same length (${count(merits.length)} characters).`;
    },
  };
}
