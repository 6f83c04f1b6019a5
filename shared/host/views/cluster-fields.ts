import type { Corpus } from '../../corpus/corpus.ts';
import type { DuplicateFinding } from '../../findings/finding.ts';
import { anchorOfArticle } from '../../review/actions.ts';
import type { Action, ArticleAnchor, FieldTaken } from '../../review/ledger-entry.ts';
import type { ClusterStanding } from '../../review/standing.ts';
import {
  type DifferingField,
  differingFields,
  isExact,
  variantByDefault,
} from '../../review/united-fields.ts';
import type { ClusterField } from '../model.ts';
import { StetError } from '../result.ts';

const longestShown = 2_000;

/** A field in which members differ, and the index of the value that the merge has; -1 for none. */
interface UnitedField extends DifferingField {
  readonly chosen: number;
  /** True where the ledger says so, and not only the rule for fields that are empty. */
  readonly decided: boolean;
}

/** The fields in which a cluster's members differ, and what a merge makes of them. */
export function clusterFields(
  corpus: Corpus,
  cluster: DuplicateFinding,
  standing: ClusterStanding,
): UnitedField[] {
  const { canonical, excluded } = standing;
  const fields = differingFields(corpus, cluster.members, canonical, (at) => excluded[at] === true);
  const action = standing.fields?.action;
  return fields.map((field): UnitedField => {
    const taken = action?.taken.find(({ name }) => name === field.name);
    const decided = action?.settled.includes(field.name) ?? false;
    if (!taken) {
      const own = field.missing ? -1 : 0;
      return { ...field, chosen: decided ? own : variantByDefault(field), decided };
    }
    const text = JSON.stringify(taken.value);
    const chosen = field.variants.findIndex((variant) => variant.text === text);
    return { ...field, chosen, decided };
  });
}

/** The same as the page is shown it. */
export function fieldViews(fields: readonly UnitedField[]): ClusterField[] {
  return fields.map(({ name, variants, missing, chosen, decided }) => ({
    name,
    missing,
    chosen,
    decided,
    values: variants.map(({ value, text, members }) => ({
      text: shortened(typeof value === 'string' ? value : text),
      members,
    })),
  }));
}

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** The entry that has a merge take these values, by index for each field's name; -1 leaves a field as the kept record has it. */
export function fieldsAction(
  corpus: Corpus,
  cluster: DuplicateFinding,
  standing: ClusterStanding,
  choices: ReadonlyMap<string, number>,
): Extract<Action, { type: 'fields' }> {
  const anchor = (member: number): ArticleAnchor =>
    anchorOfArticle(cluster.members[member]!, corpus);
  const taken = clusterFields(corpus, cluster, standing).flatMap((field): FieldTaken[] => {
    const chosen = choices.get(field.name) ?? field.chosen;
    const variant = field.variants[chosen];
    if (!variant || variant.members.includes(standing.canonical)) return [];
    if (!isExact(variant.value)) {
      throw new StetError(
        'invalid',
        `“${field.name}” holds a number too long to be copied to the digit; keep the member that has it.`,
      );
    }
    return [{ name: field.name, value: variant.value, member: anchor(variant.members[0]!) }];
  });
  const settled = [...new Set([...(standing.fields?.action.settled ?? []), ...choices.keys()])];
  const canonical = anchor(standing.canonical);
  return { type: 'fields', finding: cluster.id, canonical, taken, settled };
}

/** The entry with which accepting a cluster unites its members' records, or null where that changes nothing or was decided already. */
export function uniteAction(
  corpus: Corpus,
  cluster: DuplicateFinding,
  standing: ClusterStanding,
): Extract<Action, { type: 'fields' }> | null {
  if (standing.fields) return null;
  const action = fieldsAction(corpus, cluster, standing, new Map());
  return action.taken.length === 0 ? null : action;
}
