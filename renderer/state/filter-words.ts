import type { QueueFilter } from '../../shared/host/operations.ts';
import { kindNames, ruleName } from './words.ts';

const statusWords: Readonly<Record<QueueFilter['status'], string>> = {
  'to-decide': 'to decide',
  open: 'open',
  stale: 'stale',
  accepted: 'accepted',
  edited: 'edited',
  rejected: 'stet',
  deferred: 'put off',
  all: 'decided or not',
};

/** Bands of confidence as people read them. */
export const bandWords: Readonly<Record<NonNullable<QueueFilter['confidence']>, string>> = {
  sure: 'from .95',
  likely: '.80 to .95',
  unsure: 'below .80',
};

/** The orders of the queue as people read them. */
export const sortWords: Readonly<Record<QueueFilter['sort'], string>> = {
  value: 'by worth',
  confidence: 'by confidence',
  source: 'by source',
  place: 'by place',
  title: 'by title',
};

/** What a filter lists, in a few words: “Typos, to decide, from the Quay Post, by worth”. */
export function filterWords(filter: QueueFilter): string {
  const { kind, status, search, searchIn, tag, source, rule, confidence, sort } = filter;
  const where = { both: '', findings: ' in findings', text: ' in texts' }[searchIn];
  return [
    kind === null ? 'All findings' : kindNames[kind],
    statusWords[status],
    ...(search.trim() === '' ? [] : [`with “${search.trim()}”${where}`]),
    ...(tag === null ? [] : [`tagged “${tag}”`]),
    ...(source === null ? [] : [`from ${source}`]),
    ...(rule === null ? [] : [ruleName(rule)]),
    ...(confidence === null ? [] : [`confidence ${bandWords[confidence]}`]),
    sortWords[sort],
  ].join(', ');
}
