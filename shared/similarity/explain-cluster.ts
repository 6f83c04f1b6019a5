import type { Relation } from '../findings/finding.ts';
import { fraction } from '../text/fraction.ts';
import { type ArticlePair, type ComparedArticle, pairStrength } from './compared-article.ts';
import type { Cluster } from './group-pairs.ts';

/** Words under which two texts may be equal by accident. */
export const shortText = 20;

/** How sure it is that the pair is one story twice, from 0 to 1, by relation, similarity and length. */
export function pairConfidence(pair: ArticlePair): number {
  const { relation } = pair;
  const jaccard = pairStrength(pair);
  const share = Math.max(...pair.containment);
  let sure: number;
  if (relation === 'exact-copy') sure = 0.99;
  else if (relation === 'near-duplicate')
    sure = jaccard >= 0.5 ? 0.59 + 0.38 * jaccard : 0.35 + 0.86 * jaccard;
  else if (relation === 'contained') sure = 0.5 + 0.4 * share;
  else if (relation === 'update') sure = 0.48 + 0.42 * jaccard;
  else sure = 0.2 + 0.25 * jaccard;
  const words = Math.min(...pair.evidence.words);
  return words >= shortText ? sure : sure * (0.45 + (0.55 * words) / shortText);
}

/** Three decimals. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

// Spreading a list of many thousand values into `Math.min` would overflow the stack.
function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

function span(values: readonly number[]): string {
  const low = fraction(least(values));
  const high = fraction(most(values));
  return low === high ? low : `${low} to ${high}`;
}

/** Rounded, but never up to 100 what is not the whole. */
function percent(share: number): number {
  return share < 1 ? Math.min(99, Math.round(share * 100)) : 100;
}

function percentSpan(values: readonly number[]): string {
  const low = percent(least(values));
  const high = percent(most(values));
  return low === high ? `${low}\u00a0%` : `${low} to ${high}\u00a0%`;
}

/** What the queue shows: the headline, or the first words. */
export function titleOf(article: ComparedArticle): string {
  const headline = article.headline.replace(/\s+/gu, ' ').trim();
  if (headline !== '') return headline;
  const words = article.text.trimStart().slice(0, 500).split(/\s+/u);
  const first = words.slice(0, 12).join(' ');
  return words.length > 12 ? `${first}…` : first === '' ? article.ref.document : first;
}

const relationOrder: readonly Relation[] = [
  'exact-copy',
  'near-duplicate',
  'contained',
  'update',
  'same-template',
];

/** What `pairs` of one relation say about the canonical copy, as the beginning of a sentence. */
function phraseOf(relation: Relation, pairs: readonly ArticlePair[], canonical: number): string {
  const many = pairs.length > 1;
  const articles = many ? `${pairs.length} articles` : '1 article';
  if (relation === 'exact-copy') return `${articles} ${many ? 'are' : 'is'} equal to it`;
  if (relation === 'near-duplicate') return `${articles} ${many ? 'are' : 'is'} nearly equal to it`;
  if (relation === 'update')
    return `${articles} ${many ? 'are' : 'is'} another version of its story`;
  if (relation === 'same-template') {
    return `${articles} ${many ? 'have' : 'has'} its wording with other figures or names`;
  }
  const inside = pairs.every((pair) => {
    const [a, b] = pair.containment;
    return pair.a === canonical ? b >= a : a >= b;
  });
  if (inside) return `${articles} ${many ? 'stand' : 'stands'} inside it`;
  return many ? `${articles} stand inside it or hold it` : 'it stands inside 1 article';
}

/** Sentences about how the other members relate to the canonical copy; `toCanonical` are their pairs with it. */
export function relationReasons(cluster: Cluster, toCanonical: readonly ArticlePair[]): string[] {
  const reasons: string[] = [];
  for (const relation of relationOrder) {
    const pairs = toCanonical.filter((pair) => pair.relation === relation);
    if (pairs.length === 0) continue;
    const phrase = phraseOf(relation, pairs, cluster.canonical);
    if (relation === 'exact-copy') {
      reasons.push(`${phrase} once white space is folded.`);
      continue;
    }
    const jaccard = `Jaccard ${span(pairs.map((pair) => pair.jaccard))}`;
    const inside = percentSpan(pairs.map((pair) => Math.max(...pair.containment)));
    reasons.push(`${phrase} (${jaccard}; ${inside} of the shorter text stands in the other).`);
    const like = most(pairs.map((pair) => pair.evidence.likeWords));
    if (like >= 3) {
      reasons.push(
        `${pairs.length > 1 ? 'Up to ' : ''}${like} words differ by a letter or two, as after retyping or character recognition.`,
      );
    }
    if (relation === 'update' || relation === 'contained') {
      const own = pairs.map((pair) => Math.max(...pair.evidence.words) - pair.evidence.sharedWords);
      const longest = most(own);
      reasons.push(
        `The longer text has ${pairs.length > 1 ? 'up to ' : ''}${longest} words of its own.`,
      );
    }
    const figures = most(pairs.map((pair) => pair.evidence.changedFigures));
    const names = most(pairs.map((pair) => pair.evidence.changedNames));
    if (figures + names > 0) {
      const parts: string[] = [];
      if (figures > 0)
        parts.push(`${figures} ${figures === 1 ? 'figure or date' : 'figures or dates'}`);
      if (names > 0) parts.push(`${names} ${names === 1 ? 'name' : 'names'}`);
      const example = pairs.find((pair) => pair.evidence.examples.length > 0)?.evidence.examples[0];
      reasons.push(
        `They differ in${pairs.length > 1 ? ' up to' : ''} ${parts.join(' and ')}${example ? `, such as ${example}` : ''}.`,
      );
    }
  }
  if (cluster.byShare.length > 0) {
    reasons.push(
      `${cluster.byShare.length} of the members ${cluster.byShare.length === 1 ? 'belongs because it is' : 'belong because they are'} like more than half of the others.`,
    );
  }
  return reasons;
}
