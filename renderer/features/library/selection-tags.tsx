import type { ArticleInfo, Window } from '../../../shared/host/model.ts';
import { Button } from '../../components/button.tsx';
import { useApp } from '../../state/app.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';
import { tagCounts } from '../tags/tag-counts.ts';
import { TagEditor } from '../tags/tag-editor.tsx';

/** The tags of the chosen articles, as far as they are loaded. */
export function SelectionTags() {
  const app = useApp();
  const chosen = useStore(app.chosen, (keys) => keys);
  const loaded = new Map<string, ArticleInfo>();
  for (const [, data] of app.queries.getQueriesData<Window<ArticleInfo>>({
    queryKey: ['articles'],
  })) {
    for (const article of data?.items ?? []) {
      if (chosen.has(article.key)) loaded.set(article.key, article);
    }
  }
  return (
    <section className="library__selection" aria-label="Selection">
      <div className="library__bar-line">
        <b>{plural(chosen.size, 'article')} chosen</b>{' '}
        <Button variant="plain" small onClick={() => app.chosen.set(new Set())}>
          Clear
        </Button>
      </div>
      <TagEditor articles={[...chosen]} tags={tagCounts([...loaded.values()])} about={null} />
    </section>
  );
}
