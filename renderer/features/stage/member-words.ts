import type { Relation } from '../../../shared/findings/finding.ts';
import type { MemberView } from '../../../shared/host/model.ts';
import { fraction } from '../../../shared/text/fraction.ts';
import { relationNames } from '../../state/words.ts';

/** A word for each relation that is not what most members are. */
const briefly: Readonly<Record<Relation, string>> = {
  'exact-copy': 'exact',
  'near-duplicate': '',
  contained: 'inside',
  'same-template': 'template',
  update: 'update',
};

/** The relation that all members have to the one kept, or null where they differ in that or there is none. */
export function sharedRelation(members: readonly MemberView[]): Relation | null {
  const relations = new Set(
    members.filter(({ canonical }) => !canonical).map(({ relation }) => relation),
  );
  const [only = null] = relations;
  return relations.size === 1 ? only : null;
}

/** The same as `stateWords` in a word or a figure, for lists of many; what all of them share need not be said of each. */
export function briefWords(member: MemberView, shared: Relation | null): string {
  if (member.canonical) return 'kept';
  if (member.excluded) return 'out';
  if (member.equal) return 'equal';
  if (member.jaccard === null) return member.relation ? briefly[member.relation] : '–';
  if (member.relation !== null && member.relation === shared) return fraction(member.jaccard);
  const relation = member.relation ? briefly[member.relation] : 'unlike';
  return `${fraction(member.jaccard)} ${relation}`.trimEnd();
}

/** The first short field, mostly a date or an outlet, which tells copies apart; not the id that the document's name ends with. */
export function tellingField({ article }: MemberView): string | null {
  const field = article.fields.find(
    ({ value }) => value !== '' && value.length <= 24 && !article.document.endsWith(`#${value}`),
  );
  return field?.value ?? null;
}

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
