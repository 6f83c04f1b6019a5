import type { PlaceView, Window } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { library } from './library-state.ts';
import { currentCluster } from './merge-actions.ts';
import { announce } from './messages.ts';
import { articlePage, articlesQuery } from './queries.ts';
import { goToFinding } from './queue-actions.ts';
import { refreshNow, settle } from './refresh.ts';
import { inOrder } from './serial.ts';
import { plural } from './words.ts';

/** Key of the article that is read, stands at the place on the stage, or is the copy kept of the cluster there. */
export function articleShown(app: App): string | null {
  if (app.view.get().screen === 'library') {
    const { filter, shown } = library.get();
    if (shown === null) return null;
    const page = articlesQuery(app, filter, Math.floor(shown / articlePage)).queryKey;
    return app.queries.getQueryData(page)?.items[shown % articlePage]?.key ?? null;
  }
  const cluster = currentCluster(app);
  if (cluster) return cluster.members.find((member) => member.canonical)?.article.key ?? null;
  const id = app.queue.get().current?.id;
  const { place } = app.stage.get();
  return (
    app.queries
      .getQueriesData<Window<PlaceView>>({ queryKey: ['places', id] })
      .flatMap(([, data]) => data?.items ?? [])
      .find((item) => item.place === place)?.article.key ?? null
  );
}

/** Opens the list of articles like this one. */
export function findSimilar(app: App, article: string): void {
  app.view.patch({ dialog: 'similar', likeArticle: article });
}

/** Makes one cluster of two articles and the clusters they stand in, and shows it. */
export async function joinArticles(app: App, one: string, other: string): Promise<boolean> {
  const answer = await inOrder(app, () => app.host.call('articles.join', { article: one, other }));
  if (!answer) return false;
  app.view.patch({ dialog: null, screen: 'review' });
  settle(app, answer);
  announce('Joined into one cluster.');
  await refreshNow(app);
  await goToFinding(app, answer.finding);
  return true;
}

/** Makes a cluster of its own of the chosen members of the cluster on the stage, and shows what is left. */
export async function splitMembers(app: App, members: readonly number[]): Promise<boolean> {
  const cluster = currentCluster(app);
  if (!cluster || members.length === 0 || members.length === cluster.members.length) return false;
  const answer = await inOrder(app, () =>
    app.host.call('cluster.split', { finding: cluster.id, members: [...members] }),
  );
  if (!answer) return false;
  app.view.patch({ dialog: null });
  settle(app, answer);
  announce(`${plural(members.length, 'member')} split off.`);
  await refreshNow(app);
  const [first] = answer.findings;
  if (first !== undefined) await goToFinding(app, first);
  return true;
}
