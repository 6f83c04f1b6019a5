import { z } from 'zod';
import { historyKinds } from '../review/history.ts';
import { auditVerdicts, settlements } from '../review/ledger-entry.ts';
import type {
  AuditView,
  ConflictView,
  ExchangeView,
  HistoryWindow,
  TakenBack,
  WithoutArticle,
  WithoutWindow,
} from './ledger-model.ts';
import type { Decided, Window } from './model.ts';
import { fileName, id, limit, nothing, offset, operation, token } from './operation.ts';

const entries = z.array(id).min(1).max(10_000);
const historyFilter = z.strictObject({
  search: z.string().max(500),
  author: z.string().max(200).nullable(),
  kind: z.enum(historyKinds).nullable(),
  since: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
});

/** Undo, the history, other ledgers, audits. */
export const ledgerOperations = {
  'ledger.undo': operation<TakenBack & { finding: string | null }>()(nothing),
  'ledger.redo': operation<TakenBack & { finding: string | null }>()(nothing),
  /** Takes entries back; those that are taken back already are passed over. */
  'ledger.retract': operation<TakenBack>()(z.strictObject({ entries })),
  /** Later decisions that rest on these entries and are not among them, in words. */
  'ledger.dependents': operation<readonly string[]>()(z.strictObject({ entries })),
  /** The ids of all entries that one key made together with this one. */
  'ledger.together': operation<readonly string[]>()(z.strictObject({ entry: id })),
  /** What undo would take back: the last decision that holds, with all made by the same key. */
  'ledger.last': operation<readonly string[]>()(nothing),
  'ledger.history': operation<HistoryWindow>()(
    z.strictObject({ filter: historyFilter, offset, limit }),
  ),
  /** The articles of which the clean corpus has another form without these entries. */
  'ledger.without': operation<WithoutWindow>()(z.strictObject({ entries, offset, limit })),
  /** One of them, as it is with these entries and without them. */
  'ledger.withoutArticle': operation<WithoutArticle>()(z.strictObject({ entries, article: id })),
  /** Writes the ledger alone into a new file in a folder; a file that is there is refused. */
  'ledger.save': operation<{ place: string; token: string; entries: number }>()(
    z.strictObject({ place: token, file: fileName }),
  ),

  /** Holds the ledger of another project, or one that was exported, against this one. */
  'exchange.open': operation<ExchangeView>()(z.strictObject({ token })),
  'exchange.get': operation<ExchangeView | null>()(nothing),
  'exchange.conflicts': operation<Window<ConflictView>>()(z.strictObject({ offset, limit })),
  /** Chooses how conflicts are settled; null chooses nothing again. Recorded by the merge. */
  'exchange.settle': operation<ExchangeView>()(
    z.strictObject({
      conflicts: z.array(id).min(1).max(10_000),
      choice: z.enum(settlements).nullable(),
    }),
  ),
  /** Takes what both can agree on and what was settled into this ledger, in one batch. */
  'exchange.merge': operation<Decided>()(z.strictObject({ takeTheirs: z.boolean() })),
  /** Takes the other ledger in as it is, in one batch; where both decided, it has the last word. */
  'exchange.import': operation<Decided>()(nothing),
  'exchange.close': operation<null>()(nothing),

  /** `shown` names an ended audit whose contradicted decisions are wanted. */
  'audit.get': operation<AuditView>()(z.strictObject({ shown: id.nullable() })),
  /** Draws up to `size` accepted and up to `size` rejected findings. */
  'audit.begin': operation<Decided>()(
    z.strictObject({ size: z.number().int().min(1).max(10_000), byKind: z.boolean() }),
  ),
  'audit.answer': operation<Decided>()(
    z.strictObject({ finding: id, verdict: z.enum(auditVerdicts) }),
  ),
  /** Takes back the last answer. */
  'audit.back': operation<Decided>()(nothing),
  /** Ends the audit with what was looked at; its figures are shown from then on. */
  'audit.end': operation<Decided>()(nothing),
  /** Decisions on the findings named are changed to what the second look of an ended audit said. */
  'audit.change': operation<Decided>()(
    z.strictObject({ audit: id, change: z.array(id).min(1).max(20_000) }),
  ),
  'audit.abandon': operation<Decided>()(nothing),
} as const;
