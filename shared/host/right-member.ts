import type { ClusterView } from './model.ts';

/** The member on the right: the one chosen, else the first that differs from the canonical copy, else any other. */
export function rightMember(cluster: ClusterView, chosen: number | null): number | null {
  const fits = (index: number) => {
    const member = cluster.members[index];
    return member !== undefined && !member.canonical;
  };
  if (chosen !== null && fits(chosen)) return chosen;
  const others = cluster.members.map((_, index) => index).filter(fits);
  const differing = others.find((index) => {
    const member = cluster.members[index];
    return member && !member.excluded && !member.equal;
  });
  return differing ?? others[0] ?? null;
}
