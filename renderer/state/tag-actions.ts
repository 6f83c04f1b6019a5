import type { TagScope } from '../../shared/host/article-filter.ts';
import type { TagColour } from '../../shared/host/tag-colours.ts';
import { mostFavourites } from '../../shared/host/tag-colours.ts';
import type { TagInfo } from '../../shared/host/tag-model.ts';
import { isWithin } from '../../shared/review/tag-names.ts';
import type { App } from './app.ts';
import { library, listArticles } from './library-state.ts';
import { currentCluster } from './merge-actions.ts';
import { announce, showMessage } from './messages.ts';
import { articleQuery, ask, proposalsQuery, tagsQuery } from './queries.ts';
import { refreshNow, settle } from './refresh.ts';
import { inOrder } from './serial.ts';
import { articleShown } from './similar-actions.ts';
import { retagging } from './tag-state.ts';
import { plural } from './words.ts';

/** Adds and removes tags on articles. */
export async function changeTags(
  app: App,
  articles: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): Promise<void> {
  if (articles.length === 0 || (add.length === 0 && remove.length === 0)) return;
  const decided = await inOrder(app, () =>
    app.host.call('tags.change', { articles: [...articles], add: [...add], remove: [...remove] }),
  );
  if (!decided) return;
  settle(app, decided);
  const where = plural(articles.length, 'article');
  announce(
    add.length > 0
      ? `Tagged ${where}: ${add.join(', ')}`
      : `Tag ${remove.join(', ')} taken off ${where}`,
  );
}

/** Keys of the articles that a tag goes to: those chosen or read in the library, or those of the finding on the stage. */
export function articlesToTag(app: App): readonly string[] {
  const chosen = app.chosen.get();
  if (app.view.get().screen === 'library' && chosen.size > 0) return [...chosen];
  const cluster = app.view.get().screen === 'review' ? currentCluster(app) : null;
  if (cluster) {
    return cluster.members.filter((member) => !member.excluded).map(({ article }) => article.key);
  }
  const shown = articleShown(app);
  return shown === null ? [] : [shown];
}

/** Gives the first suggested tag to the article shown, or turns it down. */
export async function answerProposal(app: App, take: boolean): Promise<void> {
  const shown = articleShown(app);
  if (shown === null) return;
  const known = app.queries.getQueryData(proposalsQuery(app, shown).queryKey);
  const first = known?.proposals[0]?.tag;
  if (first === undefined) {
    announce('No tag is suggested for this article.');
    return;
  }
  await settleProposal(app, shown, first, take);
}

/** Gives a suggested tag, or turns it down: then it is not suggested for this article again. */
export async function settleProposal(
  app: App,
  article: string,
  tag: string,
  take: boolean,
): Promise<void> {
  // Gone at once, so that the key pressed twice does not answer twice.
  app.queries.setQueryData(proposalsQuery(app, article).queryKey, (data) =>
    data ? { ...data, proposals: data.proposals.filter((one) => one.tag !== tag) } : data,
  );
  if (take) {
    const all = articlesToTag(app);
    await changeTags(app, all.includes(article) ? all : [article], [tag], []);
  } else await changeTags(app, [article], [], [tag]);
}

/** Gives the favourite with this number to what is shown or chosen, or takes it off where all have it. */
export async function toggleFavourite(app: App, number: number): Promise<void> {
  const tags = await app.queries.fetchQuery(tagsQuery(app));
  const tag = tags.find(({ favourite }) => favourite === number);
  if (!tag) {
    announce(`No favourite tag has the number ${number}.`);
    return;
  }
  const articles = articlesToTag(app);
  if (articles.length === 0) {
    announce('No article is shown.');
    return;
  }
  const infos = await Promise.all(
    articles.slice(0, 200).map((key) => app.queries.fetchQuery(articleQuery(app, key))),
  );
  const everywhere = infos.every(({ article }) => article.tags.includes(tag.name));
  await changeTags(app, articles, everywhere ? [] : [tag.name], everywhere ? [tag.name] : []);
}

/** Asks for a new name of a tag, or whether it is to be deleted. */
export function openRetag(
  app: App,
  what: 'rename' | 'delete',
  tag = library.get().filter.tag,
): void {
  if (tag === null) {
    announce('Choose a tag on the left first.');
    return;
  }
  retagging.set({ tag, what });
  app.view.patch({ dialog: 'retag' });
}

/** Renames a tag with all below it, merges it into another, or deletes it (null). False where it failed. */
export async function retag(app: App, from: string, to: string | null): Promise<boolean> {
  const decided = await inOrder(app, () => app.host.call('tags.retag', { from, to }));
  if (!decided) return false;
  app.view.patch({ dialog: null });
  settle(app, decided);
  const { tag } = library.get().filter;
  if (tag !== null && isWithin(tag, from)) {
    listArticles({ tag: to === null ? null : to + tag.slice(from.length) });
  }
  announce(to === null ? `Tag ${from} deleted.` : `Tag ${from} is ${to} now.`);
  await refreshNow(app);
  return true;
}

async function changeLook(app: App, change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    showMessage('error', error instanceof Error ? error.message : String(error));
  }
  await app.queries.invalidateQueries({ queryKey: tagsQuery(app).queryKey });
}

export function colourTag(app: App, tag: string, colour: TagColour | null): Promise<void> {
  return changeLook(app, () => ask(app.host, 'tags.colour', { tag, colour }));
}

/** The favourites in the order of their keys. */
export function favouritesOf(tags: readonly TagInfo[]): string[] {
  return tags
    .filter(({ favourite }) => favourite !== null)
    .sort((a, b) => (a.favourite ?? 0) - (b.favourite ?? 0))
    .map(({ name }) => name);
}

/** Makes a tag a favourite, with the next free number, or ends that. */
export async function changeFavourite(app: App, tag: string, wanted: boolean): Promise<void> {
  const others = favouritesOf(await app.queries.fetchQuery(tagsQuery(app))).filter(
    (name) => name !== tag,
  );
  if (wanted && others.length >= mostFavourites) {
    showMessage('note', `There are ${mostFavourites} favourites already; take one away first.`);
    return;
  }
  const tags = wanted ? [...others, tag] : others;
  await changeLook(app, () => ask(app.host, 'tags.favourites', { tags }));
}

/** What is listed now: the articles of the library, the findings selected, or all that the queue lists. */
export function listedScope(app: App): TagScope {
  if (app.view.get().screen === 'library') return { articles: library.get().filter };
  const { selection, filter } = app.queue.get();
  return selection.size > 1 ? { findings: [...selection] } : { queue: filter };
}

/** Tags everything in the scope, or takes a tag off there. False where it failed. */
export async function tagScope(
  app: App,
  scope: TagScope,
  tag: string,
  take: boolean,
): Promise<boolean> {
  const input = { scope, add: take ? [] : [tag], remove: take ? [tag] : [] };
  const decided = await inOrder(app, () => app.host.call('tags.changeScope', input));
  if (!decided) return false;
  app.view.patch({ dialog: null });
  settle(app, decided);
  announce(`${take ? 'Taken off' : 'Tagged'} ${plural(decided.articles, 'article')}: ${tag}`);
  await refreshNow(app);
  return true;
}
