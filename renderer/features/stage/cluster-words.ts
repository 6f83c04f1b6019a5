import type { Relation } from '../../../shared/findings/finding.ts';
import type { ClusterView } from '../../../shared/host/model.ts';
import { count, plural } from '../../state/words.ts';

/** One and several of each relation to the copy that is kept. */
const nouns: Readonly<Record<Relation | 'equal', readonly [string, string]>> = {
  equal: ['equal copy', 'equal copies'],
  'exact-copy': ['exact copy', 'exact copies'],
  'near-duplicate': ['near-duplicate', 'near-duplicates'],
  contained: ['copy inside the other', 'copies one inside the other'],
  'same-template': ['text from the same template', 'texts from the same template'],
  update: ['update of the story', 'updates of the story'],
};

/** How members without a compared pair came into the cluster. */
export function joinedWords(cluster: Pick<ClusterView, 'rule'>): string {
  return cluster.rule === 'joined-by-hand' ? 'joined by hand' : 'joined by others';
}

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
  const parts = [...relations].map(([relation, number]) => plural(number, ...nouns[relation]));
  if (others.length === 0) return 'No member is left to merge.';
  const removed =
    others.length === 1
      ? `removes member ${others[0]?.number ?? ''}`
      : `removes the ${count(others.length)} others`;
  return `${count(members.length)} articles: ${parts.join(', ') || joinedWords(cluster)}. Merging keeps member ${kept} and ${removed}.`;
}
