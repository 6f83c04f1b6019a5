import { type Kind, kinds } from '../findings/finding.ts';
import type { CommandScope } from './commands.ts';

/** What is in front of the page and has commands of its own: a dialog, or a field in which a text is written. */
export type Front = 'history' | 'without' | 'conflicts' | 'audit' | 'text';

/** What is on the screen, as far as commands ask. */
export interface Situation {
  readonly project: boolean;
  readonly ready: boolean;
  readonly screen: 'review' | 'library';
  /** What stands on the stage; `coming` where it is known only that something will. */
  readonly finding: Kind | 'coming' | null;
  readonly selected: number;
  /** What of its own a menu was opened on, or corpus text that is selected. */
  readonly subject: 'selection' | 'tag' | 'entry' | null;
  readonly front: Front | null;
}

const frontsOf = {
  list: ['history', 'without', 'conflicts'],
  conflict: ['conflicts'],
  audit: ['audit'],
  writing: ['text'],
} as const satisfies Partial<Record<CommandScope, readonly Front[]>>;

/** True for a scope of commands that mean something only in a dialog or a field. */
export function isInFront(scope: CommandScope): scope is keyof typeof frontsOf {
  return Object.hasOwn(frontsOf, scope);
}

/** True for a scope of commands about what is selected or pointed at; they stand in its context menu. */
export function isPointed(scope: CommandScope): scope is 'selection' | 'tag' | 'entry' {
  return scope === 'selection' || scope === 'tag' || scope === 'entry';
}

/** True where a command of that scope means something. */
export function scopeHolds(scope: CommandScope, at: Situation): boolean {
  if (isInFront(scope)) return frontsOf[scope].some((front) => front === at.front);
  if (isPointed(scope)) return at.project && at.ready && at.subject === scope;
  if (at.front !== null) return false;
  if (scope === 'always') return true;
  if (!at.project || !at.ready) return false;
  if (scope === 'project') return true;
  if (scope === 'library') return at.screen === 'library';
  if (at.screen !== 'review') return false;
  if (scope === 'review') return true;
  if (scope === 'finding') return at.finding !== null;
  if (at.finding === null || at.selected > 1) return false;
  if (scope === 'typo') return at.finding === 'typo';
  return scope === 'cluster' ? at.finding === 'duplicate' : at.finding !== 'duplicate';
}

/** Where a command of that scope can be used, to follow “only”. */
export const scopeWords: Readonly<Record<CommandScope, string>> = {
  always: 'always',
  project: 'with a corpus open',
  review: 'on the screen of findings',
  finding: 'with a finding on the stage',
  text: 'with a pattern, a typo or a passage on the stage',
  typo: 'with a typo on the stage',
  cluster: 'with a cluster on the stage',
  library: 'among the articles',
  selection: 'with text selected',
  tag: 'in the menu of a tag',
  entry: 'on an entry of the history',
  list: 'in the history, among conflicts and in “With and without”',
  conflict: 'among the conflicts with another ledger',
  audit: 'in an audit',
  writing: 'while a text is written',
};

const closed: Situation = {
  project: false,
  ready: false,
  screen: 'review',
  finding: null,
  selected: 0,
  subject: null,
  front: null,
};

/** The situation in which keys mean what they mean in front of the page. */
export function inFront(front: Front): Situation {
  const subject = front === 'history' ? 'entry' : null;
  return { ...closed, project: true, ready: true, subject, front };
}

/** Every situation that scopes tell apart. */
const situations: readonly Situation[] = [
  closed,
  ...(['history', 'without', 'conflicts', 'audit', 'text'] as const).map(inFront),
  ...([...kinds, null] as const).flatMap((finding) =>
    (['review', 'library'] as const).flatMap((screen) =>
      [0, 2].flatMap((selected) =>
        ([null, 'selection', 'tag'] as const).map((subject) => ({
          ...closed,
          project: true,
          ready: true,
          screen,
          finding,
          selected,
          subject,
        })),
      ),
    ),
  ),
];

const reach = (scope: CommandScope) => situations.filter((at) => scopeHolds(scope, at));

/** True where commands of both scopes mean something at once, so that they cannot share a key. */
export function scopesMeet(one: CommandScope, other: CommandScope): boolean {
  return reach(one).some((at) => scopeHolds(other, at));
}

/** In how many situations a scope holds: of two commands with one key, that of the narrower scope is meant. */
export function scopeWidth(scope: CommandScope): number {
  return reach(scope).length;
}
