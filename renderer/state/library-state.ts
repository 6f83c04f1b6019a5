import type { ArticleFilter } from '../../shared/host/article-filter.ts';
import { createStore } from './store.ts';

interface LibraryState {
  readonly filter: ArticleFilter;
  readonly shown: number | null;
  readonly anchor: number | null;
}

export const initialLibrary: LibraryState = {
  filter: { search: '', tag: null, untagged: false, sort: 'place' },
  shown: null,
  anchor: null,
};

/** What narrows the list of articles, and which one is read. */
export const library = createStore<LibraryState>(initialLibrary);

/** Lists other articles, or in another order; none is read then. */
export function listArticles(part: Partial<ArticleFilter>): void {
  library.patch({ filter: { ...library.get().filter, ...part }, shown: null, anchor: null });
}
