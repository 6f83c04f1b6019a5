import './library.css';
import { useQuery } from '@tanstack/react-query';
import { articleOrders } from '../../../shared/host/article-filter.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { CommandKey } from '../../components/kbd.tsx';
import { SearchNote } from '../../components/search-note.tsx';
import { useApp } from '../../state/app.ts';
import { library, listArticles } from '../../state/library-state.ts';
import { articlesQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';
import { TagMenu } from '../tags/tag-menu.tsx';
import { ArticleList } from './article-list.tsx';
import { ArticleView } from './article-view.tsx';
import { SelectionTags } from './selection-tags.tsx';
import { TagLists } from './tag-lists.tsx';
import { TagTree } from './tag-tree.tsx';

type ArticleOrder = (typeof articleOrders)[number];

const orderNames: Readonly<Record<ArticleOrder, string>> = {
  place: 'as they stand',
  title: 'by headline',
  length: 'longest first',
};
const orders = articleOrders.map((value) => ({ value, label: orderNames[value] }));

/** All articles: by tag, searched, several at once tagged, one read before and after. */
export function Library() {
  const app = useApp();
  const filter = useStore(library, (state) => state.filter);
  const chosen = useStore(app.chosen, (keys) => keys.size);
  const first = useQuery(articlesQuery(app, filter, 0));
  return (
    <main className="library">
      <nav className="library__side" aria-label="Tags">
        <TagLists />
        <h2 className="section-title">Tags</h2>
        <TagTree />
      </nav>
      <section className="library__main" aria-label="Articles">
        <header className="library__bar">
          <div className="library__tools">
            <h1 className="truncate" dir="auto">
              {plural(first.data?.total ?? 0, 'article')}
              {filter.tag === null ? '' : ` tagged “${filter.tag}”`}
              {filter.untagged ? ' without tags' : ''}
            </h1>
            {filter.tag === null ? null : <TagMenu tag={filter.tag} />}
            <Button
              small
              variant="plain"
              className="library__bar-end"
              onClick={() => app.view.patch({ screen: 'review' })}
            >
              Back to the findings <CommandKey name="library" />
            </Button>
          </div>
          <div className="library__tools">
            <Button
              small
              disabled={(first.data?.total ?? 0) === 0}
              onClick={() => runCommand(app, 'tag-listed')}
            >
              Tag all listed… <CommandKey name="tag-listed" />
            </Button>
            <Choice
              label="Order"
              value={filter.sort ?? 'place'}
              choices={orders}
              onChoose={(sort) => listArticles({ sort: sort as ArticleOrder })}
            />
          </div>
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
