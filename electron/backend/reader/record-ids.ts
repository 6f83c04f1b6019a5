import { rawMember } from './json-member.ts';
import type { SourceRecord } from './records.ts';

/** Longest own id that is used as such; what is longer is no id but a text. */
const longestId = 2000;

/** The id that a record gives itself, or null. Numbers keep the digits they were written with. */
export function ownId(record: SourceRecord, field: string | null): string | null {
  if (field === null || !Object.hasOwn(record.fields, field)) return null;
  const value = record.fields[field];
  if (typeof value === 'string') {
    return value.trim() === '' || value.length > longestId ? null : value;
  }
  if (typeof value !== 'number') return null;
  if (Number.isSafeInteger(value)) return String(value);
  const member = rawMember(record.raw, field);
  return member === null ? String(value) : record.raw.slice(member.from, member.to);
}

/** The id of each record below its file, and the clashes among the records' own ids. */
interface RecordIds {
  readonly ids: readonly string[];
  readonly clashes: readonly { readonly id: string; readonly records: readonly number[] }[];
}

/**
 * Gives each record its own id where no other record of the file has it, else its number. A record whose own id
 * is another one's number goes by its number too, so that all ids differ.
 */
export function assignIds(own: readonly (string | null)[], numbers: readonly number[]): RecordIds {
  const byId = new Map<string, number[]>();
  for (const [index, id] of own.entries()) {
    if (id === null) continue;
    const list = byId.get(id);
    if (list) list.push(index);
    else byId.set(id, [index]);
  }
  const ids: string[] = own.map((id, index) => id ?? String(numbers[index]));
  const waiting: number[] = [];
  const toNumber = (index: number) => {
    ids[index] = String(numbers[index]);
    waiting.push(index);
  };
  for (const [index, id] of own.entries()) {
    if (id === null || byId.get(id)!.length > 1) toNumber(index);
  }
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const holders = byId.get(ids[index]!);
    const holder = holders?.length === 1 ? holders[0]! : null;
    if (holder !== null && holder !== index && ids[holder] === ids[index]) toNumber(holder);
  }
  const clashes = [...byId]
    .filter(([, records]) => records.length > 1)
    .map(([id, records]) => ({ id, records: records.map((index) => numbers[index]!) }));
  return { ids, clashes };
}
