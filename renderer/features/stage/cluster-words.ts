import type { Relation } from '../../../shared/findings/finding.ts';
import type { ClusterView } from '../../../shared/host/model.ts';
import { count, relationNames } from '../../state/words.ts';

/** What the cluster is and what merging it does, in words. */
export function clusterWords(cluster: ClusterView): string {
  const members = cluster.members.map((member, index) => ({ ...member, number: index + 1 }));
  const kept = members.find((member) => member.canonical)?.number ?? 1;
  const others = members.filter((member) => !member.canonical && !member.excluded);
  const relations = new Map<Relation | 'equal', number>();
  for (const member of others) {
    const relation = member.equal ? 'equal' : member.relation;
    if (relation) relations.set(relation, (relations.get(relation) ?? 0) + 1);
  }
  const parts = [...relations].map(([relation, number]) => {
    const name = relation === 'equal' ? 'equal to the one kept' : relationNames[relation];
    return number === 1 && relations.size === 1 && others.length === 1
      ? name
      : `${count(number)} ${name}`;
  });
  if (others.length === 0) return 'No member is left to merge.';
  const removed =
    others.length === 1
      ? `removes ${others[0]?.number ?? ''}`
      : `removes the ${count(others.length)} others`;
  return `${count(members.length)} articles: ${parts.join(', ') || 'joined by others'}. Merging keeps ${kept} and ${removed}.`;
}
