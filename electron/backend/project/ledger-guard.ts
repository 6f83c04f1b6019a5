import { kinds } from '../../../shared/findings/finding.ts';
import {
  type Action,
  type Anchor,
  type ArticleAnchor,
  type AuditDraw,
  auditSides,
  auditVerdicts,
  type FieldTaken,
  type HunkChoice,
  type LedgerEntry,
  type MergeEdit,
  type SettledSide,
  settlements,
  takes,
  verdicts,
} from '../../../shared/review/ledger-entry.ts';
import {
  type Guard,
  ifThere,
  isFlag,
  isListOf,
  isOffset,
  isOneOf,
  isShape,
  isText,
  isThere,
  orNull,
} from './guards.ts';

type ActionOf<Type extends Action['type']> = Omit<Extract<Action, { type: Type }>, 'type'>;

const isKind = isOneOf(kinds);
const isVerdict = isOneOf(verdicts);
const isSide = isOneOf(auditSides);
const areTexts = isListOf(isText);
const isName: Guard = (value) => typeof value === 'string' && value !== '';
const isSeed: Guard = (value) => isOffset(value) && (value as number) <= 0xffffffff;

const isAnchor = isShape<Anchor>({
  document: isText,
  from: isOffset,
  to: isOffset,
  exact: isText,
  prefix: isText,
  suffix: isText,
});

const isArticle = isShape<ArticleAnchor>({
  document: isText,
  article: isOffset,
  digest: isText,
  from: ifThere(isOffset),
});
const areArticles = isListOf(isArticle);

const isSettledSide = isShape<SettledSide>({
  verdict: orNull(isVerdict),
  replacement: orNull(isText),
  by: isText,
  at: isText,
  entries: areTexts,
});

const isChoice = isShape<HunkChoice>({
  member: isArticle,
  from: isOffset,
  to: isOffset,
  left: isText,
  right: isText,
  take: isOneOf(takes),
  text: ifThere(isText),
  over: ifThere(isFlag),
  at: ifThere(isOffset),
  together: ifThere(isFlag),
});

const isEdit = isShape<MergeEdit>({ from: isOffset, to: isOffset, before: isText, after: isText });

const isFieldTaken = isShape<FieldTaken>({ name: isText, value: isThere, member: isArticle });

const isDraw = isShape<AuditDraw>({
  finding: isText,
  kind: isKind,
  title: isText,
  side: isSide,
  decision: isText,
});

const isPopulation = isShape<ActionOf<'audit-begin'>['population'][number]>({
  side: isSide,
  kind: isKind,
  findings: isOffset,
});

const actions: { readonly [Type in Action['type']]: Guard } = {
  decide: isShape<ActionOf<'decide'>>({
    finding: isText,
    kind: isKind,
    title: isText,
    verdict: isVerdict,
    replacement: ifThere(isText),
    anchors: isListOf(isAnchor),
    members: areArticles,
  }),
  veto: isShape<ActionOf<'veto'>>({ finding: isText, place: isAnchor, vetoed: isFlag }),
  arrange: isShape<ActionOf<'arrange'>>({
    finding: isText,
    canonical: isArticle,
    excluded: areArticles,
  }),
  split: isShape<ActionOf<'split'>>({ finding: isText, members: areArticles, rest: areArticles }),
  join: isShape<ActionOf<'join'>>({ finding: isText, other: orNull(isText), members: areArticles }),
  merge: isShape<ActionOf<'merge'>>({
    finding: isText,
    canonical: isArticle,
    choices: isListOf(isChoice),
    text: orNull(isText),
    edits: isListOf(isEdit),
  }),
  fields: isShape<ActionOf<'fields'>>({
    finding: isText,
    canonical: isArticle,
    taken: isListOf(isFieldTaken),
    settled: areTexts,
  }),
  tag: isShape<ActionOf<'tag'>>({ articles: areArticles, add: areTexts, remove: areTexts }),
  retag: isShape<ActionOf<'retag'>>({
    from: isName,
    to: orNull(isName),
    articles: isOffset,
    merged: isFlag,
  }),
  promote: isShape<ActionOf<'promote'>>({
    finding: isText,
    kind: isKind,
    title: isText,
    rule: isText,
    pattern: isText,
    promoted: isFlag,
  }),
  note: isShape<ActionOf<'note'>>({ finding: isText, text: isText }),
  settle: isShape<ActionOf<'settle'>>({
    finding: isText,
    title: isText,
    choice: isOneOf(settlements),
    mine: orNull(isSettledSide),
    theirs: orNull(isSettledSide),
  }),
  'audit-begin': isShape<ActionOf<'audit-begin'>>({
    audit: isText,
    seed: isSeed,
    byKind: isFlag,
    sample: isListOf(isDraw),
    population: isListOf(isPopulation),
  }),
  'audit-verdict': isShape<ActionOf<'audit-verdict'>>({
    audit: isText,
    finding: isText,
    verdict: isOneOf(auditVerdicts),
  }),
  'audit-end': isShape<ActionOf<'audit-end'>>({
    audit: isText,
    outcome: isOneOf(['done', 'abandoned']),
    changed: areTexts,
  }),
  retract: isShape<ActionOf<'retract'>>({ entries: areTexts }),
};

const byType = new Map<unknown, Guard>(Object.entries(actions));

const isAction: Guard = (value) =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  byType.get(value.type)?.(value) === true;

const isEntry = isShape<LedgerEntry>({
  id: isName,
  at: isText,
  by: isText,
  batch: ifThere(isText),
  action: isAction,
});

/** True for an entry that this version understands; others are kept in the file and have no effect. */
export function isLedgerEntry(value: unknown): value is LedgerEntry {
  return isEntry(value);
}
