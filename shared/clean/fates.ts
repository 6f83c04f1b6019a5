import type { Corpus } from '../corpus/corpus.ts';
import type { ArticleRef } from '../corpus/document.ts';
import { articleKey } from '../corpus/document.ts';
import type { DuplicateFinding } from '../findings/finding.ts';
import type { ClusterStanding } from '../review/standing.ts';
import type { Unapplied } from './clean-corpus.ts';

/** An accepted cluster with its standing; `order` is the position of its decision in the ledger. */
export interface AcceptedCluster {
  readonly finding: DuplicateFinding;
  readonly standing: ClusterStanding;
  readonly decision: string;
  readonly order: number;
}

/** What removes an article, and where its content lives on. */
export interface Fate {
  readonly into: ArticleRef;
  readonly status: 'removed' | 'merged';
  readonly finding: string;
  readonly decision: string;
}

/**
 * The articles that accepted clusters remove, by key. Earlier decisions come first; one that would
 * remove the article in which an earlier one keeps this content is not applied, so `into` always
 * leads to a kept article.
 */
export function settleFates(
  clusters: readonly AcceptedCluster[],
  corpus: Corpus,
): { fates: Map<string, Fate>; unapplied: Unapplied[] } {
  const direct = new Map<string, Fate>();
  const unapplied: Unapplied[] = [];
  const roots = new Map<string, ArticleRef>();
  /** The kept article a chain of removals ends in; shortens the chain on the way. */
  const rootOf = (article: ArticleRef): ArticleRef => {
    const passed: string[] = [];
    let current = article;
    for (;;) {
      const key = articleKey(current);
      const next = roots.get(key) ?? direct.get(key)?.into;
      if (!next) break;
      passed.push(key);
      current = next;
    }
    for (const key of passed) roots.set(key, current);
    return current;
  };
  // One decision may speak of several clusters.
  const inOrder = [...clusters].sort(
    (a, b) => a.order - b.order || (a.finding.id < b.finding.id ? -1 : 1),
  );
  for (const { finding, standing, decision } of inOrder) {
    const canonical = finding.members[standing.canonical]!;
    const status = (standing.merge?.action.edits.length ?? 0) > 0 ? 'merged' : 'removed';
    for (const [index, member] of finding.members.entries()) {
      if (index === standing.canonical || standing.excluded[index]) continue;
      const key = articleKey(member);
      if (direct.has(key)) continue;
      if (articleKey(rootOf(canonical)) === key) {
        const article = corpus.articlesOf(member.document)[member.article]!;
        unapplied.push({
          finding: finding.id,
          decision,
          document: member.document,
          from: article.from,
          to: article.to,
          reason: 'superseded',
        });
        continue;
      }
      direct.set(key, { into: canonical, status, finding: finding.id, decision });
    }
  }
  const fates = new Map<string, Fate>();
  for (const [key, fate] of direct) fates.set(key, { ...fate, into: rootOf(fate.into) });
  return { fates, unapplied };
}
