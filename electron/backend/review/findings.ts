import type { Finding } from '../../../shared/findings/finding.ts';
import type { BatchPreview } from '../../../shared/host/batch-model.ts';
import { initialFilter } from '../../../shared/host/initial-filter.ts';
import type {
  FindingView,
  PlaceContexts,
  PlaceView,
  QueueItem,
  SearchFound,
  Window,
} from '../../../shared/host/model.ts';
import type { Answer, QueueFilter } from '../../../shared/host/operations.ts';
import { previewBatch } from '../../../shared/host/views/batch.ts';
import { searchFindings } from '../../../shared/host/views/finding-words.ts';
import { findingView } from '../../../shared/host/views/findings.ts';
import { placeContexts } from '../../../shared/host/views/place-contexts.ts';
import { placeView, searchPlaces } from '../../../shared/host/views/places.ts';
import { queueItem } from '../../../shared/host/views/queue.ts';
import {
  type FindingArticles,
  linkArticles,
  rowsByTag,
  rowsInArticles,
} from '../../../shared/host/views/queue-articles.ts';
import {
  failures,
  type NarrowedQueue,
  narrowQueue,
} from '../../../shared/host/views/queue-filter.ts';
import type { QueueTable } from '../../../shared/host/views/queue-table.ts';
import { tagAndAbove } from '../../../shared/review/tag-names.ts';
import { parseQuery, type QueryTerm } from '../../../shared/search/query.ts';
import type { Snippet } from '../../../shared/search/snippet.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';
import type { TextSearch } from './text-search.ts';

interface Listed extends NarrowedQueue {
  readonly table: QueueTable;
  readonly terms: readonly QueryTerm[];
  /** By article: 1 where its text matches. */
  readonly inTexts: Uint8Array | null;
  readonly search: SearchFound | null;
}

/** What the page is shown of the findings: the queue, one finding, its places. */
export function findingAnswers(desk: Desk, texts: TextSearch) {
  const { corpus, review } = desk;
  const lists = desk.untilChanged(() => new Map<string, Promise<Listed>>());
  const failing = desk.untilChanged(() => new Map<string, Uint8Array>());
  const links = perTable(desk, (table) => withPauses(linkArticles(corpus, table.findings)));
  const ownWords = perTable(desk, (table) => withPauses(searchFindings(table.findings)));
  let byTag: { tagging: number; table: QueueTable; rows: Map<string, Uint32Array> } | null = null;

  const tagsWithAbove = (key: string) => [...new Set(review.tags(key).flatMap(tagAndAbove))];

  /** A tag has the rows of the tags below it, too. */
  async function tagged(): Promise<ReadonlyMap<string, Uint32Array>> {
    if (review.tagCounts().size === 0) return new Map();
    const linked = await links();
    const table = desk.table();
    const tagging = desk.tagging();
    if (byTag?.tagging !== tagging || byTag.table !== table) {
      const rows = await withPauses(rowsByTag(linked, review.taggedArticles(), tagsWithAbove));
      byTag = { tagging, table, rows };
    }
    return byTag.rows;
  }

  /** The queue under this filter; pages of it that are asked for together share the work. */
  function narrowed(wanted: QueueFilter): Promise<Listed> {
    const kept = lists();
    const key = JSON.stringify([wanted, desk.table().sources() !== null, texts.ready()]);
    let made = kept.get(key);
    if (!made) {
      if (kept.size >= mostLists) kept.clear();
      made = narrow(wanted);
      made.catch(() => kept.delete(key));
      kept.set(key, made);
    }
    return made;
  }

  /** Worked out in portions, and again where the findings changed meanwhile. */
  async function narrow(wanted: QueueFilter): Promise<Listed> {
    for (;;) {
      const table = desk.table();
      const order = await withPauses(table.order(wanted.sort));
      // Opening does not wait for it.
      if (wanted.source !== null || texts.ready()) await withPauses(table.findSources());
      const terms = parseQuery(wanted.search);
      const own = terms.length > 0 ? (await ownWords()).find(terms) : null;
      const ready = texts.ready();
      const inTexts = await texts.find(terms);
      const text = own && inTexts ? rowsInArticles(await links(), inTexts) : null;
      const byTags = await tagged();
      if (table !== desk.table()) continue;
      const matches = { own, text, tagged: byTags };
      const found = narrowQueue(table, order, wanted, matches, failedBy(wanted, matches.tagged));
      const search = own ? { own: found.own, text: found.text, ready } : null;
      return { ...found, table, terms, inTexts, search };
    }
  }

  /** What a filter lets through stays while one types a search. */
  function failedBy(wanted: QueueFilter, tags: ReadonlyMap<string, Uint32Array>): Uint8Array {
    const kept = failing();
    const key = JSON.stringify([{ ...wanted, search: '' }, desk.table().sources() !== null]);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= mostLists) kept.clear();
    const made = failures(desk.table(), wanted, tags);
    kept.set(key, made);
    return made;
  }

  /** Where a finding's first article that matches has what was searched for. */
  function snippetFor(
    row: number,
    { terms, inTexts }: Listed,
    { ofRow: { starts, values } }: FindingArticles,
  ): Snippet | null {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const number = values[at]!;
      if (inTexts?.[number] === 1) return texts.snippet(corpus.articles[number]!, terms);
    }
    return null;
  }

  return {
    /** The findings that pass, in the order asked for. */
    async filtered(wanted: QueueFilter): Promise<readonly Finding[]> {
      const { rows, table } = await narrowed(wanted);
      return Array.from(rows, (row) => table.findings[row]!);
    },
    async queue(
      wanted: QueueFilter,
      offset: number,
      limit: number,
    ): Promise<Answer<'queue.window'>> {
      const listed = await narrowed(wanted);
      const { rows, facets, table, search } = listed;
      const items: QueueItem[] = [];
      const linked = search === null ? null : await links();
      rows.subarray(offset, offset + limit).forEach((row, at) => {
        const byText = search !== null && offset + at >= search.own;
        const snippet = byText && linked ? snippetFor(row, listed, linked) : null;
        items.push(queueItem(table.findings[row]!, desk.reader(), snippet));
      });
      return { total: rows.length, offset, items, facets, search };
    },
    /** Makes ready what the first search needs. */
    async warmUp(): Promise<void> {
      await links();
      await ownWords();
      // What is run for the first time takes several times as long.
      await narrowed({ ...initialFilter, search: 'e' });
    },
    async ids(wanted: QueueFilter, from: number, to: number): Promise<string[]> {
      const { rows, table } = await narrowed(wanted);
      const asked = rows.subarray(from, Math.min(to, from + mostIds));
      return Array.from(asked, (row) => table.findings[row]!.id);
    },
    /** What accepting these findings would do. */
    preview: (ids: readonly string[]): Promise<BatchPreview> =>
      withPauses(
        previewBatch(corpus, ids.map(desk.findingOf), desk.reader(), desk.findings(), review),
      ),
    async locate(wanted: QueueFilter, id: string): Promise<number | null> {
      const { rows, table } = await narrowed(wanted);
      const row = table.rowOf(id);
      const at = row < 0 ? -1 : rows.indexOf(row);
      return at < 0 ? null : at;
    },
    finding: (id: string): FindingView => findingView(corpus, desk.findingOf(id), desk.reader()),
    async places(
      id: string,
      offset: number,
      limit: number,
      search: string,
    ): Promise<Window<PlaceView>> {
      const finding = desk.textFindingOf(id);
      const places = await withPauses(searchPlaces(corpus, finding, search));
      return {
        total: places.length,
        offset,
        items: places
          .slice(offset, offset + limit)
          .map((place) => placeView(corpus, finding, place, desk.reader())),
      };
    },
    contexts: async (id: string): Promise<PlaceContexts> =>
      withPauses(placeContexts(corpus, desk.textFindingOf(id))),
  };
}

/** Filters whose lists are kept until the next decision. */
const mostLists = 8;
/** Findings named at once. */
const mostIds = 10_000;

/** A function that works its value out once for each table of the desk. */
function perTable<Value>(desk: Desk, make: (table: QueueTable) => Value): () => Value {
  let kept: { table: QueueTable; value: Value } | null = null;
  return () => {
    const table = desk.table();
    if (kept?.table !== table) kept = { table, value: make(table) };
    return kept.value;
  };
}
