import type { Kind } from '../findings/finding.ts';
import { sameArticle } from './anchors.ts';
import type { Action, AuditVerdict, LedgerEntry, SettledSide, Verdict } from './ledger-entry.ts';
import type { ReviewState } from './review-state.ts';

const kindWords: Readonly<Record<Kind, string>> = {
  duplicate: 'the cluster',
  passage: 'the passage',
  boilerplate: 'the pattern',
  typo: 'the typo',
  'real-word': 'the word',
  variant: 'the variant',
  typography: '',
};

/** What the window calls the verdicts. */
const verdictWords: Readonly<Record<Verdict, string>> = {
  accepted: 'accepted',
  rejected: 'let stand',
  edited: 'edited',
  deferred: 'put off',
};

/** What the second look of an audit says. */
const auditWords: Readonly<Record<AuditVerdict, string>> = {
  accepted: 'to be accepted',
  rejected: 'to be let stand',
  deferred: 'cannot tell',
};

function shortened(text: string, length = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const points = Array.from(line);
  return points.length <= length ? line : `${points.slice(0, length - 1).join('')}…`;
}

function quoted(text: string): string {
  return `‘${shortened(text)}’`;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** What an entry did, in words: “accepted the pattern ‘TT’ in 8 places”. Findings are named by the title they had when they were decided on. */
export function describeEntry(entry: LedgerEntry, state: ReviewState): string {
  const { action } = entry;
  switch (action.type) {
    case 'decide': {
      const what = `${kindWords[action.kind] ?? ''} ${quoted(action.title)}`.trim();
      const where =
        action.kind === 'duplicate'
          ? `of ${counted(action.members.length, 'article', 'articles')}`
          : `in ${counted(action.anchors.length, 'place', 'places')}`;
      const how = action.replacement === undefined ? '' : ` to ${quoted(action.replacement)}`;
      return `${verdictWords[action.verdict]} ${what} ${where}${how}`;
    }
    case 'veto':
      return action.vetoed
        ? `vetoed ${quoted(action.place.exact)} in ${action.place.document}`
        : `took back the veto of ${quoted(action.place.exact)} in ${action.place.document}`;
    case 'promote': {
      const what = `${kindWords[action.kind] ?? ''} ${quoted(action.title)}`.trim();
      return action.promoted ? `made ${what} a rule` : `made ${what} a rule no more`;
    }
    case 'arrange': {
      const left = action.excluded.length;
      const out = left === 0 ? '' : ` and left ${counted(left, 'member', 'members')} out`;
      return `chose article ${action.canonical.article + 1} of ${action.canonical.document} as the canonical copy${out}`;
    }
    case 'split':
      return `parted ${counted(action.members.length, 'article', 'articles')} from a cluster of ${action.members.length + action.rest.length}`;
    case 'join':
      return `joined ${counted(action.members.length, 'article', 'articles')} into one cluster`;
    case 'merge': {
      const into = `into article ${action.canonical.article + 1} of ${action.canonical.document}`;
      const hunks = action.choices.filter(({ member }) => !sameArticle(member, action.canonical));
      const written = action.text !== null || hunks.length < action.choices.length;
      if (written && hunks.length === 0) return `wrote the merged text ${into}`;
      const more = written ? ' and wrote in the merged text' : '';
      return `merged ${counted(hunks.length, 'hunk', 'hunks')} ${into}${more}`;
    }
    case 'fields': {
      const into = `article ${action.canonical.article + 1} of ${action.canonical.document}`;
      if (action.taken.length === 0) return `kept the fields of ${into} as they are`;
      return `took ${counted(action.taken.length, 'field', 'fields')} of other members into ${into}`;
    }
    case 'tag': {
      const parts: string[] = [];
      if (action.add.length > 0) parts.push(`added ${action.add.map(quoted).join(', ')}`);
      if (action.remove.length > 0) parts.push(`removed ${action.remove.map(quoted).join(', ')}`);
      return `${parts.join(' and ')} on ${counted(action.articles.length, 'article', 'articles')}`;
    }
    case 'retag': {
      const where = `on ${counted(action.articles, 'article', 'articles')}`;
      if (action.to === null) return `deleted the tag ${quoted(action.from)} ${where}`;
      return action.merged
        ? `merged the tag ${quoted(action.from)} into ${quoted(action.to)} ${where}`
        : `renamed the tag ${quoted(action.from)} to ${quoted(action.to)} ${where}`;
    }
    case 'note':
      return action.text === '' ? 'removed the note' : `noted ${quoted(action.text)}`;
    case 'settle':
      return describeSettlement(action);
    case 'audit-begin':
      return `began an audit of ${counted(action.sample.length, 'finding', 'findings')}`;
    case 'audit-verdict':
      return `looked again at ${quoted(titleOf(action.finding, state))}: ${auditWords[action.verdict]}`;
    case 'audit-end':
      if (action.outcome !== 'done') return 'gave an audit up';
      return action.changed.length === 0
        ? 'ended an audit'
        : `changed ${counted(action.changed.length, 'verdict', 'verdicts')} by what an audit found`;
    case 'retract':
      return describeRetraction(action.entries, state);
    default:
      return 'did something this version does not know';
  }
}

/** The title under which a finding was decided last, or its id. */
function titleOf(finding: string, state: ReviewState): string {
  for (const { action } of [...state.historyOf(finding)].reverse())
    if ('title' in action) return action.title;
  return finding;
}

function describeSettlement(action: Extract<Action, { type: 'settle' }>): string {
  const what = quoted(action.title);
  if (action.choice === 'open') return `settled a conflict about ${what}: to be decided anew`;
  const side = action.choice === 'mine' ? action.mine : action.theirs;
  const other = action.choice === 'mine' ? action.theirs : action.mine;
  return `settled a conflict about ${what}: as ${nameOf(side)} has it, not as ${nameOf(other)}`;
}

function nameOf(side: SettledSide | null): string {
  if (!side) return 'nobody';
  const verdict = side.verdict === null ? '' : ` (${verdictWords[side.verdict]})`;
  return `${side.by || 'somebody'}${verdict}`;
}

/** “took back: …” or “brought again: …”, with what it is about. */
function describeRetraction(ids: readonly string[], state: ReviewState): string {
  const redo = ids.length > 0 && ids.every((id) => state.entry(id)?.action.type === 'retract');
  const affected: LedgerEntry[] = [];
  for (const id of ids) {
    const target = state.entry(id);
    if (!target) continue;
    if (!redo || target.action.type !== 'retract') affected.push(target);
    else {
      for (const inner of target.action.entries) {
        const innermost = state.entry(inner);
        if (innermost && innermost.action.type !== 'retract') affected.push(innermost);
      }
    }
  }
  const verb = redo ? 'brought again' : 'took back';
  return affected.length === 0
    ? `${verb} an entry`
    : `${verb}: ${describeEntries(affected, state)}`;
}

/** Several entries in one phrase, as for an undo button: the first one, and how many more. Empty for none. */
export function describeEntries(entries: readonly LedgerEntry[], state: ReviewState): string {
  const first = entries[0];
  if (!first) return '';
  const more = entries.length - 1;
  return describeEntry(first, state) + (more > 0 ? ` and ${more} more` : '');
}
