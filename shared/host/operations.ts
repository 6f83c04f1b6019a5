import { z } from 'zod';
import type { Figures } from '../figures/figures.ts';
import { historyKinds } from '../review/history.ts';
import { auditVerdicts, settlements, sidesTaken, takes, verdicts } from '../review/ledger-entry.ts';
import { keeperPolicies } from '../scan/scan-options.ts';
import type { BatchPreview } from './batch-model.ts';
import type {
  AuditView,
  ConflictView,
  ExchangeView,
  HistoryWindow,
  TakenBack,
  WithoutArticle,
  WithoutWindow,
} from './ledger-model.ts';
import type {
  AppInfo,
  ArticleInfo,
  ArticlesWindow,
  ClusterPreview,
  CompareView,
  Decided,
  ExportDone,
  ExportSuggestion,
  FieldQuestion,
  FindingView,
  OwnWords,
  PlaceContexts,
  PlaceList,
  PlaceView,
  Progress,
  ProjectInfo,
  QueueWindow,
  SavedFilter,
  Settings,
  SimilarArticle,
  Window,
} from './model.ts';
import { queueFilter } from './queue-filter.ts';

export { type QueueFilter, queueFilter } from './queue-filter.ts';

import { mostFavourites, tagColours } from './tag-colours.ts';
import type { RetagPreview, ScopePreview, TagInfo, TagProposals } from './tag-model.ts';
import { recentCommands, tourProgress } from './user-model.ts';

// Documents are named by paths and addresses, which can be long.
const id = z.string().min(1).max(8_000);
const token = z.string().min(1).max(100);
const label = z.string().trim().min(1).max(200);
const ownWord = z.string().trim().min(1).max(100);
const offset = z.number().int().min(0);
const limit = z.number().int().min(1).max(500);
/** A name that any file system takes, and no path. */
const fileName = z.string().regex(/^[^/\\:*?"<>|\0]{1,100}$/);
const entries = z.array(id).min(1).max(10_000);
const nothing = z.strictObject({});

export const articleOrders = ['place', 'title', 'length'] as const;
const articleFilter = z.strictObject({
  search: z.string().max(500),
  /** Articles with this tag or one below it. */
  tag: z.string().max(200).nullable(),
  /** Only articles without any tag. */
  untagged: z.boolean().default(false),
  sort: z.enum(articleOrders).default('place'),
});
export type ArticleFilter = z.infer<typeof articleFilter>;

/** The articles that tags are changed on at once: those listed, or those that findings touch. */
const tagScope = z.union([
  z.strictObject({ articles: articleFilter }),
  z.strictObject({ queue: queueFilter }),
  z.strictObject({ findings: z.array(id).min(1).max(10_000) }),
]);
export type TagScope = z.infer<typeof tagScope>;

const historyFilter = z.strictObject({
  search: z.string().max(500),
  author: z.string().max(200).nullable(),
  kind: z.enum(historyKinds).nullable(),
  since: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
});

/** Pairs an operation's input schema with the type of its answer. */
function operation<Answer>() {
  return <Input extends z.ZodType>(input: Input) => ({
    input,
    answer: undefined as unknown as Answer,
  });
}

/**
 * Every operation of the program, once: this table gives the types, the validation, the IPC and HTTP
 * gates and the contract tests. Unknown keys are refused. Tokens stand for paths, which never reach the page.
 */
export const operations = {
  'app.info': operation<AppInfo>()(nothing),
  'settings.change': operation<Settings>()(
    z.strictObject({
      theme: z.enum(['system', 'light', 'dark']).optional(),
      diffLayout: z.enum(['inline', 'side-by-side']).optional(),
      afterTake: z.enum(['next', 'stay']).optional(),
      author: label.optional(),
      /** All keys that differ from the table's; refused where one of them cannot be used. */
      keys: z
        .record(z.string().max(100), z.array(z.string().max(100)).max(20).readonly())
        .refine((keys) => Object.keys(keys).length <= 500, 'too many commands')
        .optional(),
      tour: tourProgress.optional(),
      recentCommands: recentCommands.optional(),
    }),
  ),

  /** Shows the desktop's own dialog; null when it was dismissed. Only where the host can. */
  'place.choose': operation<{ token: string; name: string } | null>()(
    z.strictObject({ what: z.enum(['folder', 'file', 'project', 'ledger', 'export-folder']) }),
  ),
  /** Lists a folder of the serving machine; null starts at the folder it was started in. */
  'place.list': operation<PlaceList>()(z.strictObject({ token: token.nullable() })),
  'place.reveal': operation<null>()(z.strictObject({ token })),

  /** Opens a corpus or a project. A file of records whose text field is in doubt answers with a question first. */
  'project.open': operation<ProjectInfo | { question: FieldQuestion }>()(
    z.strictObject({
      token,
      fields: z.strictObject({ text: label, id: label.nullable() }).optional(),
    }),
  ),
  /** Takes a project out of the list of those opened last; its file stays. */
  'recent.forget': operation<null>()(z.strictObject({ token })),
  'project.openSample': operation<ProjectInfo>()(nothing),
  'project.info': operation<ProjectInfo | null>()(nothing),
  'project.close': operation<null>()(nothing),
  /** Clusters anew from the pairs that the scan kept, at once; decisions hold. */
  'project.setThreshold': operation<ProjectInfo>()(
    z.strictObject({ threshold: z.number().min(0.2).max(1) }),
  ),
  /** Clusters anew from the pairs that the scan kept, at once; decisions hold. */
  'project.setKeeper': operation<ProjectInfo>()(
    z.strictObject({ policy: z.enum(keeperPolicies), sources: z.array(label).max(100) }),
  ),
  /** What another threshold would give; changes nothing. */
  'clusters.preview': operation<ClusterPreview>()(
    z.strictObject({ threshold: z.number().min(0.2).max(1) }),
  ),
  'scan.start': operation<null>()(nothing),
  'scan.cancel': operation<null>()(nothing),

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

  'articles.window': operation<ArticlesWindow>()(
    z.strictObject({ filter: articleFilter, offset, limit }),
  ),
  /** The text of one article as it was read, and as the decisions so far leave it. */
  'articles.get': operation<{ article: ArticleInfo; source: string; clean: string }>()(
    z.strictObject({ key: id }),
  ),
  /** The articles like this one, also those that no cluster has, down to the similarity `floor`. */
  'articles.similar': operation<readonly SimilarArticle[]>()(
    z.strictObject({ key: id, floor: z.number().min(0.05).max(1) }),
  ),
  /** Makes one cluster of two articles and of the clusters they stand in; answers with the cluster that came of it. */
  'articles.join': operation<Decided & { finding: string }>()(
    z.strictObject({ article: id, other: id }),
  ),
  'words.list': operation<OwnWords>()(nothing),
  /** Spelling findings of words added are gone at once, those of words removed come back, at the latest with a new scan. */
  'words.change': operation<OwnWords>()(
    z.strictObject({
      add: z.array(ownWord).max(1_000),
      remove: z.array(ownWord).max(1_000),
      scope: z.enum(['project', 'all']),
    }),
  ),
  'tags.list': operation<readonly TagInfo[]>()(nothing),
  'tags.change': operation<Decided>()(
    z.strictObject({
      articles: z.array(id).min(1).max(100_000),
      add: z.array(label).max(100),
      remove: z.array(label).max(100),
    }),
  ),

  /** Tags that the editor's own tags make likely for an article. */
  'tags.suggest': operation<TagProposals>()(z.strictObject({ article: id })),
  /** What giving a tag, with all below it, another name would touch, or deleting it (null); changes nothing. */
  'tags.retagPreview': operation<RetagPreview>()(
    z.strictObject({ from: label, to: label.nullable() }),
  ),
  /** Gives a tag, with all below it, another name; where that is in use, both become one. Null deletes it everywhere. */
  'tags.retag': operation<Decided>()(z.strictObject({ from: label, to: label.nullable() })),
  'tags.colour': operation<null>()(
    z.strictObject({ tag: label, colour: z.enum(tagColours).nullable() }),
  ),
  /** Sets the favourites, in the order of their keys. */
  'tags.favourites': operation<null>()(
    z.strictObject({ tags: z.array(label).max(mostFavourites) }),
  ),
  /** What changing tags on everything listed would touch; changes nothing. */
  'tags.scopePreview': operation<ScopePreview>()(
    z.strictObject({
      scope: tagScope,
      add: z.array(label).max(100),
      remove: z.array(label).max(100),
    }),
  ),
  /** Changes tags on everything listed; taken back by one undo. */
  'tags.changeScope': operation<Decided & { articles: number }>()(
    z.strictObject({
      scope: tagScope,
      add: z.array(label).max(100),
      remove: z.array(label).max(100),
    }),
  ),

  /**
   * Where an export would go: beside the corpus unless a place was chosen (null where nothing can be written there), and
   * the first of `folder`, `folder-2`, … that does not exist.
   */
  'export.suggest': operation<ExportSuggestion>()(
    z.strictObject({ place: token.nullable(), folder: fileName }),
  ),
  /** Exports into a new folder; a folder that is not empty is refused. */
  'export.run': operation<ExportDone>()(
    z.strictObject({
      /** The folder to write into; null lets the desktop ask. */
      place: token.nullable(),
      /** Name of a folder to make inside `place`. */
      folder: fileName.nullable(),
      format: z.enum(['txt', 'jsonl', 'csv', 'parquet']),
    }),
  ),
  'export.cancel': operation<null>()(nothing),
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Input<Name extends OperationName> = z.input<Operations[Name]['input']>;
export type Answer<Name extends OperationName> = Operations[Name]['answer'];

/** What the host tells the page without being asked. */
export interface Events {
  readonly progress: Progress;
  /** The project's state, counts or findings changed, or its texts can be searched now; windows shown must be asked for again. */
  readonly changed: { readonly reason: 'scan' | 'decision' | 'project' | 'search' };
  /** A menu command or a path handed to the program from outside. */
  readonly command: { readonly name: string };
  readonly opened: { readonly token: string };
}
export type EventName = keyof Events;
