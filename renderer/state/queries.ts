import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ArticleFilter, TagScope } from '../../shared/host/article-filter.ts';
import type { Host } from '../../shared/host/host.ts';
import type { ProjectInfo, Settings } from '../../shared/host/model.ts';
import type { Answer, Input, OperationName, QueueFilter } from '../../shared/host/operations.ts';
import { placePage, queuePage } from '../../shared/host/page-sizes.ts';
import type { Failure } from '../../shared/host/result.ts';
import { newTour } from '../../shared/host/user-model.ts';
import type { HistoryFilter } from '../../shared/review/history.ts';
import { type App, useApp } from './app.ts';
import { changesMade } from './changes.ts';
import { keepRows } from './keep-rows.ts';

/** A failure that travels through a query; `failure` keeps its code. */
export class CallError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Calls an operation and throws a CallError where the answer is a failure. */
export async function ask<Name extends OperationName>(
  host: Host,
  name: Name,
  input: Input<Name>,
): Promise<Answer<Name>> {
  const result = await host.call(name, input);
  if (!result.ok) throw new CallError(result.error);
  return result.value;
}

export const historyPage = 100;
export const articlePage = 200;

export const infoQuery = (app: App) =>
  queryOptions({ queryKey: ['info'], queryFn: () => ask(app.host, 'app.info', {}) });

export const projectQuery = (app: App) =>
  queryOptions({ queryKey: ['project'], queryFn: () => ask(app.host, 'project.info', {}) });

export const queueQuery = (app: App, filter: QueueFilter, page: number) =>
  queryOptions({
    queryKey: ['queue', filter, page],
    structuralSharing: keepRows,
    queryFn: async () => {
      // An answer from before a verdict would list what it is about as open, to be decided once more.
      await changesMade();
      return ask(app.host, 'queue.window', { filter, offset: page * queuePage, limit: queuePage });
    },
  });

/** Where an export would go; asked anew each time, as what was written meanwhile takes a name. */
export const exportQuery = (app: App, place: { token: string } | null, folder: string) =>
  queryOptions({
    queryKey: ['export', place?.token ?? null, folder],
    staleTime: 0,
    gcTime: 0,
    queryFn: () => ask(app.host, 'export.suggest', { place: place?.token ?? null, folder }),
  });

export const filtersQuery = (app: App) =>
  queryOptions({ queryKey: ['filters'], queryFn: () => ask(app.host, 'filters.list', {}) });

/** What accepting the selection would do. */
export const batchQuery = (app: App, selection: ReadonlySet<string>) => {
  const findings = [...selection];
  return queryOptions({
    queryKey: ['batch', findings],
    queryFn: () => ask(app.host, 'decision.preview', { findings }),
    placeholderData: keepPreviousData,
  });
};

export const findingQuery = (app: App, finding: string) =>
  queryOptions({
    queryKey: ['finding', finding],
    queryFn: () => ask(app.host, 'finding.get', { finding }),
  });

export const placesQuery = (app: App, finding: string, search: string, page: number) =>
  queryOptions({
    queryKey: ['places', finding, search, page],
    queryFn: () =>
      ask(app.host, 'finding.places', {
        finding,
        search,
        offset: page * placePage,
        limit: placePage,
      }),
  });

export const compareQuery = (app: App, finding: string, right: number) =>
  queryOptions({
    queryKey: ['compare', finding, right],
    queryFn: () => ask(app.host, 'cluster.compare', { finding, right }),
  });

export const tagsQuery = (app: App) =>
  queryOptions({ queryKey: ['tags'], queryFn: () => ask(app.host, 'tags.list', {}) });

export const retagPreviewQuery = (app: App, from: string, to: string | null) =>
  queryOptions({
    queryKey: ['tags', 'retag', from, to],
    queryFn: () => ask(app.host, 'tags.retagPreview', { from, to }),
    placeholderData: keepPreviousData,
  });

export const scopePreviewQuery = (app: App, scope: TagScope, tag: string, take: boolean) =>
  queryOptions({
    queryKey: ['tags', 'scope', scope, tag, take],
    queryFn: () =>
      ask(app.host, 'tags.scopePreview', {
        scope,
        add: take ? [] : [tag],
        remove: take ? [tag] : [],
      }),
  });

/** Tags suggested for an article; asked for again while what was tagged last is being learned. */
export const proposalsQuery = (app: App, article: string) =>
  queryOptions({
    queryKey: ['proposals', article],
    queryFn: () => ask(app.host, 'tags.suggest', { article }),
    refetchInterval: ({ state }) => (state.data?.learning ? 400 : false),
  });

export const historyQuery = (app: App, filter: HistoryFilter, page: number) =>
  queryOptions({
    queryKey: ['history', filter, page],
    queryFn: () =>
      ask(app.host, 'ledger.history', { filter, offset: page * historyPage, limit: historyPage }),
    placeholderData: keepPreviousData,
  });

export const articlesQuery = (app: App, filter: ArticleFilter, page: number) =>
  queryOptions({
    queryKey: ['articles', filter, page],
    queryFn: () =>
      ask(app.host, 'articles.window', { filter, offset: page * articlePage, limit: articlePage }),
  });

export const articleQuery = (app: App, key: string) =>
  queryOptions({
    queryKey: ['article', key],
    queryFn: () => ask(app.host, 'articles.get', { key }),
  });

export const similarQuery = (app: App, key: string, floor: number) =>
  queryOptions({
    queryKey: ['similar', key, floor],
    queryFn: () => ask(app.host, 'articles.similar', { key, floor }),
  });

export const wordsQuery = (app: App) =>
  queryOptions({ queryKey: ['words'], queryFn: () => ask(app.host, 'words.list', {}) });

export const figuresQuery = (app: App) =>
  queryOptions({ queryKey: ['figures'], queryFn: () => ask(app.host, 'figures.get', {}) });

export const contextsQuery = (app: App, finding: string) =>
  queryOptions({
    queryKey: ['contexts', finding],
    queryFn: () => ask(app.host, 'finding.contexts', { finding }),
  });

export const previewQuery = (app: App, threshold: number) =>
  queryOptions({
    queryKey: ['preview', threshold],
    queryFn: () => ask(app.host, 'clusters.preview', { threshold }),
    placeholderData: keepPreviousData,
  });

/** The project that is open, or null; undefined while nothing is known yet. */
export function useProject(): ProjectInfo | null | undefined {
  return useQuery(projectQuery(useApp())).data;
}

const noSettings: Settings = {
  theme: 'system',
  diffLayout: 'inline',
  afterTake: 'next',
  author: '',
  keys: {},
  tour: newTour,
  recentCommands: [],
};

/** The settings, with the defaults until they are known. */
export function useSettings(): Settings {
  const info = useQuery(infoQuery(useApp())).data;
  return info?.settings ?? noSettings;
}
