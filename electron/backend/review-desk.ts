import { randomUUID } from 'node:crypto';
import { type BoilerplateFigures, countOutlets } from '../../shared/clean/boilerplate-figures.ts';
import { clean } from '../../shared/clean/clean.ts';
import type { CleanCorpus } from '../../shared/clean/clean-corpus.ts';
import { articleText, type Corpus } from '../../shared/corpus/corpus.ts';
import { type Article, type ArticleRef, articleKey } from '../../shared/corpus/document.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../../shared/findings/finding.ts';
import type {
  ArticleInfo,
  CompareView,
  Counts,
  Decided,
  FindingView,
  HistoryItem,
  PlaceContexts,
  PlaceView,
  TagInfo,
  UndoInfo,
  Window,
} from '../../shared/host/model.ts';
import type { Answer, QueueFilter } from '../../shared/host/operations.ts';
import { StetError } from '../../shared/host/result.ts';
import { articleInfo, displayHeadline, keyOf } from '../../shared/host/views/articles.ts';
import { compareMembers, type MergeState, mergeOf } from '../../shared/host/views/compare.ts';
import { findingView, isPromotable } from '../../shared/host/views/findings.ts';
import { placeContexts } from '../../shared/host/views/place-contexts.ts';
import { placeView, searchPlaces } from '../../shared/host/views/places.ts';
import { countFindings, filterFindings, queueWindow } from '../../shared/host/views/queue.ts';
import { createReviewReader } from '../../shared/host/views/review-reader.ts';
import {
  arrangeAction,
  decideAction,
  joinAction,
  joinTwoAction,
  promoteAction,
  splitAction,
  vetoAction,
} from '../../shared/review/actions.ts';
import { articleAnchor } from '../../shared/review/anchors.ts';
import { besideOthers, withSurgery } from '../../shared/review/cluster-surgery.ts';
import { describeEntries } from '../../shared/review/describe.ts';
import type { Action, LedgerEntry, Take, Verdict } from '../../shared/review/ledger-entry.ts';
import { mergeEdits, withChoice } from '../../shared/review/merge.ts';
import type { Review, UndoTarget } from '../../shared/review/review-state.ts';

/** Answers every question of the page about a scanned project and records every decision. */
export type ReviewDesk = ReturnType<typeof createReviewDesk>;

/** A desk over a scan's findings and a ledger; each decision resolves only when `append` has it on the disk. */
export function createReviewDesk(parts: {
  readonly corpus: Corpus;
  readonly findings: readonly Finding[];
  readonly review: Review;
  readonly minConfidence: number;
  append(entry: LedgerEntry): Promise<void>;
  now(): string;
  author(): string;
  changed(): void;
}) {
  const { corpus, review } = parts;
  let scanned = parts.findings;
  let surgery = surgeryDone();
  let findings = withSurgery(scanned, review, corpus);
  let reader = createReviewReader(corpus, findings, review, parts.minConfidence);
  let byId = new Map(findings.map((finding) => [finding.id, finding]));
  const byKey = new Map(corpus.articles.map((article) => [keyOf(article), article]));
  let filtered: { key: string; list: Finding[] } | null = null;
  let cleaned: CleanCorpus | null = null;
  let outletFigures: ReturnType<typeof countOutlets> | null = null;
  let countsNow: Counts | null = null;
  // One change after another: each is worked out on what the one before left.
  let last: Promise<unknown> = Promise.resolve();

  function findingOf(id: string): Finding {
    const finding = byId.get(id);
    if (!finding) throw new StetError('not-found', 'That finding is not in this scan.');
    return finding;
  }

  function textFindingOf(id: string): TextFinding {
    const finding = findingOf(id);
    if (finding.kind === 'duplicate') throw new StetError('invalid', 'A cluster has no places.');
    return finding;
  }

  function clusterOf(id: string): DuplicateFinding {
    const finding = findingOf(id);
    if (finding.kind !== 'duplicate') throw new StetError('invalid', 'That is not a cluster.');
    return finding;
  }

  function articleOf(key: string): Article {
    const article = byKey.get(key);
    if (!article) throw new StetError('not-found', 'That article is not in this corpus.');
    return article;
  }

  function refOf(key: string): ArticleRef {
    const { document, index } = articleOf(key);
    return { document, article: index };
  }

  const counts = (): Counts => {
    countsNow ??= countFindings(findings, reader);
    return countsNow;
  };

  const undoInfo = (): UndoInfo => {
    const words = (target: UndoTarget | null) =>
      target ? describeEntries(target.affected, review) : null;
    return { undo: words(review.undoTarget()), redo: words(review.redoTarget()) };
  };

  function serially<T>(work: () => Promise<T>): Promise<T> {
    const next = last.catch(() => {}).then(work);
    last = next;
    return next;
  }

  /** Records actions worked out now, under one batch when there are several. */
  function record(makeActions: () => readonly Action[]): Promise<Decided> {
    return serially(async () => {
      const actions = makeActions();
      const batch = actions.length > 1 ? { batch: randomUUID() } : {};
      const at = parts.now();
      const by = parts.author();
      const lines = actions.map((action) => ({ id: randomUUID(), at, by, ...batch, action }));
      // Appended together they share one fsync; none counts before it is on the disk.
      await Promise.all(lines.map((line) => parts.append(line)));
      for (const line of lines) review.append(line);
      const entry = lines.at(-1)?.id ?? null;
      forgetAbout(actions);
      parts.changed();
      return { counts: counts(), undo: undoInfo(), savedAt: parts.now(), entry };
    });
  }

  function forgetAbout(actions: readonly Action[]): void {
    const touched = actions.flatMap((action) => ('finding' in action ? [action.finding] : []));
    const wide = actions.some(({ type }) => type === 'retract' || type === 'tag');
    reader.forget(wide ? 'all' : touched);
    forgetAnswers();
    if (surgeryDone() !== surgery) arrangeFindings();
  }

  /** Tells one state of the clusters' arrangement from another. */
  function surgeryDone(): string {
    return review
      .surgeries()
      .map(({ entry }) => entry.id)
      .join(' ');
  }

  function arrangeFindings(): void {
    surgery = surgeryDone();
    findings = withSurgery(scanned, review, corpus);
    byId = new Map(findings.map((finding) => [finding.id, finding]));
    reader = createReviewReader(corpus, findings, review, parts.minConfidence);
    forgetAnswers();
  }

  /** The clusters in which these articles stand now, in order of the articles. */
  function clustersWith(members: readonly ArticleRef[]): string[] {
    const keys = new Set(members.map(articleKey));
    return findings
      .filter(({ kind, rule }) => kind === 'duplicate' && rule !== 'linked-duplicates')
      .filter(
        (finding) =>
          finding.kind === 'duplicate' &&
          finding.members.every((member) => keys.has(articleKey(member))),
      )
      .map(({ id }) => id);
  }

  /** The cluster in which an article stands, if it is in one of its own. */
  function clusterOfArticle(ref: ArticleRef): DuplicateFinding | null {
    const key = articleKey(ref);
    for (const finding of findings) {
      if (finding.kind !== 'duplicate' || besideOthers.includes(finding.rule)) continue;
      if (finding.members.some((member) => articleKey(member) === key)) return finding;
    }
    return null;
  }

  function forgetAnswers(): void {
    filtered = null;
    cleaned = null;
    countsNow = null;
  }

  function filter(wanted: QueueFilter): Finding[] {
    const key = JSON.stringify(wanted);
    if (filtered?.key !== key) {
      filtered = { key, list: filterFindings(findings, wanted, reader) };
    }
    return filtered.list;
  }

  const cleanNow = (): CleanCorpus => {
    cleaned ??= clean(corpus, findings, review);
    return cleaned;
  };

  async function retractTarget(target: UndoTarget | null, nothing: string) {
    if (!target) throw new StetError('not-found', nothing);
    const [first] = target.affected;
    const finding = first && 'finding' in first.action ? first.action.finding : null;
    const decided = await record(() => [{ type: 'retract', entries: target.entries }]);
    // A cluster that was split or joined may be gone now.
    return { ...decided, finding: finding !== null && byId.has(finding) ? finding : null };
  }

  /** Changes a cluster's merge and answers with the comparison as it then is. */
  async function changeMerge(
    id: string,
    right: number,
    change: (cluster: DuplicateFinding, merge: MergeState, view: CompareView) => MergeState,
  ): Promise<CompareView & { decided: Decided }> {
    const cluster = clusterOf(id);
    const decided = await record(() => {
      const before = mergeOf(cluster, reader);
      const merge = change(cluster, before, compareMembers(corpus, cluster, right, reader));
      const ref = cluster.members[reader.canonicalOf(cluster)]!;
      const article = corpus.articlesOf(ref.document)[ref.article]!;
      const { text } = corpus.document(ref.document);
      return [
        {
          type: 'merge',
          finding: id,
          canonical: articleAnchor(corpus, article),
          choices: merge.choices,
          text: merge.text,
          edits: mergeEdits(before.view, merge.result, text),
        },
      ];
    });
    return { ...compareMembers(corpus, cluster, right, reader), decided };
  }

  return {
    counts,
    undoInfo,
    /** Goes on with other findings of the same corpus; what was decided holds. */
    replaceFindings(others: readonly Finding[]): void {
      scanned = others;
      arrangeFindings();
    },
    /** The findings as they stand: clusters as they were split and joined. */
    findings: () => findings,
    settled: () =>
      last.then(
        () => {},
        () => {},
      ),

    queue(wanted: QueueFilter, offset: number, limit: number): Answer<'queue.window'> {
      return queueWindow(findings, filter(wanted), wanted, reader, offset, limit);
    },
    locate(wanted: QueueFilter, id: string): number | null {
      const at = filter(wanted).findIndex((finding) => finding.id === id);
      return at < 0 ? null : at;
    },
    finding: (id: string): FindingView => findingView(corpus, findingOf(id), reader),
    places(id: string, offset: number, limit: number, search: string): Window<PlaceView> {
      const finding = textFindingOf(id);
      const places = searchPlaces(corpus, finding, search);
      return {
        total: places.length,
        offset,
        items: places
          .slice(offset, offset + limit)
          .map((place) => placeView(corpus, finding, place, reader)),
      };
    },
    compare: (id: string, right: number): CompareView =>
      compareMembers(corpus, clusterOf(id), right, reader),

    contexts: (id: string): PlaceContexts => placeContexts(corpus, textFindingOf(id)),
    figures(): BoilerplateFigures {
      outletFigures ??= countOutlets(corpus);
      return outletFigures(findings, (finding, place) => {
        const status = reader.statusOf(finding);
        if (status === 'rejected' || reader.isVetoed(finding, place)) return 'kept';
        const verdict = review.decision(finding.id)?.action.verdict;
        const taken = verdict === 'accepted' || verdict === 'edited';
        if (taken && !reader.isStale(finding, place)) return 'accepted';
        return finding.confidence < parts.minConfidence ? 'kept' : 'offered';
      });
    },

    decide(ids: readonly string[], verdict: Verdict, replacement?: string): Promise<Decided> {
      return record(() =>
        ids.map((id) => decideAction(findingOf(id), verdict, corpus, replacement)),
      );
    },
    veto(id: string, place: number, vetoed: boolean): Promise<Decided> {
      return record(() => {
        const finding = textFindingOf(id);
        if (place >= finding.occurrences.length) {
          throw new StetError('not-found', 'That finding has no such place.');
        }
        return [vetoAction(finding, place, vetoed, corpus)];
      });
    },
    promote(id: string, promoted: boolean): Promise<Decided> {
      return record(() => {
        const finding = textFindingOf(id);
        if (promoted && !isPromotable(finding, reader)) {
          throw new StetError(
            'not-allowed',
            'Only an accepted card without vetoes becomes a rule.',
          );
        }
        if (!promoted && !reader.promotionOf(finding)) {
          throw new StetError('not-allowed', 'That card is no rule.');
        }
        return [promoteAction(finding, promoted)];
      });
    },
    note(id: string, text: string): Promise<Decided> {
      return record(() => [{ type: 'note', finding: findingOf(id).id, text }]);
    },
    arrange(id: string, canonical: number, excluded: readonly number[]): Promise<Decided> {
      return record(() => {
        const cluster = clusterOf(id);
        const beyond = [canonical, ...excluded].some((index) => index >= cluster.members.length);
        if (beyond) throw new StetError('not-found', 'That cluster has no such member.');
        return [arrangeAction(cluster, canonical, excluded, corpus)];
      });
    },
    async split(id: string, chosen: readonly number[]): Promise<Answer<'cluster.split'>> {
      let members: readonly ArticleRef[] = [];
      const decided = await record(() => {
        const cluster = clusterOf(id);
        members = cluster.members;
        if (chosen.some((index) => index >= cluster.members.length)) {
          throw new StetError('not-found', 'That cluster has no such member.');
        }
        if (new Set(chosen).size === cluster.members.length) {
          throw new StetError('invalid', 'All members were chosen; there is nothing to part.');
        }
        return [splitAction(cluster, chosen, corpus)];
      });
      return { ...decided, findings: clustersWith(members) };
    },
    async join(
      id: string,
      other: { finding: string } | { article: string },
    ): Promise<Answer<'cluster.join'>> {
      let members: readonly ArticleRef[] = [];
      const decided = await record(() => {
        const cluster = clusterOf(id);
        const joined = 'finding' in other ? clusterOf(other.finding) : refOf(other.article);
        const more = 'members' in joined ? joined.members : [joined];
        const known = new Set(cluster.members.map(articleKey));
        if (more.every((member) => known.has(articleKey(member)))) {
          throw new StetError('invalid', 'These articles are in the cluster already.');
        }
        members = [...cluster.members, ...more];
        return [joinAction(cluster, reader.canonicalOf(cluster), joined, corpus)];
      });
      const [finding = id] = clustersWith(members);
      return { ...decided, finding };
    },
    async joinArticles(key: string, otherKey: string): Promise<Answer<'articles.join'>> {
      const [one, other] = [refOf(key), refOf(otherKey)];
      if (articleKey(one) === articleKey(other)) {
        throw new StetError('invalid', 'An article cannot be joined to itself.');
      }
      const standing = clusterOfArticle(one);
      if (standing) return this.join(standing.id, { article: otherKey });
      const others = clusterOfArticle(other);
      if (others) return this.join(others.id, { article: key });
      const decided = await record(() => [joinTwoAction(one, other, corpus)]);
      const [finding = ''] = clustersWith([one, other]);
      return { ...decided, finding };
    },
    take(id: string, right: number, hunk: number | null, take: Take) {
      return changeMerge(id, right, (cluster, merge, view) => {
        const hunks = view.rows.filter(({ type }) => type === 'hunk');
        const chosen = hunk === null ? hunks : hunks.slice(hunk, hunk + 1);
        if (chosen.length === 0) throw new StetError('not-found', 'There is no such hunk.');
        const ref = cluster.members[right]!;
        const member = articleAnchor(corpus, corpus.articlesOf(ref.document)[ref.article]!);
        const choices = chosen.reduce(
          (list, row) => withChoice(list, row, member, take),
          merge.choices,
        );
        return merge.with(choices, null);
      });
    },
    write(id: string, right: number, text: string | null) {
      return changeMerge(id, right, (_, merge) => merge.with(merge.choices, text));
    },

    undo: () => retractTarget(review.undoTarget(), 'There is nothing to undo.'),
    redo: () => retractTarget(review.redoTarget(), 'There is nothing to redo.'),
    retract(entry: string): Promise<Decided> {
      return record(() => {
        if (!review.entry(entry)) throw new StetError('not-found', 'There is no such decision.');
        if (!review.isEffective(entry)) {
          throw new StetError('not-allowed', 'That decision was already taken back.');
        }
        return [{ type: 'retract', entries: [entry] }];
      });
    },
    history(offset: number, limit: number, search: string): Window<HistoryItem> {
      const needle = search.trim().toLocaleLowerCase();
      const newestFirst = [...review.entries].reverse();
      const items = needle
        ? newestFirst
            .map(reader.historyItem)
            .filter(({ text, by }) => `${text} ${by}`.toLocaleLowerCase().includes(needle))
        : null;
      return {
        total: items?.length ?? newestFirst.length,
        offset,
        items: items
          ? items.slice(offset, offset + limit)
          : newestFirst.slice(offset, offset + limit).map(reader.historyItem),
      };
    },

    articles(
      wanted: { search: string; tag: string | null },
      offset: number,
      limit: number,
    ): Window<ArticleInfo> {
      const needle = wanted.search.trim().toLocaleLowerCase();
      const passing = corpus.articles.filter(
        (article) =>
          (wanted.tag === null || reader.tagsOf(keyOf(article)).includes(wanted.tag)) &&
          (needle === '' ||
            article.document.toLocaleLowerCase().includes(needle) ||
            displayHeadline(corpus, article).toLocaleLowerCase().includes(needle)),
      );
      return {
        total: passing.length,
        offset,
        items: passing
          .slice(offset, offset + limit)
          .map((article) => articleInfo(corpus, article, reader)),
      };
    },
    article(key: string): Answer<'articles.get'> {
      const article = articleOf(key);
      const cleanArticle = cleanNow().articles.find(
        (item) => item.document === article.document && item.article === article.index,
      );
      return {
        article: articleInfo(corpus, article, reader),
        source: articleText(corpus, article),
        clean: cleanArticle?.text ?? '',
      };
    },
    tags(): TagInfo[] {
      return [...review.tagCounts()].map(([name, articles]) => ({ name, articles }));
    },
    tag(keys: readonly string[], add: readonly string[], remove: readonly string[]) {
      return record(() => [
        {
          type: 'tag',
          articles: keys.map((key) => articleAnchor(corpus, articleOf(key))),
          add,
          remove,
        },
      ]);
    },
  };
}
