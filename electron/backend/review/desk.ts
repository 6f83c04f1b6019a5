import { randomUUID } from 'node:crypto';
import type { Corpus } from '../../../shared/corpus/corpus.ts';
import { type Article, type ArticleRef, refOfKey } from '../../../shared/corpus/document.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../../../shared/findings/finding.ts';
import type { Counts, Decided, UndoInfo } from '../../../shared/host/model.ts';
import { StetError } from '../../../shared/host/result.ts';
import { keyOf } from '../../../shared/host/views/articles.ts';
import type { QueueTable } from '../../../shared/host/views/queue-table.ts';
import type { ReviewReader } from '../../../shared/host/views/review-reader.ts';
import { describeEntries } from '../../../shared/review/describe.ts';
import type { UndoTarget } from '../../../shared/review/entries-in-order.ts';
import type { Action, LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import type { Review } from '../../../shared/review/review.ts';
import { createPauses, withPauses } from '../with-pauses.ts';
import { type Arrangement, arrange, surgeryDone } from './arrangement.ts';

export interface DeskParts {
  readonly corpus: Corpus;
  readonly review: Review;
  readonly minConfidence: number;
  append(entry: LedgerEntry): Promise<void>;
  now(): string;
  author(): string;
  changed(): void;
}

/** What all answers about a scanned project rest on: findings as they stand, the review read over them, and the one way to record. */
export interface Desk {
  readonly corpus: Corpus;
  readonly review: Review;
  readonly minConfidence: number;
  /** The findings as they stand: clusters as they were split and joined. */
  findings(): readonly Finding[];
  /** The findings as the scan made them. */
  scanned(): readonly Finding[];
  reader(): ReviewReader;
  /** The findings in columns, each with its status now. */
  table(): QueueTable;
  /** Goes up with every change of what the articles are tagged with. */
  tagging(): number;
  has(finding: string): boolean;
  /** These throw `not-found`, or `invalid` for a finding of another sort. */
  findingOf(id: string): Finding;
  textFindingOf(id: string): TextFinding;
  clusterOf(id: string): DuplicateFinding;
  articleOf(key: string): Article;
  /** True where the corpus has the article. */
  knows(key: string): boolean;
  refOf(key: string): ArticleRef;
  counts(): Counts;
  undoInfo(): UndoInfo;
  /** A function that works its value out once and keeps it until the ledger or the findings change. */
  untilChanged<Value>(make: () => Value): () => Value;
  /**
   * Records the actions that `makeActions` works out on what is there then, under one batch when there
   * are several. Resolves when they are on the disk; one record after another.
   */
  record(makeActions: () => readonly Action[] | Promise<readonly Action[]>): Promise<Decided>;
  /**
   * Records entries that may be of other authors and times, in one batch: `makeEntries` is given what
   * an entry of this editor has now. Many are written one lot after another; undo takes all back at once.
   */
  recordEntries(makeEntries: EntryMaker): Promise<Decided>;
  /** Goes on with other findings of the same corpus, once they are arranged; what was decided holds. */
  replaceFindings(others: readonly Finding[]): Promise<void>;
  /** Resolves when all that was to be recorded is, or has failed. */
  settled(): Promise<void>;
}

/** The actions themselves, and those that they take back or bring again. */
function effectsOf(actions: readonly Action[], review: Review): Set<Action> {
  const effects = new Set<Action>();
  const waiting = [...actions];
  for (let action = waiting.pop(); action; action = waiting.pop()) {
    if (effects.has(action)) continue;
    effects.add(action);
    if (action.type !== 'retract') continue;
    for (const id of action.entries) {
      const entry = review.entry(id);
      if (entry) waiting.push(entry.action);
    }
  }
  return effects;
}

/** What an entry of this editor has at this moment; `batch` for several at once. */
export interface EntryStamp {
  readonly at: string;
  readonly by: string;
  readonly batch: string;
}

type EntryMaker = (stamp: EntryStamp) => readonly LedgerEntry[] | Promise<readonly LedgerEntry[]>;

/** So many entries go to the disk together, or fewer that name so many places and articles; more would hold others up. */
const entriesAtOnce = 500;
const namedAtOnce = 2_000;

/** Entries in lots that go to the disk one after the other. */
function* lotsOf(lines: readonly LedgerEntry[]): Generator<LedgerEntry[]> {
  let lot: LedgerEntry[] = [];
  let named = 0;
  for (const line of lines) {
    lot.push(line);
    const { action } = line;
    if (action.type === 'decide') named += action.anchors.length + action.members.length;
    else if (action.type === 'tag') named += action.articles.length;
    if (lot.length < entriesAtOnce && named < namedAtOnce) continue;
    yield lot;
    lot = [];
    named = 0;
  }
  if (lot.length > 0) yield lot;
}

/** A desk over the findings of a scan, arranged by the same parts, and a ledger. */
export function createDesk(parts: DeskParts, arranged: Arrangement): Desk {
  const { corpus, review } = parts;
  let arrangement = arranged;
  let revision = 0;
  let tagging = 0;
  // One change after another: each is worked out on what the one before left.
  let last: Promise<unknown> = Promise.resolve();

  function findingOf(id: string): Finding {
    const finding = arrangement.findings[arrangement.table.rowOf(id)];
    if (!finding) throw new StetError('not-found', 'That finding is not in this scan.');
    return finding;
  }

  function articleAt(key: string): Article | null {
    const { document, article } = refOfKey(key);
    const found = corpus.articlesOf(document)[article];
    return found && keyOf(found) === key ? found : null;
  }

  function articleOf(key: string): Article {
    const article = articleAt(key);
    if (!article) throw new StetError('not-found', 'That article is not in this corpus.');
    return article;
  }

  function untilChanged<Value>(make: () => Value): () => Value {
    let kept: { revision: number; value: Value } | null = null;
    return () => {
      if (kept?.revision !== revision) kept = { revision, value: make() };
      return kept.value;
    };
  }

  function undoInfo(): UndoInfo {
    const words = (target: UndoTarget | null) =>
      target ? describeEntries(target.affected, review) : null;
    return {
      undo: words(review.undoTarget()),
      redo: words(review.redoTarget()),
      order: review.order(),
    };
  }

  function record(
    makeActions: () => readonly Action[] | Promise<readonly Action[]>,
  ): Promise<Decided> {
    return recordEntries(async ({ at, by, batch }) => {
      const actions = await makeActions();
      const together = actions.length > 1 ? { batch } : {};
      return actions.map((action) => ({ id: randomUUID(), at, by, ...together, action }));
    });
  }

  function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const next = last.catch(() => {}).then(change);
    last = next;
    return next;
  }

  function recordEntries(makeEntries: EntryMaker): Promise<Decided> {
    return inTurn(async () => {
      const lines = await makeEntries({
        at: parts.now(),
        by: parts.author(),
        batch: randomUUID(),
      });
      const written: LedgerEntry[] = [];
      try {
        for (const lot of lotsOf(lines)) {
          // Appended together they share one fsync; none counts before it is on the disk.
          await Promise.all(lot.map((line) => parts.append(line)));
          written.push(...lot);
          for (const line of lot) await withPauses(review.appendInPortions(line));
        }
      } finally {
        await takeIn(written.map(({ action }) => action));
      }
      const entry = lines.at(-1)?.id ?? null;
      parts.changed();
      const counts = arrangement.table.counts();
      return { counts, undo: undoInfo(), savedAt: parts.now(), entry };
    });
  }

  async function takeIn(actions: readonly Action[]): Promise<void> {
    await reread(actions);
    if (surgeryDone(review) !== arrangement.surgery) await rearrange(arrangement.scanned);
  }

  /** Reads again what the actions touch. */
  async function reread(actions: readonly Action[]): Promise<void> {
    const touched = new Set<string>();
    for (const action of effectsOf(actions, review)) {
      if (action.type === 'tag' || action.type === 'retag') tagging++;
      else if ('finding' in action) touched.add(action.finding);
    }
    const { reader, table } = arrangement;
    const pause = createPauses();
    for (const finding of reader.forget(touched)) {
      await withPauses(reader.prepare(finding));
      table.setStatus(table.rowOf(finding.id), reader.statusOf(finding));
      await pause();
    }
    revision++;
  }

  /** What stands is shown until the new arrangement is there. */
  async function rearrange(scanned: readonly Finding[]): Promise<void> {
    arrangement = await withPauses(arrange(scanned, parts));
    revision++;
  }

  const missed = review.entries.slice(arrangement.entries).map(({ action }) => action);
  // What was decided while the findings were being arranged.
  if (missed.length > 0) void inTurn(() => takeIn(missed));

  return {
    corpus,
    review,
    minConfidence: parts.minConfidence,
    findings: () => arrangement.findings,
    scanned: () => arrangement.scanned,
    reader: () => arrangement.reader,
    table: () => arrangement.table,
    tagging: () => tagging,
    has: (finding) => arrangement.table.rowOf(finding) >= 0,
    findingOf,
    textFindingOf(id) {
      const finding = findingOf(id);
      if (finding.kind === 'duplicate') throw new StetError('invalid', 'A cluster has no places.');
      return finding;
    },
    clusterOf(id) {
      const finding = findingOf(id);
      if (finding.kind !== 'duplicate') throw new StetError('invalid', 'That is not a cluster.');
      return finding;
    },
    articleOf,
    knows: (key) => articleAt(key) !== null,
    refOf(key) {
      const { document, index } = articleOf(key);
      return { document, article: index };
    },
    counts: () => arrangement.table.counts(),
    undoInfo,
    untilChanged,
    record,
    recordEntries,
    replaceFindings: (others) => inTurn(() => rearrange(others)),
    settled: () =>
      last.then(
        () => {},
        () => {},
      ),
  };
}
