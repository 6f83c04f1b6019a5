import type { Kind, Relation } from '../../shared/findings/finding.ts';
import type { FindingStatus, ProjectInfo } from '../../shared/host/model.ts';
import type { HistoryKind } from '../../shared/review/history.ts';

const numbers = new Intl.NumberFormat('en');
const seconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** 1204 → “1,204”. */
export function count(value: number): string {
  return numbers.format(value);
}

/** `plural(2, 'place')` → “2 places”; numbers grouped. */
export function plural(value: number, singular: string, many = `${singular}s`): string {
  return `${count(value)} ${value === 1 ? singular : many}`;
}

/** 0.974 → “97 %”, held together; never rounds up to 100 % nor down to 0 % what is not. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const shown = rounded === 100 && share < 1 ? 99 : rounded === 0 && share > 0 ? 1 : rounded;
  return `${shown}\u00a0%`;
}

/** Local wall time of an ISO date, “10:44:07”. */
export function clock(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : seconds.format(date);
}

/** “10:44” today, “12 Apr, 10:44” on other days. */
export function shortTime(iso: string, now: Date): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === now.toDateString()) return time;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

/** “today”, “yesterday” or a date. */
export function day(iso: string, now: Date): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return 'today';
  if (date.toDateString() === yesterday.toDateString()) return 'yesterday';
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

export const kindNames: Readonly<Record<Kind, string>> = {
  duplicate: 'Duplicates',
  passage: 'Passages',
  boilerplate: 'Boilerplate',
  typo: 'Typos',
  'real-word': 'Real words',
  variant: 'Variants',
  typography: 'Typography',
};

export const kindName: Readonly<Record<Kind, string>> = {
  duplicate: 'Duplicate',
  passage: 'Passage',
  boilerplate: 'Boilerplate',
  typo: 'Typo',
  'real-word': 'Real word',
  variant: 'Variant',
  typography: 'Typography',
};

export const statusNames: Readonly<Record<FindingStatus, string>> = {
  open: 'to decide',
  stale: 'stale: the text has changed since',
  accepted: 'accepted',
  rejected: 'stet',
  edited: 'accepted with an edit',
  deferred: 'put off',
};

export const relationNames: Readonly<Record<Relation, string>> = {
  'exact-copy': 'exact copy',
  'near-duplicate': 'near-duplicate',
  contained: 'one contains the other',
  'same-template': 'same template, other figures',
  update: 'update of the same story',
};

/** Which copy of a cluster a policy keeps, as part of a sentence. */
export const keeperWords: Readonly<Record<ProjectInfo['keeper']['policy'], string>> = {
  longest: 'the longest',
  earliest: 'the earliest',
  cleanest: 'the cleanest',
  'preferred-source': 'the one of the preferred source',
};

/** A rule as people read it: `stray-marker` → “stray marker”. */
export function ruleName(rule: string): string {
  return rule.replaceAll('-', ' ');
}

export const historyKindNames: Readonly<Record<HistoryKind, string>> = {
  verdict: 'Verdicts',
  veto: 'Vetoes',
  rule: 'Rules',
  cluster: 'Clusters arranged',
  merge: 'Merges',
  tag: 'Tags',
  note: 'Notes',
  settlement: 'Conflicts settled',
  audit: 'Audits',
  'taken-back': 'Taken back',
};
