import type { Corpus } from '../corpus/corpus.ts';
import type { ArticleRef } from '../corpus/document.ts';

/** One value of a field, as its JSON text says, and the members that have it. */
export interface FieldVariant {
  readonly value: unknown;
  readonly text: string;
  /** Indices of members, in order. */
  readonly members: readonly number[];
}

/** A field of the members' records that is not the same in all of them. */
export interface DifferingField {
  readonly name: string;
  /** The values that are not empty, the canonical copy's first, else in order of members. */
  readonly variants: readonly FieldVariant[];
  /** True where the canonical copy's own record has none, or an empty one. */
  readonly missing: boolean;
}

/** True for a value that says nothing. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** The value as JSON; equal values give equal texts. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/**
 * The fields in which the members' records differ, in the order of the canonical copy's record and
 * then of the others'. `left` are members left out.
 */
export function differingFields(
  corpus: Corpus,
  members: readonly ArticleRef[],
  canonical: number,
  left: (member: number) => boolean,
): DifferingField[] {
  const order = [canonical, ...members.keys()].filter(
    (member, at, all) => all.indexOf(member) === at && !left(member),
  );
  const fieldsOf = (member: number) => corpus.document(members[member]!.document).fields;
  const names = new Set(order.flatMap((member) => Object.keys(fieldsOf(member))));
  const differing: DifferingField[] = [];
  for (const name of names) {
    const variants = new Map<string, { value: unknown; members: number[] }>();
    for (const member of order) {
      const fields = fieldsOf(member);
      const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (isEmpty(value)) continue;
      const text = jsonOf(value);
      const variant = variants.get(text);
      if (variant) variant.members.push(member);
      else variants.set(text, { value, members: [member] });
    }
    const own = fieldsOf(canonical);
    const missing = !Object.hasOwn(own, name) || isEmpty(own[name]);
    if (variants.size === 0 || (variants.size === 1 && !missing)) continue;
    differing.push({
      name,
      missing,
      variants: [...variants].map(([text, { value, members: having }]) => ({
        value,
        text,
        members: [...having].sort((a, b) => a - b),
      })),
    });
  }
  return differing;
}

/** The index of the variant that stands without the editor's word: the canonical copy's, or the only one there is; -1 where the field stays empty. */
export function variantByDefault(field: DifferingField): number {
  if (!field.missing) return 0;
  return field.variants.length === 1 && isExact(field.variants[0]!.value) ? 0 : -1;
}

/** False for a value that a copy might not keep to the digit: a number beyond those that are exact. */
export function isExact(value: unknown): boolean {
  if (typeof value === 'number')
    return !Number.isInteger(value) || Number.isSafeInteger(value) || !Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isExact);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isExact);
  return true;
}
