import { library, listArticles } from '../../state/library-state.ts';
import { useStore } from '../../state/store.ts';

/** All articles, and those that no tag was given yet. */
export function TagLists() {
  const tag = useStore(library, (state) => state.filter.tag);
  const untagged = useStore(library, (state) => state.filter.untagged ?? false);
  return (
    <>
      <button
        type="button"
        className="library__tag"
        aria-pressed={tag === null && !untagged}
        onClick={() => listArticles({ tag: null, untagged: false })}
      >
        All articles
      </button>
      <button
        type="button"
        className="library__tag"
        aria-pressed={untagged}
        onClick={() => listArticles({ tag: null, untagged: !untagged })}
      >
        Without tags
      </button>
    </>
  );
}
