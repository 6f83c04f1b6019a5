import type { App } from './app.ts';
import { announce } from './messages.ts';
import { settle } from './refresh.ts';
import { inOrder } from './serial.ts';
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
