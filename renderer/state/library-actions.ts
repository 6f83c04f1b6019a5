import type { App } from './app.ts';
import { library } from './library-state.ts';
import { articlePage, articlesQuery } from './queries.ts';

const most = 100_000;

/** Keys of the articles in the rows `from` to `to`, both included. */
async function keysBetween(app: App, from: number, to: number): Promise<string[]> {
  const { filter } = library.get();
  const keys: string[] = [];
  for (let page = Math.floor(from / articlePage); page * articlePage <= to; page += 1) {
    const { items } = await app.queries.fetchQuery(articlesQuery(app, filter, page));
    items.forEach((article, at) => {
      const index = page * articlePage + at;
      if (index >= from && index <= to) keys.push(article.key);
    });
  }
  return keys;
}

/** Chooses every article that is listed. */
export async function chooseEveryArticle(app: App): Promise<void> {
  const { filter } = library.get();
  const { total } = await app.queries.fetchQuery(articlesQuery(app, filter, 0));
  if (total > 0) app.chosen.set(new Set(await keysBetween(app, 0, Math.min(total, most) - 1)));
}

/** Adds the articles between the last click and this one to the choice. */
export async function chooseArticlesTo(app: App, index: number): Promise<void> {
  const from = library.get().anchor ?? index;
  const keys = await keysBetween(app, Math.min(from, index), Math.max(from, index));
  app.chosen.set(new Set([...app.chosen.get(), ...keys]));
}

export function toggleArticle(app: App, key: string, index: number): void {
  const chosen = new Set(app.chosen.get());
  if (chosen.has(key)) chosen.delete(key);
  else chosen.add(key);
  app.chosen.set(chosen);
  library.patch({ anchor: index });
}

/** Reads the next (1) or previous (-1) article; of a list that is still on its way, once it is there. */
export async function stepArticle(app: App, by: 1 | -1): Promise<void> {
  const { filter } = library.get();
  try {
    const { total } = await app.queries.fetchQuery(articlesQuery(app, filter, 0));
    const { filter: now, shown } = library.get();
    if (total === 0 || now !== filter) return;
    library.patch({ shown: shown === null ? 0 : Math.max(0, Math.min(total - 1, shown + by)) });
  } catch {
    // The list itself shows why it could not be read.
  }
}
