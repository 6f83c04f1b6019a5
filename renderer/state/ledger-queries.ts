import { queryOptions } from '@tanstack/react-query';
import type { App } from './app.ts';
import { ask } from './queries.ts';

export const withoutPage = 100;
export const conflictPage = 50;

export const withoutQuery = (app: App, entries: readonly string[], page: number) =>
  queryOptions({
    queryKey: ['without', entries, page],
    queryFn: () =>
      ask(app.host, 'ledger.without', {
        entries: [...entries],
        offset: page * withoutPage,
        limit: withoutPage,
      }),
    enabled: entries.length > 0,
  });

export const withoutArticleQuery = (app: App, entries: readonly string[], article: string) =>
  queryOptions({
    queryKey: ['without', entries, 'article', article],
    queryFn: () => ask(app.host, 'ledger.withoutArticle', { entries: [...entries], article }),
    enabled: article !== '',
  });

export const exchangeQuery = (app: App) =>
  queryOptions({ queryKey: ['exchange'], queryFn: () => ask(app.host, 'exchange.get', {}) });

export const conflictsQuery = (app: App, page: number) =>
  queryOptions({
    queryKey: ['conflicts', page],
    queryFn: () =>
      ask(app.host, 'exchange.conflicts', { offset: page * conflictPage, limit: conflictPage }),
  });

export const auditQuery = (app: App, shown: string | null) =>
  queryOptions({
    queryKey: ['audit', shown],
    queryFn: () => ask(app.host, 'audit.get', { shown }),
  });
