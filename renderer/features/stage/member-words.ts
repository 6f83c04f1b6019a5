import type { MemberView } from '../../../shared/host/model.ts';
import { fraction } from '../../../shared/text/fraction.ts';
import { relationNames } from '../../state/words.ts';

/** How a member stands to the copy that is kept, in a few words. */
export function stateWords(member: MemberView): string {
  if (member.canonical) return 'kept';
  if (member.excluded) return 'not in this cluster';
  if (member.equal) return 'equal';
  const relation = member.relation
    ? relationNames[member.relation]
    : member.jaccard === null
      ? 'not compared'
      : 'unlike';
  return member.jaccard === null ? relation : `${fraction(member.jaccard)} ${relation}`;
}
