import './library.css';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { SearchNote } from '../../components/search-note.tsx';
import { useApp } from '../../state/app.ts';
import { library } from '../../state/library-state.ts';
import { articlesQuery, tagsQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { count, plural } from '../../state/words.ts';
import { ArticleList } from './article-list.tsx';
import { ArticleView } from './article-view.tsx';
import { SelectionTags } from './selection-tags.tsx';

/** All articles: by tag, searched, several at once tagged, one read before and after. */
export function Library() {
  const app = useApp();
  const filter = useStore(library, (state) => state.filter);
  const chosen = useStore(app.chosen, (keys) => keys.size);
  const first = useQuery(articlesQuery(app, filter, 0));
  return (
    <main className="library">
      <nav className="library__side" aria-label="Tags">
        <TagFilter />
      </nav>
      <section className="library__main" aria-label="Articles">
        <header className="library__bar">
          <h1>
            {plural(first.data?.total ?? 0, 'article')}
            {filter.tag === null ? '' : ` tagged “${filter.tag}”`}
          </h1>
          <Button
            small
            variant="plain"
            className="library__bar-end"
            onClick={() => app.view.patch({ screen: 'review' })}
          >
            Back to the findings <CommandKey name="library" />
          </Button>
        </header>
        {chosen > 0 ? <SelectionTags /> : null}
        {first.data?.search ? (
          <SearchNote
            searched={filter.search}
            found={first.data.search}
            own="headlines and names"
          />
        ) : null}
        {first.error && !first.data ? (
          <p className="library__none" role="alert">
            {first.error.message}
          </p>
        ) : (
          <ArticleList />
        )}
      </section>
      <ArticleView />
    </main>
  );
}

function TagFilter() {
  const app = useApp();
  const tags = useQuery(tagsQuery(app)).data ?? [];
  const chosen = useStore(library, (state) => state.filter.tag);
  const choose = (tag: string | null) =>
    library.patch({ filter: { ...library.get().filter, tag }, shown: null, anchor: null });
  return (
    <>
      <button
        type="button"
        className="library__tag"
        aria-pressed={chosen === null}
        onClick={() => choose(null)}
      >
        All articles
      </button>
      <h2 className="section-title">Tags</h2>
      {tags.map((tag) => (
        <button
          key={tag.name}
          type="button"
          className="library__tag"
          aria-pressed={chosen === tag.name}
          onClick={() => choose(chosen === tag.name ? null : tag.name)}
        >
          <Icon of={Tag} size={13} />
          <span className="truncate" dir="auto">
            {tag.name}
          </span>
          <span className="tabular">{count(tag.articles)}</span>
        </button>
      ))}
      {tags.length === 0 ? (
        <p className="library__none">No tags yet. Choose articles, then “Tag”.</p>
      ) : null}
    </>
  );
}
