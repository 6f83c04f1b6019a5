import { type ArticleRef, articleKey } from '../../../shared/corpus/document.ts';
import type { DuplicateFinding } from '../../../shared/findings/finding.ts';
import type { Decided } from '../../../shared/host/model.ts';
import type { Answer } from '../../../shared/host/operations.ts';
import { StetError } from '../../../shared/host/result.ts';
import {
  arrangeAction,
  joinAction,
  joinTwoAction,
  splitAction,
} from '../../../shared/review/actions.ts';
import { besideOthers } from '../../../shared/review/cluster-surgery.ts';
import type { Desk } from './desk.ts';

/** Cluster surgery: another canonical copy, members excluded, split off or joined. */
export function clusterSurgery(desk: Desk) {
  const { corpus } = desk;

  /** The clusters in which these articles stand now, in order of the articles. */
  function clustersWith(members: readonly ArticleRef[]): string[] {
    const keys = new Set(members.map(articleKey));
    return desk
      .findings()
      .filter(({ kind, rule }) => kind === 'duplicate' && rule !== 'linked-duplicates')
      .filter(
        (finding) =>
          finding.kind === 'duplicate' &&
          finding.members.every((member) => keys.has(articleKey(member))),
      )
      .map(({ id }) => id);
  }

  /** The cluster in which an article stands, if it is in one of its own. */
  function clusterOfArticle(ref: ArticleRef): DuplicateFinding | null {
    const key = articleKey(ref);
    for (const finding of desk.findings()) {
      if (finding.kind !== 'duplicate' || besideOthers.includes(finding.rule)) continue;
      if (finding.members.some((member) => articleKey(member) === key)) return finding;
    }
    return null;
  }

  async function join(
    id: string,
    other: { finding: string } | { article: string },
  ): Promise<Answer<'cluster.join'>> {
    let members: readonly ArticleRef[] = [];
    const decided = await desk.record(() => {
      const cluster = desk.clusterOf(id);
      const joined = 'finding' in other ? desk.clusterOf(other.finding) : desk.refOf(other.article);
      const more = 'members' in joined ? joined.members : [joined];
      const known = new Set(cluster.members.map(articleKey));
      if (more.every((member) => known.has(articleKey(member)))) {
        throw new StetError('invalid', 'These articles are in the cluster already.');
      }
      members = [...cluster.members, ...more];
      return [joinAction(cluster, desk.reader().canonicalOf(cluster), joined, corpus)];
    });
    const [finding = id] = clustersWith(members);
    return { ...decided, finding };
  }

  return {
    arrange(id: string, canonical: number, excluded: readonly number[]): Promise<Decided> {
      return desk.record(() => {
        const cluster = desk.clusterOf(id);
        const beyond = [canonical, ...excluded].some((index) => index >= cluster.members.length);
        if (beyond) throw new StetError('not-found', 'That cluster has no such member.');
        return [arrangeAction(cluster, canonical, excluded, corpus)];
      });
    },
    async split(id: string, chosen: readonly number[]): Promise<Answer<'cluster.split'>> {
      let members: readonly ArticleRef[] = [];
      const decided = await desk.record(() => {
        const cluster = desk.clusterOf(id);
        members = cluster.members;
        if (chosen.some((index) => index >= cluster.members.length)) {
          throw new StetError('not-found', 'That cluster has no such member.');
        }
        if (new Set(chosen).size === cluster.members.length) {
          throw new StetError('invalid', 'All members were chosen; there is nothing to part.');
        }
        return [splitAction(cluster, chosen, corpus)];
      });
      return { ...decided, findings: clustersWith(members) };
    },
    join,
    async joinArticles(key: string, otherKey: string): Promise<Answer<'articles.join'>> {
      const [one, other] = [desk.refOf(key), desk.refOf(otherKey)];
      if (articleKey(one) === articleKey(other)) {
        throw new StetError('invalid', 'An article cannot be joined to itself.');
      }
      const standing = clusterOfArticle(one);
      if (standing) return join(standing.id, { article: otherKey });
      const others = clusterOfArticle(other);
      if (others) return join(others.id, { article: key });
      const decided = await desk.record(() => [joinTwoAction(one, other, corpus)]);
      const [finding = ''] = clustersWith([one, other]);
      return { ...decided, finding };
    },
  };
}
