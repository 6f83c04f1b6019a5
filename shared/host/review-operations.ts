import { z } from 'zod';
import type { Figures } from '../figures/figures.ts';
import { sidesTaken, takes, verdicts } from '../review/ledger-entry.ts';
import type { BatchPreview } from './batch-model.ts';
import type { CompareView } from './comparison-model.ts';
import type {
  Decided,
  FindingView,
  PlaceContexts,
  PlaceView,
  QueueWindow,
  SavedFilter,
  Window,
} from './model.ts';
import { id, label, limit, nothing, offset, operation } from './operation.ts';
import { queueFilter } from './queue-filter.ts';

/** The queue, findings and clusters, and the decisions on them. */
export const reviewOperations = {
  'queue.window': operation<QueueWindow>()(z.strictObject({ filter: queueFilter, offset, limit })),
  /** The findings in rows `from` to `to` (half-open) of the filtered queue, at most 10,000. */
  'queue.ids': operation<readonly string[]>()(
    z.strictObject({ filter: queueFilter, from: offset, to: offset }),
  ),
  /** Keeps where the editor stands, so that the project opens there the next time. */
  'queue.keepPosition': operation<null>()(
    z.strictObject({ filter: queueFilter, finding: id.nullable(), top: z.number().min(0) }),
  ),
  'filters.list': operation<readonly SavedFilter[]>()(nothing),
  /** Keeps a filter under a name with the project; `was` is the name it had, where it is renamed. */
  'filters.save': operation<readonly SavedFilter[]>()(
    z.strictObject({ name: label, filter: queueFilter, was: label.nullable() }),
  ),
  'filters.remove': operation<readonly SavedFilter[]>()(z.strictObject({ name: label })),
  /** Position of a finding in the filtered queue, or null. */
  'queue.locate': operation<number | null>()(z.strictObject({ filter: queueFilter, finding: id })),
  'finding.get': operation<FindingView>()(z.strictObject({ finding: id })),
  'finding.places': operation<Window<PlaceView>>()(
    z.strictObject({ finding: id, offset, limit, search: z.string().max(500) }),
  ),
  /** What stands before and after the places of a finding, counted by shape. */
  'finding.contexts': operation<PlaceContexts>()(z.strictObject({ finding: id })),
  /** What was found, decided and left: by kind, outlet and day; the pairs by strength; the pace; boilerplate by outlet and rule. */
  'figures.get': operation<Figures>()(nothing),
  'cluster.compare': operation<CompareView>()(
    z.strictObject({ finding: id, right: z.number().int().min(0) }),
  ),

  'decision.decide': operation<Decided>()(
    z.strictObject({
      findings: z.array(id).min(1).max(10_000),
      verdict: z.enum(verdicts),
      /** The editor's own text; with verdict `edited` of a text finding. */
      replacement: z.string().max(100_000).optional(),
    }),
  ),
  /** What accepting these findings would do; changes nothing. */
  'decision.preview': operation<BatchPreview>()(
    z.strictObject({ findings: z.array(id).min(1).max(10_000) }),
  ),
  'decision.veto': operation<Decided>()(
    z.strictObject({ finding: id, place: offset, vetoed: z.boolean() }),
  ),
  /** Makes an accepted card without vetoes a rule for places found later, or ends that. */
  'decision.promote': operation<Decided>()(z.strictObject({ finding: id, promoted: z.boolean() })),
  'decision.note': operation<Decided>()(
    z.strictObject({ finding: id, text: z.string().max(10_000) }),
  ),
  'cluster.arrange': operation<Decided>()(
    z.strictObject({
      finding: id,
      canonical: z.number().int().min(0),
      excluded: z.array(z.number().int().min(0)).max(10_000),
    }),
  ),
  /** Makes a cluster of its own of the chosen members; answers with the clusters that came of it. */
  'cluster.split': operation<Decided & { findings: readonly string[] }>()(
    z.strictObject({ finding: id, members: z.array(offset).min(1).max(10_000) }),
  ),
  /** Takes another cluster, or an article by its key, into this one; answers with the cluster that came of it. */
  'cluster.join': operation<Decided & { finding: string }>()(
    z.strictObject({
      finding: id,
      other: z.union([z.strictObject({ finding: id }), z.strictObject({ article: id })]),
    }),
  ),
  /** Chooses for one hunk (index among the hunks of the comparison with `right`); both ends of a move are taken together. */
  'merge.take': operation<CompareView & { decided: Decided }>()(
    z.strictObject({
      finding: id,
      right: z.number().int().min(0),
      hunk: z.number().int().min(0),
      take: z.enum(takes),
      /** The editor's own text, with `own`. */
      text: z.string().max(1_000_000).optional(),
    }),
  ),
  /** Chooses for all hunks at one stroke, `exceptions` being those chosen for one by one, which keep their choice or lose it. */
  'merge.takeAll': operation<CompareView & { decided: Decided }>()(
    z.strictObject({
      finding: id,
      right: z.number().int().min(0),
      take: z.enum(sidesTaken),
      exceptions: z.enum(['kept', 'overridden']),
    }),
  ),
  /** Sets the merged text by hand; null goes back to what the choices give. */
  'merge.write': operation<CompareView & { decided: Decided }>()(
    z.strictObject({
      finding: id,
      right: z.number().int().min(0),
      text: z.string().max(5_000_000).nullable(),
    }),
  ),

  /** Chooses which value of a field of the members' records a merge has; -1 leaves it as the kept record has it. */
  'merge.field': operation<Decided>()(
    z.strictObject({ finding: id, name: z.string().max(2_000), value: z.number().int().min(-1) }),
  ),
} as const;
